import type { LiquidityState } from "@/lib/domain/market-state";
import type { Fraction } from "@/lib/domain/units";

/**
 * maximumSizeUsd is the largest order, in dollars, that takes at most `depthShare` of the thinner side of the book within
 * ±1 % and at most `volumeShare` of a usual day's volume. What is unknown sets no limit; null when both are.
 */
export function maximumSizeUsd(
  { depthBidUsd, depthAskUsd, volumeDailyUsd30d }: LiquidityState,
  { depthShare, volumeShare }: { depthShare: Fraction; volumeShare: Fraction },
): number | null {
  const limits = [
    depthBidUsd === null || depthAskUsd === null ? null : depthShare * Math.min(depthBidUsd, depthAskUsd),
    volumeDailyUsd30d === null ? null : volumeShare * volumeDailyUsd30d,
  ].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}
