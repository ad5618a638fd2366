import { rollingPercentileRank } from "../stats/rolling-percentile-rank";
import type { BarSeries } from "./bar-series";

export const YEAR_BARS = 365;
/** A quarter: with less, "high for this asset" says nothing. */
const RANKED_BARS_MIN = 90;

/** rankInYear is, per bar, the share of the last 365 values (at least 90) at or below the newest. */
export function rankInYear(series: BarSeries): BarSeries {
  const values = rollingPercentileRank(series.values, YEAR_BARS, RANKED_BARS_MIN);
  return { firstBar: series.firstBar + RANKED_BARS_MIN - 1, values };
}
