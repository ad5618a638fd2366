import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { FUTURES_RULES } from "./futures-rules";

const FLAT_TIER: LeverageTier = {
  notionalFloor: 0,
  notionalCap: null,
  maintenanceFraction: FUTURES_RULES.maintenanceUnknown,
  maintenanceAmount: 0,
  leverageMax: Infinity,
};

/** tiersOrFlat falls back to one flat rate where a venue's own table is missing; what is made with it is approximate. */
export function tiersOrFlat(tiers: readonly LeverageTier[] | undefined): readonly LeverageTier[] {
  return tiers === undefined || tiers.length === 0 ? [FLAT_TIER] : tiers;
}

/** tierAt finds the tier of a notional ≥ 0. Tiers ascend by floor, and the first begins at 0. */
export function tierAt(tiers: readonly LeverageTier[], notional: number): LeverageTier {
  let found = tiers[0] ?? FLAT_TIER;
  for (const tier of tiers) if (tier.notionalFloor <= notional) found = tier;
  return found;
}

/**
 * maintenanceMargin is what a position of `notional` must keep: notional × rate − amount of its tier (Binance;
 * conventions.md "Derivatives"). Continuous, convex and non-decreasing in the notional.
 */
export function maintenanceMargin(tiers: readonly LeverageTier[], notional: number): number {
  const { maintenanceFraction, maintenanceAmount } = tierAt(tiers, notional);
  return notional * maintenanceFraction - maintenanceAmount;
}
