import type { LeverageTier } from "@/lib/domain/leverage-tier";

export interface NotionalQuestion {
  side: "long" | "short";
  leverage: number;
  /** Liquidation must lie at least this far from entry, as a fraction of the entry price. */
  distance: number;
  tiers: readonly LeverageTier[];
  isInverse: boolean;
}

/**
 * largestNotional is the largest entry notional (settlement currency) of an isolated position whose liquidation stays
 * `distance` away: notional ÷ leverage must cover the loss on the way and the maintenance margin there. Per unit of
 * notional at that price this allows an average maintenance rate a; the average rate of a tier, rate − amount ÷ notional,
 * never falls, so the answer is amount ÷ (rate − a) in the first tier that passes a. Also within the notional at which the
 * venue allows the leverage. Null = no size is too large, 0 = even the smallest is.
 */
export function largestNotional({ side, leverage, distance, tiers, isInverse }: NotionalQuestion): number | null {
  const move = side === "long" ? 1 - distance : 1 + distance;
  // A long cannot fall by its whole price: nothing is near enough to matter only when it is fully paid.
  if (move <= 0) return leverage <= 1 ? null : 0;
  const growth = isInverse ? 1 / move : move;
  const allowedRate = (1 / leverage - Math.abs(growth - 1)) / growth;
  const byMargin = notionalAtRate(tiers, allowedRate);
  const byVenue = notionalAtLeverage(tiers, leverage);
  const limits = [byMargin === null ? null : byMargin / growth, byVenue].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** Notional at which the average maintenance rate reaches `rate`; null when it never does. */
function notionalAtRate(tiers: readonly LeverageTier[], rate: number): number | null {
  const index = tiers.findIndex((tier, i) => averageRate(tier, tiers[i + 1]?.notionalFloor ?? Infinity) > rate);
  const tier = tiers[index];
  if (tier === undefined) return null;
  return tier.maintenanceFraction > rate
    ? Math.max(0, tier.maintenanceAmount / (tier.maintenanceFraction - rate))
    : null;
}

function averageRate({ maintenanceFraction, maintenanceAmount }: LeverageTier, notional: number): number {
  return maintenanceFraction - maintenanceAmount / notional;
}

function notionalAtLeverage(tiers: readonly LeverageTier[], leverage: number): number | null {
  const refusing = tiers.find(({ leverageMax }) => leverageMax < leverage);
  return refusing?.notionalFloor ?? null;
}
