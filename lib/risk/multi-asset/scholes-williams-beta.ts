import { covariance } from "../stats/covariance";
import { variance } from "../stats/variance";
import type { PairedReturns } from "./synchronise-returns";

const PAIRS_MIN = 20;

/**
 * scholesWilliamsBeta is how far y moves with x when the two prices are not taken at the same moment: the betas on the
 * day before, the same day and the day after, summed and divided by 1 + 2 ρ, ρ the autocorrelation of x (Scholes &
 * Williams 1977). Covariances are taken over the days that have all three. Null with fewer than 20 of them or when x
 * stands still.
 */
export function scholesWilliamsBeta({ x, y }: PairedReturns): number | null {
  if (x.length < PAIRS_MIN + 2) return null;
  const [before, now, after] = [x.slice(0, -2), x.slice(1, -1), x.slice(2)];
  const moved = y.slice(1, -1);
  const spread = variance(now) ?? 0;
  if (!(spread > 0)) return null;
  const betas = [before, now, after].map((market) => (covariance(market, moved) ?? 0) / spread);
  const autocorrelation = (covariance(before, now) ?? 0) / spread;
  const scale = 1 + 2 * autocorrelation;
  return scale > 0 ? betas.reduce((sum, beta) => sum + beta, 0) / scale : null;
}
