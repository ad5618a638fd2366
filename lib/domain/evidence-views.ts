/** What the workspace's Evidence shows: today's book, walked through the past. Plain JSON, like the rest of `views.ts`. */
import type { CrisisOutcomes, DrawdownRatio, EvidenceWeeks, FallOutcomes, PolicyMeasures } from "./evidence";
import type { EpochMs, Fraction } from "./units";
import type { Plan } from "./views";

/** BookReplay compares holding today's weights (static), Ballast on them (dynamic) and the 200-day rule. */
export interface BookReplay {
  /** One per policy, `case` "book". */
  rows: readonly PolicyMeasures[];
  drawdownRatio: DrawdownRatio;
  /** Mean share of equity Ballast held in the market. */
  meanExposureFraction: Fraction;
  weeks: EvidenceWeeks;
  /** Deepest first. */
  falls: readonly FallOutcomes[];
  crises: readonly CrisisOutcomes[];
}

/** ReplayedAsset is a coin of the replay, with the first day it could be held. */
export interface ReplayedAsset {
  asset: string;
  /** Of the replayed money. */
  weightFraction: Fraction;
  from: string;
}

/** LeftOutAsset is market money that the replay does not cover, and why. */
export interface LeftOutAsset {
  asset: string;
  netUsd: number;
  reason: "no_history" | "short_history" | "net_short";
}

export interface WorkspaceEvidenceView {
  /** Instant of the assessment whose weights are replayed; null until the first one. */
  asOf: EpochMs | null;
  /** Null while there is nothing to replay, or too little history. In a preview, paths and all but one fall are cut. */
  replay: BookReplay | null;
  assets: readonly ReplayedAsset[];
  leftOut: readonly LeftOutAsset[];
  lossLimitFraction: Fraction;
  costFraction: Fraction;
  /** Daily bars before the comparison can begin. */
  barsNeeded: number;
  access: "preview" | "full";
  plan: Plan;
}
