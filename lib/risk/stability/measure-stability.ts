import type { ScoreComponent, StabilityState } from "@/lib/domain/market-state";
import { weighComponents } from "../score/weigh-components";
import { interpolate, type Anchor } from "../stats/interpolate";

interface Part {
  unit: ScoreComponent["unit"];
  /** Input → calm, 0–100. */
  anchors: readonly Anchor[];
  weight: number;
}

const line = (...anchors: readonly Anchor[]): readonly Anchor[] => anchors;

/**
 * Round anchors and weights, not fitted. That more volatility, a stretched trend and a rush of volume precede rougher days
 * holds on all ten assets of the developers' data; liquidity and correlation weigh little, they matter in a crash.
 */
const PARTS = {
  /** Annualised EWMA volatility: 20 % is a quiet month of Bitcoin, 150 % a crash. */
  volatility_level: { unit: "fraction", anchors: line([0.2, 100], [1.5, 0]), weight: 0.25 },
  /** Its rank in its own year. */
  volatility_percentile: { unit: "fraction", anchors: line([0, 100], [1, 0]), weight: 0.2 },
  /** volatilityRatio: 2 is the shock line. */
  volatility_change: { unit: "ratio", anchors: line([0.75, 100], [2, 0]), weight: 0.15 },
  /** Trend strength: a market that ran far from its averages moves on, up or down; one among them is calm. */
  trend: { unit: "fraction", anchors: line([0, 0], [0.5, 100], [1, 0]), weight: 0.1 },
  /** Volume z-score: a rush of trading goes with rough days. */
  volume: { unit: "ratio", anchors: line([-1, 100], [3, 0]), weight: 0.1 },
  /** Liquidity multiplier: thin markets jump. */
  liquidity: { unit: "ratio", anchors: line([0.25, 0], [1, 100]), weight: 0.05 },
  /** Correlation with the market: what moves alone can be diversified. */
  correlation: { unit: "ratio", anchors: line([0, 100], [1, 0]), weight: 0.05 },
  /** Rank of implied volatility in its own year. */
  implied_volatility: { unit: "fraction", anchors: line([0, 100], [1, 0]), weight: 0.1 },
} as const satisfies Record<string, Part>;

export type StabilityPartId = keyof typeof PARTS;
export const STABILITY_PART_IDS = Object.keys(PARTS) as readonly StabilityPartId[];
/** What is measured for each part; null = missing. */
export type StabilityInputs = Readonly<Record<StabilityPartId, number | null>>;

/** Without most of volatility, the core of it, no score is given. */
const KNOWN_WEIGHT_MIN = 0.5;

/**
 * measureStability is the 0–100 stability score, higher = calmer, with every part visible. It never rises when a
 * volatility input rises. What is missing is listed and its weight shared out; below half of the weight there is no score.
 */
export function measureStability(inputs: StabilityInputs): StabilityState {
  const parts = STABILITY_PART_IDS.map((id): ScoreComponent => {
    const { unit, anchors, weight }: Part = PARTS[id];
    const input = inputs[id];
    return { id, input, unit, score: input === null ? null : interpolate(anchors, input), weight };
  });
  return weighComponents(parts, KNOWN_WEIGHT_MIN);
}
