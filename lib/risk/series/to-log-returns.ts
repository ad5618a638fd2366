import type { BarSeries } from "./bar-series";
import type { CandleSeries } from "./candle-series";

/**
 * toLogReturns is ln(close ÷ previous close) per bar, from bar 1. Across a gap the move took several intervals; it is
 * divided by √(intervals), which keeps one bar's variance unbiased instead of calling the outage a shock.
 */
export function toLogReturns({ close, gaps, length }: CandleSeries): BarSeries {
  const values = new Float64Array(Math.max(0, length - 1));
  for (let i = 0; i < values.length; i++) values[i] = Math.log((close[i + 1] ?? 0) / (close[i] ?? 0));
  for (const gap of gaps) values[gap.beforeBar - 1] = (values[gap.beforeBar - 1] ?? 0) / Math.sqrt(gap.missingBars + 1);
  return { firstBar: 1, values };
}
