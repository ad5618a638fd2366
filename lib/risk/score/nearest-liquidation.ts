import type { PositionInput } from "@/lib/domain/risk-assessment";

export interface NearestLiquidation {
  position: PositionInput;
  /** Move of the mark price to the liquidation price, ≥ 0. */
  distanceFraction: number;
}

/** liquidationDistance is the adverse move, as a fraction of the mark price, that liquidates a position; null = unknown. */
export function liquidationDistance({ side, markPriceUsd, liquidationPriceUsd }: PositionInput): number | null {
  if (liquidationPriceUsd === null || liquidationPriceUsd <= 0 || !(markPriceUsd > 0)) return null;
  const move = (markPriceUsd - liquidationPriceUsd) / markPriceUsd;
  return Math.max(0, side === "long" ? move : -move);
}

/** nearestLiquidation finds the open position closest to liquidation; null when none has a known price. */
export function nearestLiquidation(positions: readonly PositionInput[]): NearestLiquidation | null {
  let nearest: NearestLiquidation | null = null;
  for (const position of positions) {
    const distanceFraction = liquidationDistance(position);
    if (distanceFraction === null) continue;
    if (nearest === null || distanceFraction < nearest.distanceFraction) nearest = { position, distanceFraction };
  }
  return nearest;
}
