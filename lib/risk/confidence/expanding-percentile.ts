import type { BarSeries } from "../series/bar-series";

/**
 * expandingPercentile ranks each value among all up to and including itself, from the `countMin`-th on: the share below
 * plus half the share equal (mid-rank), so a constant series sits at one half and not at the top. A sorted copy grows by
 * insertion: 1,500 bars cost about a millisecond.
 */
export function expandingPercentile(series: BarSeries, countMin: number): BarSeries {
  const sorted = new Float64Array(series.values.length);
  const ranks = new Float64Array(Math.max(0, series.values.length - countMin + 1));
  for (const [count, value] of series.values.entries()) {
    const below = lowerBound(sorted, count, value);
    sorted.copyWithin(below + 1, below, count);
    sorted[below] = value;
    if (count + 1 < countMin) continue;
    let upTo = below + 1;
    while (upTo <= count && sorted[upTo] === value) upTo++;
    ranks[count + 1 - countMin] = (below + (upTo - below) / 2) / (count + 1);
  }
  return { firstBar: series.firstBar + countMin - 1, values: ranks };
}

/** First position in sorted[0..length) that is not below `value`. */
function lowerBound(sorted: Float64Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
