import type { Interval } from "@/lib/domain/evidence";
import { quantile } from "../stats/quantile";

export interface BootstrapOptions {
  resamples: number;
  /** Mean length of a block in days; lengths are geometric. */
  meanBlockDays: number;
  /** Uniform on [0, 1). */
  random: () => number;
}

/**
 * stationaryIndices is one resample of `length` days (Politis & Romano 1994): blocks of geometric length from uniform
 * starts, wrapped around the end, so that volatility clusters and trends survive inside blocks.
 */
export function stationaryIndices(length: number, meanBlockDays: number, random: () => number): Int32Array {
  const indices = new Int32Array(length);
  let at = 0;
  for (let i = 0; i < length; i++) {
    const isNewBlock = i === 0 || random() < 1 / meanBlockDays;
    at = isNewBlock ? Math.floor(random() * length) : (at + 1) % length;
    indices[i] = at;
  }
  return indices;
}

/**
 * bootstrapIntervals resamples several return series together, day by day, and gives the 90 % percentile interval of each
 * statistic. `measure` gets the resampled series in the given order; all have equal length.
 */
export function bootstrapIntervals<Name extends string>(
  series: readonly Float64Array[],
  measure: (resampled: readonly Float64Array[]) => Record<Name, number>,
  { resamples, meanBlockDays, random }: BootstrapOptions,
): Record<Name, Interval> {
  const length = series[0]?.length ?? 0;
  const drawn: Record<Name, number>[] = [];
  for (let i = 0; i < resamples; i++) {
    const indices = stationaryIndices(length, meanBlockDays, random);
    drawn.push(measure(series.map((values) => Float64Array.from(indices, (at) => values[at] ?? 0))));
  }
  const names = Object.keys(drawn[0] ?? {}) as Name[];
  const interval = (name: Name): Interval => {
    const values = drawn.map((statistics) => statistics[name]);
    return [quantile(values, 0.05) ?? 0, quantile(values, 0.95) ?? 0];
  };
  return Object.fromEntries(names.map((name) => [name, interval(name)])) as Record<Name, Interval>;
}
