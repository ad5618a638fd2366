/** Decay of the volatility that returns are measured against: RiskMetrics' daily 0.94. */
export const FILTER_DECAY = 0.94;
/** Days whose mean square starts the recursion. */
const SEED_DAYS = 30;
/** A day's volatility counts as at least this share of the whole row's, or one jump after a dead calm explodes. */
const SIGMA_FLOOR = 0.1;

/**
 * filteredReturns puts past daily log returns on today's scale: each is divided by the EWMA volatility forecast for its
 * own day (from the days before it) and multiplied by the forecast for the day after the last. What is left is the shape
 * of the tails at the volatility of now: filtered historical simulation (Hull & White 1998; Barone-Adesi, Giannopoulos &
 * Vosper 1999). The recursion starts at the mean square of the first 30 days.
 */
export function filteredReturns(returns: readonly number[], decay: number = FILTER_DECAY): Float64Array {
  const days = returns.length;
  const filtered = new Float64Array(days);
  const floor = SIGMA_FLOOR * rootMeanSquare(returns, days);
  let variance = rootMeanSquare(returns, Math.min(SEED_DAYS, days)) ** 2;
  for (let day = 0; day < days; day++) {
    const value = returns[day] ?? 0;
    const sigma = Math.max(floor, Math.sqrt(variance));
    filtered[day] = sigma > 0 ? value / sigma : 0;
    variance = decay * variance + (1 - decay) * value * value;
  }
  const today = Math.max(floor, Math.sqrt(variance));
  for (let day = 0; day < days; day++) filtered[day] = (filtered[day] ?? 0) * today;
  return filtered;
}

function rootMeanSquare(values: readonly number[], count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (values[i] ?? 0) ** 2;
  return count > 0 ? Math.sqrt(sum / count) : 0;
}
