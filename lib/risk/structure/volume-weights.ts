import type { MarketState } from "@/lib/domain/market-state";

/**
 * volumeWeights is each asset's share of the dollar volume (30-day mean); they sum to 1. Equal shares when no volume is
 * known. Empty for no assets.
 */
export function volumeWeights(states: readonly MarketState[]): readonly number[] {
  const volumes = states.map((state) => state.liquidity.volumeDailyUsd30d ?? 0);
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  return volumes.map((volume) => (total > 0 ? volume / total : 1 / states.length));
}
