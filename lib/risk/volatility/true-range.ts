import type { BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";

/** trueRange is max(high − low, |high − previous close|, |low − previous close|) in quote units, from bar 1. */
export function trueRange(series: CandleSeries): BarSeries {
  const values = new Float64Array(Math.max(0, series.length - 1));
  for (let i = 0; i < values.length; i++) {
    const previousClose = series.close[i] ?? 0;
    const high = Math.max(series.high[i + 1] ?? 0, previousClose);
    const low = Math.min(series.low[i + 1] ?? 0, previousClose);
    values[i] = high - low;
  }
  return { firstBar: 1, values };
}
