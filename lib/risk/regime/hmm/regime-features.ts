import type { BarSeries } from "../../series/bar-series";
import { HMM_FEATURES, type FeatureRows } from "./gaussian-hmm";

const MOMENTUM_BARS = 30;
/** Below this annual volatility a market stands still and its momentum is zero, not infinite. */
const VOLATILITY_MIN = 1e-6;

/** RegimeRows are the hidden Markov model's observations from bar `firstBar` on. */
export interface RegimeRows {
  firstBar: number;
  rows: FeatureRows;
}

/**
 * regimeFeatures is two features per bar: the 30-day log return in units of its own standard deviation, and the log of
 * annualised EWMA volatility. A month instead of a day, because a single day's mean return cannot be told from zero and
 * states would be told apart by volatility alone. `ewma` is annualised by √periodsPerYear.
 */
export function regimeFeatures(closes: Float64Array, ewma: BarSeries, periodsPerYear: number): RegimeRows {
  const firstBar = Math.max(MOMENTUM_BARS, ewma.firstBar);
  const count = Math.max(0, closes.length - firstBar);
  const rows = new Float64Array(HMM_FEATURES * count);
  const monthsPerYear = periodsPerYear / MOMENTUM_BARS;
  for (let i = 0; i < count; i++) {
    const bar = firstBar + i;
    const volatility = ewma.values[bar - ewma.firstBar] ?? 0;
    const monthlyReturn = Math.log((closes[bar] ?? 1) / (closes[bar - MOMENTUM_BARS] ?? 1));
    const isStill = volatility < VOLATILITY_MIN;
    rows[HMM_FEATURES * i] = isStill ? 0 : (monthlyReturn * Math.sqrt(monthsPerYear)) / volatility;
    rows[HMM_FEATURES * i + 1] = Math.log(Math.max(VOLATILITY_MIN, volatility));
  }
  return { firstBar, rows };
}
