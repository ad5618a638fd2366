import type { TierOutcome } from "@/lib/domain/market-state";

/** Below this many settled days a hit rate is noise. */
export const TIER_CASES_MIN = 30;

/**
 * isProvisional is true unless every tier has at least 30 settled days and their hit rates rise strictly Low < Medium <
 * High. While true, High may not be paid with more risk than Medium.
 */
export function isProvisional(outcomes: readonly TierOutcome[]): boolean {
  const [low, medium, high] = (["low", "medium", "high"] as const).map((tier) => hitRate(outcomes, tier));
  if (low == null || medium == null || high == null) return true;
  return !(low < medium && medium < high);
}

function hitRate(outcomes: readonly TierOutcome[], tier: TierOutcome["tier"]): number | null {
  const outcome = outcomes.find((candidate) => candidate.tier === tier);
  return outcome === undefined || outcome.cases < TIER_CASES_MIN ? null : outcome.hits / outcome.cases;
}
