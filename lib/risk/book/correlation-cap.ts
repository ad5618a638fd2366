import { riskContributions } from "../portfolio/risk-contributions";
import { clamp } from "../stats/clamp";

export const CORRELATION_CAP_RULES = {
  floor: 0.75,
  /** Correlation of the pairs in a book that spreads its risk as users expect of "several assets". */
  usual: 0.6,
} as const;

/** correlationCap is the book's volatility if its pairs correlated at 0.6, over what it has, within [0.75, 1]. */
export function correlationCap(
  exposures: readonly number[],
  sigmaDaily: readonly number[],
  correlation: readonly (readonly number[])[],
): number {
  const usual = correlation.map((row, i) => row.map((_, j) => (i === j ? 1 : CORRELATION_CAP_RULES.usual)));
  const now = riskContributions(exposures, sigmaDaily, correlation).sigma;
  const then = riskContributions(exposures, sigmaDaily, usual).sigma;
  return now > 0 ? clamp(then / now, CORRELATION_CAP_RULES.floor, 1) : 1;
}
