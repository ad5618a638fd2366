import type { Fraction } from "./units";

/** EVIDENCE_POLICIES are compared on every case; `static_equal_vol` and `sma200` are scaled ex ante to the dynamic book's volatility. */
export const EVIDENCE_POLICIES = ["static", "static_equal_vol", "sma200", "dynamic"] as const;
export type EvidencePolicy = (typeof EVIDENCE_POLICIES)[number];

/** Interval holds the 5th and 95th percentile of the bootstrap. */
export type Interval = readonly [low: number, high: number];

/** PerformanceMeasures of a daily equity path; losses and drawdowns as positive fractions, √365, risk-free rate 0. */
export interface PerformanceMeasures {
  cagr: number;
  volatilityAnnual: number;
  /** Null for a path that never moved. */
  sharpe: number | null;
  /** Null without a losing day. */
  sortino: number | null;
  maxDrawdown: Fraction;
  /** CAGR ÷ maximum drawdown; null without a drawdown. */
  calmar: number | null;
  /** Mean loss of the worst 5 % of days. */
  es95: Fraction;
  longestUnderwaterDays: number;
}

/** PolicyMeasures is one policy on one case. */
export interface PolicyMeasures extends PerformanceMeasures {
  case: string;
  policy: EvidencePolicy;
  /** Days, both included, such as "2018-06-22". */
  from: string;
  to: string;
  /** Sum of traded shares of equity a year. */
  turnoverPerYear: number;
  /** Compound return in the static book's rising (falling) months ÷ the static book's; null without such months. */
  upCapture: number | null;
  downCapture: number | null;
}

/** EvidenceRow is an entry of `summary.json` (design §14). */
export interface EvidenceRow extends PolicyMeasures {
  ci90: { maxDrawdown: Interval; calmar: Interval; sharpe: Interval };
  /** Share of the same exposures shifted in time that fell no deeper; null for a constant exposure. */
  placeboP: number | null;
}

/** EvidencePath is a policy's days: exposure after the close's trades, equity 1 at the first day. */
export interface EvidencePath {
  case: string;
  policy: EvidencePolicy;
  days: readonly string[];
  exposure: Float64Array;
  equity: Float64Array;
}

/** PeriodOutcome is what a path did between two closes. */
export interface PeriodOutcome {
  /** Last value ÷ first value. */
  growth: number;
  maxDrawdown: Fraction;
}

/** CrisisId names a period everybody remembers; its words are in the messages. */
export type CrisisId = "end_2018" | "march_2020" | "may_2021" | "luna_2022" | "ftx_2022" | "august_2024";

/** CrisisOutcomes is one named crisis under each policy; first and last day included. */
export interface CrisisOutcomes {
  id: CrisisId;
  from: string;
  to: string;
  outcomes: Readonly<Record<EvidencePolicy, PeriodOutcome>>;
}

/** FallOutcomes is one fall of the static book, from the day of its high to its low, under each policy. */
export interface FallOutcomes {
  /** Named crises that overlap it. */
  crises: readonly CrisisId[];
  from: string;
  to: string;
  outcomes: Readonly<Record<EvidencePolicy, PeriodOutcome>>;
}

/** EvidenceWeeks are the four paths thinned to weeks, for drawing. */
export interface EvidenceWeeks {
  days: readonly string[];
  paths: Readonly<
    Record<
      EvidencePolicy,
      {
        /** 1 at the first day. */
        equity: readonly number[];
        /** Deepest of the week's daily closes, below the high so far. */
        drawdown: readonly Fraction[];
      }
    >
  >;
}

/** DrawdownRatio compares the dynamic book’s maximum drawdown with the equally volatile static one’s, resampled together. */
export interface DrawdownRatio {
  value: number;
  ci90: Interval;
}

/** VariantId is the shipped policy with one thing changed. */
export type VariantId = "shipped" | "no_costs" | "cost_10" | "cost_30" | "day_late" | "paced";

/** PublishedEvidence is `evidence-summary.json`: what the public page shows, with where it comes from. */
export interface PublishedEvidence {
  provenance: {
    modelVersion: string;
    data: string;
    costBps: number;
    lossLimitFraction: Fraction;
    command: string;
    /** Days the data were cut at, and whether the exposures until then stayed the same. */
    truncation: readonly { cut: string; identical: boolean }[];
  };
  rows: readonly EvidenceRow[];
  drawdownRatios: readonly ({ case: string } & DrawdownRatio)[];
  /** Mean share of equity the dynamic book held in the market. */
  meanExposures: readonly { case: string; value: Fraction }[];
  guards: readonly PublishedGuard[];
  crises: readonly ({ case: string } & CrisisOutcomes)[];
  variants: readonly PublishedVariant[];
  engine: readonly PublishedEngine[];
  paths: readonly ({ case: string } & EvidenceWeeks)[];
}

/** PublishedGuard is what a fully held book came to under one guard: none, an on/off lock, or the ladder. */
export interface PublishedGuard {
  case: string;
  guard: "none" | "lock" | "ladder";
  maxDrawdown: Fraction;
  longestUnderwaterDays: number;
  cagr: number;
  upCapture: number | null;
  whipsaws: number;
}

export interface PublishedVariant {
  case: string;
  variant: VariantId;
  sharpe: number | null;
  maxDrawdown: Fraction;
  calmar: number | null;
  turnoverPerYear: number;
}

/** PublishedEngine is how well single measures of one asset foretold what they are for. Null = too little history. */
export interface PublishedEngine {
  symbol: string;
  var: readonly {
    confidence: number;
    days: number;
    exceedances: number;
    expected: number;
    kupiecP: number;
    christoffersenP: number;
  }[];
  regime: {
    days: number;
    /** Share of the outcome’s variance that the labels explain, and of shuffled labels that explain as much. */
    volatility: SeparationFigure;
    drawdown: SeparationFigure;
    direction: SeparationFigure;
    /** Mean return after a bull label minus after a bear label. */
    bullMinusBear: number | null;
  } | null;
  forecast: {
    weeks: number;
    spearman: number | null;
    spearmanEwma: number | null;
    /** Mean annualised volatility of the following week by fifth of the stability score, least stable first. */
    volatilityByStability: readonly number[];
  } | null;
}

export interface SeparationFigure {
  explainedFraction: Fraction;
  p: number;
}
