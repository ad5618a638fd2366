import type { ConfidenceState, ScoreComponent } from "@/lib/domain/market-state";
import { lastValue, type BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { weighComponents } from "../score/weigh-components";
import { confidenceScore, confidenceTier } from "./confidence-tier";
import { EVIDENCE_IDS, EVIDENCE_WEIGHTS, evidenceAt, evidenceSeries, type EvidenceInputs } from "./evidence-series";
import { expandingPercentile } from "./expanding-percentile";
import { isProvisional } from "./is-provisional";
import { tierOutcomes } from "./tier-outcomes";

/** Days of evidence before a percentile of it means anything. */
const HISTORY_BARS_MIN = 100;

/**
 * measureConfidence says how strong today's evidence for carrying risk is against its own past (expanding window), beside
 * what followed days of each tier. With too little history there is no score and the tier is Low.
 */
export function measureConfidence(daily: CandleSeries, atr: BarSeries, inputs: EvidenceInputs): ConfidenceState {
  const percentiles = expandingPercentile(evidenceSeries(inputs, daily.length), HISTORY_BARS_MIN);
  const percentile = lastValue(percentiles);
  const outcomes = tierOutcomes(daily, atr, percentiles);
  const components = describeEvidence(inputs, daily.length - 1);
  return {
    score: percentile === null ? null : confidenceScore(percentile),
    tier: percentile === null ? "low" : confidenceTier(percentile),
    percentile,
    components,
    missingInputs: components.filter((component) => component.score === null).map((component) => component.id),
    outcomes,
    isProvisional: percentile === null || isProvisional(outcomes),
  };
}

function describeEvidence(inputs: EvidenceInputs, bar: number): readonly ScoreComponent[] {
  const known = evidenceAt(inputs, bar);
  const parts = EVIDENCE_IDS.map((id): ScoreComponent => {
    const score = known?.[id] ?? null;
    return { id, input: score, unit: "score", score, weight: EVIDENCE_WEIGHTS[id] };
  });
  return weighComponents(parts, 0).components;
}
