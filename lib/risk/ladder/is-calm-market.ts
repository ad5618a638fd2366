import type { MarketState } from "@/lib/domain/market-state";

const CALM_RATIO_MAX = 1.1;
const CALM_PERCENTILE_MAX = 0.75;

/**
 * isCalmMarket is true when the reference market's (BTC's) volatility is neither rising (EWMA at most 1.1 × its 30-day
 * mean) nor high for the year (at most its 75th percentile, where a year is known). Unknown volatility is not calm.
 */
export function isCalmMarket(reference: MarketState | undefined): boolean {
  const ratio = reference?.volatility.ratio ?? null;
  const percentile = reference?.volatility.percentile1y ?? null;
  return ratio !== null && ratio <= CALM_RATIO_MAX && (percentile === null || percentile <= CALM_PERCENTILE_MAX);
}
