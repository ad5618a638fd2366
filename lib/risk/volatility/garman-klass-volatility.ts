import type { CandleSeries } from "../series/candle-series";

/**
 * garmanKlassVolatility is √(mean of ½ ln(high ÷ low)² − (2 ln 2 − 1) ln(close ÷ open)²) · √periodsPerYear over the last `window`
 * bars (Garman & Klass 1980). Never negative, as |ln(close ÷ open)| ≤ ln(high ÷ low). Null for fewer bars.
 */
export function garmanKlassVolatility(series: CandleSeries, window: number, periodsPerYear: number): number | null {
  if (series.length < window || window < 1) return null;
  let sum = 0;
  for (let i = series.length - window; i < series.length; i++) {
    const range = Math.log((series.high[i] ?? 1) / (series.low[i] ?? 1));
    const move = Math.log((series.close[i] ?? 1) / (series.open[i] ?? 1));
    sum += 0.5 * range * range - (2 * Math.LN2 - 1) * move * move;
  }
  return Math.sqrt(Math.max(0, sum / window) * periodsPerYear);
}
