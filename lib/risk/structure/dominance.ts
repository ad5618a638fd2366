import type { MarketState } from "@/lib/domain/market-state";

const DOMINANT_ASSET = "BTC";

/**
 * dominance is Bitcoin's share of the assets' dollar volume (30-day means). Volume, because it is measured where we are;
 * market values are estimates of others. Null without Bitcoin or any volume.
 */
export function dominance(states: readonly Pick<MarketState, "asset" | "liquidity">[]): number | null {
  const volumeOf = ({ liquidity }: Pick<MarketState, "liquidity">): number => liquidity.volumeDailyUsd30d ?? 0;
  const bitcoin = states.find(({ asset }) => asset === DOMINANT_ASSET);
  const total = states.reduce((sum, state) => sum + volumeOf(state), 0);
  return bitcoin === undefined || total <= 0 ? null : volumeOf(bitcoin) / total;
}
