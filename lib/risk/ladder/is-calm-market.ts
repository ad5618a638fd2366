import type { MarketState } from "@/lib/domain/market-state";

const CALM_RATIO_MAX = 1.1;
const CALM_PERCENTILE_MAX = 0.75;

/**
 * isCalmMarket is true when the reference market's (BTC's) volatility is neither rising (EWMA at most 1.1 × its 30-day
 * mean) nor high for the year (at most its 75th percentile, where a year is known). Unknown volatility is not calm.
 */
export function isCalmMarket(reference: MarketState | undefined): boolean {
  return isCalmVolatility(reference?.volatility.ratio ?? null, reference?.volatility.percentile1y ?? null);
}

/** isCalmVolatility is `isCalmMarket` on the two numbers it reads. */
export function isCalmVolatility(ratio: number | null, percentile1y: number | null): boolean {
  return ratio !== null && ratio <= CALM_RATIO_MAX && (percentile1y === null || percentile1y <= CALM_PERCENTILE_MAX);
}
