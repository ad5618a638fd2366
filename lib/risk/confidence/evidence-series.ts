import { valueAtBar, type BarSeries } from "../series/bar-series";
import { normalCdf } from "../stats/normal-cdf";
import type { ContextEvidence } from "./context-evidence";

/**
 * Documented and round, not fitted: trend carries most of what evidence there is, volatility and liquidity some. The context
 * inputs are small on purpose: little of what they say has held. `lib/learning` replaces the whole table when it proves better.
 */
export const EVIDENCE_WEIGHTS = {
  technical: 0.4,
  volatility: 0.2,
  liquidity: 0.1,
  on_chain: 0.1,
  sentiment: 0.1,
  implied_volatility: 0.1,
} as const;
export type EvidenceId = keyof typeof EVIDENCE_WEIGHTS;
export const EVIDENCE_IDS = Object.keys(EVIDENCE_WEIGHTS) as readonly EvidenceId[];

/** EvidenceInputs are the per-bar facts the evidence is made of. */
export interface EvidenceInputs {
  trendStrength: BarSeries;
  volatilityPercentile: BarSeries;
  volumeZScore: BarSeries;
  context: ContextEvidence;
}

/** EvidenceScores are 0–100, higher = stronger evidence for carrying risk; null = not known. */
export type EvidenceScores = Readonly<Record<EvidenceId, number | null>>;

/**
 * evidenceAt is the scores at a bar: closes above their averages, a quiet volatility for this asset, more trading than
 * usual, and the context there is. Null before the three that prices give exist.
 */
export function evidenceAt(inputs: EvidenceInputs, bar: number): EvidenceScores | null {
  const strength = valueAtBar(inputs.trendStrength, bar);
  const volatility = valueAtBar(inputs.volatilityPercentile, bar);
  const volume = valueAtBar(inputs.volumeZScore, bar);
  if (strength === null || volatility === null || volume === null) return null;
  const { context } = inputs;
  return {
    technical: 100 * strength,
    volatility: 100 * (1 - volatility),
    liquidity: 100 * normalCdf(volume),
    on_chain: context.on_chain[bar] ?? null,
    sentiment: context.sentiment[bar] ?? null,
    implied_volatility: context.implied_volatility[bar] ?? null,
  };
}

/**
 * evidenceSeries is the weighed evidence per bar (0–100), from the first bar with every input that prices give; what else
 * is known at a bar joins with its weight.
 */
export function evidenceSeries(inputs: EvidenceInputs, barCount: number): BarSeries {
  const firstBar = Math.max(
    inputs.trendStrength.firstBar,
    inputs.volatilityPercentile.firstBar,
    inputs.volumeZScore.firstBar,
  );
  const values = new Float64Array(Math.max(0, barCount - firstBar));
  for (let i = 0; i < values.length; i++) {
    const scores = evidenceAt(inputs, firstBar + i);
    if (scores !== null) values[i] = weigh(scores);
  }
  return { firstBar, values };
}

function weigh(scores: EvidenceScores): number {
  let sum = 0;
  let total = 0;
  for (const id of EVIDENCE_IDS) {
    const score = scores[id];
    if (score === null) continue;
    sum += EVIDENCE_WEIGHTS[id] * score;
    total += EVIDENCE_WEIGHTS[id];
  }
  return sum / total;
}
