import type { ScoreComponent, StabilityState } from "@/lib/domain/market-state";
import type { Fraction } from "@/lib/domain/units";
import { weighComponents } from "../score/weigh-components";
import { clamp } from "../stats/clamp";
import { interpolate, type Anchor } from "../stats/interpolate";

/** Annual volatility → calm. 20 % is a quiet month of Bitcoin, 150 % a crash. */
const LEVEL_ANCHORS: readonly Anchor[] = [
  [0.2, 100],
  [1.5, 0],
];
/** volatilityRatio → calm. 2 is the shock line. */
const CHANGE_ANCHORS: readonly Anchor[] = [
  [0.75, 100],
  [2, 0],
];
/** Correlation to the market → calm: what moves alone can be diversified. */
const CORRELATION_ANCHORS: readonly Anchor[] = [
  [0, 100],
  [1, 0],
];
/** Without volatility, the core of it, no score is given. */
const KNOWN_WEIGHT_MIN = 0.5;

export interface StabilityInputs {
  /** Annualised EWMA volatility, its share-of-year rank, and its ratio to the 30-day mean. */
  volatility: number | null;
  volatilityPercentile: Fraction | null;
  volatilityRatio: number | null;
  /** Rank of Amihud illiquidity in its own year: 1 = never thinner. */
  illiquidityPercentile: Fraction | null;
  /** 0–1, see `trendSeries`. Falling markets are the rougher ones. */
  trendStrength: Fraction | null;
  /** 30-day correlation with the market's reference. */
  correlation: number | null;
  /** Rank of implied volatility in its own year. */
  impliedPercentile: Fraction | null;
}

/**
 * measureStability is the 0–100 stability score, higher = calmer, from seven visible parts with fixed round weights. It
 * never rises when a volatility input rises. What is missing is listed and its weight shared out.
 */
export function measureStability(inputs: StabilityInputs): StabilityState {
  const level = scoreOn(LEVEL_ANCHORS, inputs.volatility);
  const change = scoreOn(CHANGE_ANCHORS, inputs.volatilityRatio);
  const correlation = scoreOn(CORRELATION_ANCHORS, inputs.correlation);
  const parts: ScoreComponent[] = [
    { id: "volatility_level", input: inputs.volatility, unit: "fraction", score: level, weight: 0.25 },
    lowIsCalm("volatility_percentile", inputs.volatilityPercentile, 0.2),
    { id: "volatility_change", input: inputs.volatilityRatio, unit: "ratio", score: change, weight: 0.2 },
    lowIsCalm("liquidity", inputs.illiquidityPercentile, 0.1),
    { id: "trend", input: inputs.trendStrength, unit: "fraction", score: percent(inputs.trendStrength), weight: 0.1 },
    { id: "correlation", input: inputs.correlation, unit: "ratio", score: correlation, weight: 0.05 },
    lowIsCalm("implied_volatility", inputs.impliedPercentile, 0.1),
  ];
  return weighComponents(parts, KNOWN_WEIGHT_MIN);
}

function scoreOn(anchors: readonly Anchor[], input: number | null): number | null {
  return input === null ? null : interpolate(anchors, input);
}

function lowIsCalm(id: string, input: Fraction | null, weight: number): ScoreComponent {
  return { id, input, unit: "fraction", score: input === null ? null : percent(1 - input), weight };
}

function percent(fraction: Fraction | null): number | null {
  return fraction === null ? null : 100 * clamp(fraction, 0, 1);
}
