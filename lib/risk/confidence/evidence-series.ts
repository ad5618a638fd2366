import { valueAtBar, type BarSeries } from "../series/bar-series";
import { normalCdf } from "../stats/normal-cdf";

/**
 * Documented and round, not fitted: trend carries most of what evidence there is, volatility and liquidity some. The context
 * inputs are small on purpose and missing for now; `lib/learning` replaces the whole table when it proves better.
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

/** EvidenceInputs are the per-bar facts the evidence is made of. */
export interface EvidenceInputs {
  trendStrength: BarSeries;
  volatilityPercentile: BarSeries;
  volumeZScore: BarSeries;
}

export interface EvidenceScores {
  technical: number;
  volatility: number;
  liquidity: number;
}

/**
 * evidenceAt is the three scores at a bar, 0–100, higher = stronger evidence for carrying risk: closes above their
 * averages, a quiet volatility for this asset, and more trading than usual. Null before all three exist.
 */
export function evidenceAt(inputs: EvidenceInputs, bar: number): EvidenceScores | null {
  const strength = valueAtBar(inputs.trendStrength, bar);
  const volatility = valueAtBar(inputs.volatilityPercentile, bar);
  const volume = valueAtBar(inputs.volumeZScore, bar);
  if (strength === null || volatility === null || volume === null) return null;
  return { technical: 100 * strength, volatility: 100 * (1 - volatility), liquidity: 100 * normalCdf(volume) };
}

/** evidenceSeries is the weighed evidence per bar (0–100), from the first bar with every input. */
export function evidenceSeries(inputs: EvidenceInputs, barCount: number): BarSeries {
  const firstBar = Math.max(
    inputs.trendStrength.firstBar,
    inputs.volatilityPercentile.firstBar,
    inputs.volumeZScore.firstBar,
  );
  const { technical, volatility, liquidity } = EVIDENCE_WEIGHTS;
  const total = technical + volatility + liquidity;
  const values = new Float64Array(Math.max(0, barCount - firstBar));
  for (let i = 0; i < values.length; i++) {
    const scores = evidenceAt(inputs, firstBar + i);
    if (scores === null) continue;
    const sum = technical * scores.technical + volatility * scores.volatility + liquidity * scores.liquidity;
    values[i] = sum / total;
  }
  return { firstBar, values };
}
