import { normalCdf } from "../stats/normal-cdf";

/**
 * touchProbability is the chance that a price starting at `price` reaches `barrier` at some instant within `days`, for a
 * driftless log-normal walk: 2 Φ(−|ln(barrier ÷ price)| ÷ (σ √(days ÷ 365))), the reflection principle. Volatility is
 * annualised by `periodsPerYear`. Null where an input is not positive; real tails are fatter, so it is a lower guide.
 */
export function touchProbability(
  price: number,
  barrier: number,
  volatilityAnnual: number,
  horizon: { days: number; periodsPerYear: number },
): number | null {
  const isPositive = [price, barrier, volatilityAnnual, horizon.days].every((value) => value > 0 && value < Infinity);
  if (!isPositive) return null;
  const sigma = volatilityAnnual * Math.sqrt(horizon.days / horizon.periodsPerYear);
  return 2 * normalCdf(-Math.abs(Math.log(barrier / price)) / sigma);
}
