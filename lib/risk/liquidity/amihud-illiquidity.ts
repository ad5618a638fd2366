import type { BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { rollingMean } from "../stats/rolling-mean";

/** Returns are per dollar; × 1e6 reads "move per million dollars traded". */
const PER_MILLION = 1e6;
/** A bar without trades counts as one dollar: a price that moved on nothing is as illiquid as it gets. */
const VOLUME_USD_MIN = 1;

/**
 * amihudIlliquidity is, per bar, the mean of |simple return| ÷ traded USD over the last `window` bars, × 1e6 (Amihud 2002):
 * how far a million dollars moves the price. From bar `window`.
 */
export function amihudIlliquidity(series: CandleSeries, window: number, quoteUsdRate: number): BarSeries {
  const impacts = new Float64Array(Math.max(0, series.length - 1));
  for (let i = 0; i < impacts.length; i++) {
    const simpleReturn = (series.close[i + 1] ?? 0) / (series.close[i] ?? 1) - 1;
    const volumeUsd = Math.max(VOLUME_USD_MIN, (series.volumeQuote[i + 1] ?? 0) * quoteUsdRate);
    impacts[i] = (Math.abs(simpleReturn) / volumeUsd) * PER_MILLION;
  }
  return { firstBar: window, values: rollingMean(impacts, window) };
}
