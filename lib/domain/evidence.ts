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

/** EvidenceRow is one policy on one case: an entry of `summary.json` (design §14). */
export interface EvidenceRow extends PerformanceMeasures {
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

/** PublishedEvidence is `evidence-summary.json`: what the public page shows, with where it comes from. */
export interface PublishedEvidence {
  provenance: { modelVersion: string; data: string; costBps: number; command: string };
  rows: readonly EvidenceRow[];
  /** Maximum drawdown of the dynamic book ÷ that of the static one of equal volatility, resampled together. */
  drawdownRatios: readonly { case: string; value: number; ci90: Interval }[];
  guards: readonly PublishedGuard[];
  /** Equity at the first day and at month ends. */
  paths: readonly { case: string; policy: EvidencePolicy; days: readonly string[]; equity: readonly number[] }[];
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
