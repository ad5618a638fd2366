import type { ConfidenceTier } from "@/lib/domain/market-state";
import type { Fraction } from "@/lib/domain/units";
import { interpolate, type Anchor } from "../stats/interpolate";

/** Evidence weaker than 45 % of its own past is Low, stronger than 75 % is High. */
export const MEDIUM_FROM_PERCENTILE = 0.45;
export const HIGH_FROM_PERCENTILE = 0.75;
/** The middle of each tier reads 30, 60 and 90. */
const SCORE_ANCHORS: readonly Anchor[] = [
  [0, 0],
  [MEDIUM_FROM_PERCENTILE / 2, 30],
  [(MEDIUM_FROM_PERCENTILE + HIGH_FROM_PERCENTILE) / 2, 60],
  [(HIGH_FROM_PERCENTILE + 1) / 2, 90],
  [1, 100],
];

/** confidenceTier names the tier of an evidence percentile (0–1). */
export function confidenceTier(percentile: Fraction): ConfidenceTier {
  if (percentile >= HIGH_FROM_PERCENTILE) return "high";
  return percentile >= MEDIUM_FROM_PERCENTILE ? "medium" : "low";
}

/** confidenceScore turns an evidence percentile (0–1) into 0–100 on the tiers' anchors. */
export function confidenceScore(percentile: Fraction): number {
  return interpolate(SCORE_ANCHORS, percentile);
}
