import type { BarSeries } from "../series/bar-series";
import { clamp } from "../stats/clamp";
import { normalCdf } from "../stats/normal-cdf";
import { rollingMean } from "../stats/rolling-mean";

/** The averages traders look at; nothing was fitted. */
export const TREND_HORIZON_BARS = [20, 50, 100, 200] as const;
/** Bars before the longest average exists. */
export const TREND_WARM_UP_BARS = 200;
/** Equal prices give an average a rounding error away: "above" means by more than that. */
const ABOVE_TOLERANCE = 1 + 1e-12;

export interface TrendSeries {
  /** Share of the averages the close is above, per bar: 0, ¼, ½, ¾ or 1. */
  score: BarSeries;
  /**
   * The same with soft steps, 0–1: per horizon Φ(z), where z is the distance ln(close ÷ average) in its own standard
   * deviations under a random walk, σ√(n/3). A close a hair above an average says ½, not 1.
   */
  strength: BarSeries;
}

/** trendSeries measures the multi-horizon trend of daily closes, from bar 199 (the first with a 200-day average). */
export function trendSeries(closes: Float64Array, returns: BarSeries): TrendSeries {
  const firstBar = TREND_WARM_UP_BARS - 1;
  const count = Math.max(0, closes.length - firstBar);
  const score = new Float64Array(count);
  const strength = new Float64Array(count);
  const dailySigma = rootMeanSquare(returns.values, TREND_WARM_UP_BARS - 1);
  for (const horizon of TREND_HORIZON_BARS) {
    const averages = rollingMean(closes, horizon);
    for (let i = 0; i < count; i++) {
      const close = closes[firstBar + i] ?? 1;
      const average = averages[firstBar + i - horizon + 1] ?? close;
      const distanceSigma = (dailySigma[i] ?? 0) * Math.sqrt(horizon / 3);
      const z = distanceSigma > 0 ? clamp(Math.log(close / average) / distanceSigma, -8, 8) : 0;
      score[i] = (score[i] ?? 0) + (close > average * ABOVE_TOLERANCE ? 1 : 0) / TREND_HORIZON_BARS.length;
      strength[i] = (strength[i] ?? 0) + normalCdf(z) / TREND_HORIZON_BARS.length;
    }
  }
  return { score: { firstBar, values: score }, strength: { firstBar, values: strength } };
}

/** Zero-drift daily volatility over the same window as the longest average: one value per bar from bar `window`. */
function rootMeanSquare(returns: Float64Array, window: number): Float64Array {
  const squares = returns.map((value) => value * value);
  return rollingMean(squares, window).map(Math.sqrt);
}
