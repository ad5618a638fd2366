import type { BarSeries } from "../series/bar-series";
import { ewma } from "../stats/ewma";

/** RiskMetrics' daily decay; the newest return weighs 6 %. */
export const EWMA_DECAY_FACTOR = 0.94;
/** The start value is a month's mean square; after 60 more bars it weighs 2 %. */
const SEED_RETURNS = 30;

/** ewmaVolatility is √(EWMA of squared log returns) · √periodsPerYear per bar, an annual fraction. Empty below 30 returns. */
export function ewmaVolatility(returns: BarSeries, periodsPerYear: number): BarSeries {
  // Loops, not map: a callback per bar costs more than the arithmetic.
  const squares = new Float64Array(returns.values.length);
  for (let i = 0; i < squares.length; i++) squares[i] = (returns.values[i] ?? 0) ** 2;
  const values = ewma(squares, EWMA_DECAY_FACTOR, SEED_RETURNS);
  for (let i = 0; i < values.length; i++) values[i] = Math.sqrt((values[i] ?? 0) * periodsPerYear);
  return { firstBar: returns.firstBar + SEED_RETURNS - 1, values };
}
