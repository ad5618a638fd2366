import type { BarSeries } from "./bar-series";
import type { CandleSeries } from "./candle-series";

/** Daily returns a market state carries: a year and a half, for tails and correlations. */
export const RETURNS_KEPT = 500;

/**
 * unbrokenReturns is the newest run of at most `countMax` returns without a missing bar inside, oldest first. Correlation
 * pairs two assets day by day, so a hole cuts the run: what lies before it would be paired with the wrong day.
 */
export function unbrokenReturns(series: CandleSeries, returns: BarSeries, countMax: number): Float64Array {
  const lastGap = series.gaps.at(-1);
  const afterGap = lastGap === undefined ? 0 : lastGap.beforeBar;
  const first = Math.max(afterGap, returns.values.length - countMax, 0);
  return returns.values.slice(first);
}
