import type { BarSeries } from "../series/bar-series";
import { rollingMean } from "../stats/rolling-mean";

export const RATIO_WINDOW_BARS = 30;

/**
 * volatilityRatio is volatility ÷ the mean of its last 30 values including the newest, per bar: 1 = as usual, above 2 = a
 * shock. Takes annualised EWMA volatility. A market that did not move at all is at its usual, so 0 ÷ 0 is 1.
 */
export function volatilityRatio(volatility: BarSeries): BarSeries {
  const means = rollingMean(volatility.values, RATIO_WINDOW_BARS);
  return {
    firstBar: volatility.firstBar + RATIO_WINDOW_BARS - 1,
    values: means.map((mean, i) => (mean > 0 ? (volatility.values[i + RATIO_WINDOW_BARS - 1] ?? 0) / mean : 1)),
  };
}
