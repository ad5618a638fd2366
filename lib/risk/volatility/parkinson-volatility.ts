import type { CandleSeries } from "../series/candle-series";

/**
 * parkinsonVolatility is √(mean of ln(high ÷ low)² ÷ (4 ln 2)) · √periodsPerYear over the last `window` bars (Parkinson 1980).
 * Null for fewer bars.
 */
export function parkinsonVolatility(series: CandleSeries, window: number, periodsPerYear: number): number | null {
  if (series.length < window || window < 1) return null;
  let squares = 0;
  for (let i = series.length - window; i < series.length; i++) {
    squares += Math.log((series.high[i] ?? 1) / (series.low[i] ?? 1)) ** 2;
  }
  return Math.sqrt((squares / window / (4 * Math.LN2)) * periodsPerYear);
}
