import type { BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { ewma } from "../stats/ewma";
import { trueRange } from "./true-range";

/**
 * averageTrueRange is Wilder's ATR in quote units (Wilder 1978; the default of LEAN, TA-Lib and TradingView): the true
 * range smoothed with α = 1/period, started at the plain mean of the first `period` ranges. From bar `period`.
 */
export function averageTrueRange(series: CandleSeries, period: number): BarSeries {
  const ranges = trueRange(series);
  return { firstBar: ranges.firstBar + period - 1, values: ewma(ranges.values, 1 - 1 / period, period) };
}
