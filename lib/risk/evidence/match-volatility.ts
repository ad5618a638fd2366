import { ewma } from "../stats/ewma";

const FORECAST_DECAY = 0.97;
const SEED_DAYS = 30;
/** Days of forecasts before a rival may be scaled by them. */
export const MATCH_DAYS_MIN = 250;

/**
 * matchVolatility is, per day from `firstDay`, the k that brings a rival to a policy's volatility ex ante: mean of the
 * policy's volatility forecasts so far ÷ mean of the rival's (EWMA 0.97 of daily returns before costs, expanding), at
 * most 1. Entry i belongs to day firstDay + i; null for the first 250 days. Forecasts of days before `since` are left out
 * on both sides: a rule that could not be invested yet must not look calm.
 */
export function matchVolatility(policyReturns: Float64Array, rivalReturns: Float64Array, since = 0): (number | null)[] {
  const policy = expandingForecast(policyReturns, since);
  const rival = expandingForecast(rivalReturns, since);
  return Array.from(policyReturns, (_, i) => {
    const [own, other] = [policy[i - SEED_DAYS + 1], rival[i - SEED_DAYS + 1]];
    if (i < MATCH_DAYS_MIN || own === undefined || other === undefined) return null;
    return other > 0 ? Math.min(1, own / other) : 1;
  });
}

function expandingForecast(returns: Float64Array, since: number): Float64Array {
  const variances = ewma(
    returns.map((value) => value * value),
    FORECAST_DECAY,
    SEED_DAYS,
  );
  let [sum, count] = [0, 0];
  return variances.map((variance, i) => {
    if (i + SEED_DAYS - 1 < since) return 0;
    sum += Math.sqrt(variance);
    return sum / ++count;
  });
}
