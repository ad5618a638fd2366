import type { ConfidenceTier, MarketState } from "@/lib/domain/market-state";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { SIZE_RULES } from "./size-rules";

/**
 * baseRisk is the policy's risk for a tier. More than 1 % is allowed only while the tiers' measured outcomes are ordered
 * Low < Medium < High (design.md §5.5); until then every tier is capped there.
 */
export function baseRisk(policy: RiskPolicy, tier: ConfidenceTier, confidence: MarketState["confidence"]): number {
  const base = policy.riskPerTrade[tier];
  return confidence.isProvisional ? Math.min(base, SIZE_RULES.provisionalBaseMax) : base;
}
