import type { BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { trueRange } from "./true-range";

/**
 * averageTrueRange is Wilder's ATR in quote units (Wilder 1978; the default of LEAN, TA-Lib and TradingView): the true
 * range smoothed with α = 1/period, started at the plain mean of the first `period` ranges. From bar `period`. One pass
 * without a series of ranges between: over a million bars, memory is what it costs.
 */
export function averageTrueRange({ high, low, close, length }: CandleSeries, period: number): BarSeries {
  const values = new Float64Array(Math.max(0, length - period));
  const decay = 1 - 1 / period;
  const rangeOf = (bar: number): number => trueRange(high[bar] ?? 0, low[bar] ?? 0, close[bar - 1] ?? 0);
  let sum = 0;
  for (let bar = 1; bar <= period && bar < length; bar++) sum += rangeOf(bar);
  let average = sum / period;
  if (values.length > 0) values[0] = average;
  for (let bar = period + 1; bar < length; bar++) {
    average = decay * average + (1 - decay) * rangeOf(bar);
    values[bar - period] = average;
  }
  return { firstBar: period, values };
}
