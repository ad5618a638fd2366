import { correlation } from "../stats/correlation";
import type { PairedReturns } from "./synchronise-returns";

/**
 * overlappingCorrelation is Pearson's correlation of overlapping sums of `span` returns. Two markets that close at
 * different hours answer the same news on different dates; over two days most of it lies in both. Null with fewer than
 * two sums or without movement.
 */
export function overlappingCorrelation({ x, y }: PairedReturns, span: number): number | null {
  return correlation(movingSums(x, span), movingSums(y, span));
}

function movingSums(values: readonly number[], span: number): number[] {
  return values.slice(span - 1).map((_, i) => values.slice(i, i + span).reduce((sum, value) => sum + value, 0));
}
