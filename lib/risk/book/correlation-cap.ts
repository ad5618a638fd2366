import { riskContributions } from "../portfolio/risk-contributions";
import { clamp } from "../stats/clamp";

export const CORRELATION_CAP_RULES = {
  floor: 0.75,
  /** Correlation of the pairs in a book that spreads its risk as users expect of "several assets". */
  usual: 0.6,
} as const;

export interface CorrelationVolatilities {
  /** Daily standard deviation of the book as it is, in the exposures' unit. */
  now: number;
  /** The same if all its pairs correlated at 0.6. */
  usual: number;
}

/** correlationVolatilities is what the cap compares. */
export function correlationVolatilities(
  exposures: readonly number[],
  sigmaDaily: readonly number[],
  correlation: readonly (readonly number[])[],
): CorrelationVolatilities {
  const usual = correlation.map((row, i) => row.map((_, j) => (i === j ? 1 : CORRELATION_CAP_RULES.usual)));
  return {
    now: riskContributions(exposures, sigmaDaily, correlation).sigma,
    usual: riskContributions(exposures, sigmaDaily, usual).sigma,
  };
}

/** correlationCap is the book's volatility if its pairs correlated at 0.6, over what it has, within [0.75, 1]. */
export function correlationCap({ now, usual }: CorrelationVolatilities): number {
  return now > 0 ? clamp(usual / now, CORRELATION_CAP_RULES.floor, 1) : 1;
}
