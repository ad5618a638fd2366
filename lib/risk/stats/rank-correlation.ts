import { correlation } from "./correlation";

/**
 * rankCorrelation is Spearman's ρ: Pearson's r of the ranks, ties sharing their mean rank. Null as `correlation`. Throws
 * RangeError for unequal lengths.
 */
export function rankCorrelation(xs: ArrayLike<number>, ys: ArrayLike<number>): number | null {
  return correlation(ranks(xs), ranks(ys));
}

function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranked = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0]) end++;
    for (let i = start; i <= end; i++) ranked[order[i] ?? 0] = (start + end) / 2;
    start = end + 1;
  }
  return ranked;
}
