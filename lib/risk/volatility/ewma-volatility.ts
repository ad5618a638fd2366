import type { BarSeries } from "../series/bar-series";
import { ewma } from "../stats/ewma";

/** RiskMetrics' daily decay; the newest return weighs 6 %. */
export const EWMA_DECAY_FACTOR = 0.94;
/** The start value is a month's mean square; after 60 more bars it weighs 2 %. */
const SEED_RETURNS = 30;

/** ewmaVolatility is √(EWMA of squared log returns) · √periodsPerYear per bar, an annual fraction. Empty below 30 returns. */
export function ewmaVolatility(returns: BarSeries, periodsPerYear: number): BarSeries {
  const squares = returns.values.map((value) => value * value);
  const variances = ewma(squares, EWMA_DECAY_FACTOR, SEED_RETURNS);
  return {
    firstBar: returns.firstBar + SEED_RETURNS - 1,
    values: variances.map((variance) => Math.sqrt(variance * periodsPerYear)),
  };
}
