import type { EpochMs, Fraction } from "./units";

export const LADDER_STATES = ["NORMAL", "CAUTION", "DEFENSIVE", "PRESERVATION", "RECOVERY"] as const;
export type LadderStateName = (typeof LADDER_STATES)[number];

/** LadderState is the drawdown ladder's memory for one workspace. Stepped by `lib/risk/ladder/step-ladder`. */
export interface LadderState {
  state: LadderStateName;
  /** [0.25, 1] multiplier on exposure and risk. */
  exposureMultiplier: number;
  /** Flow-adjusted unit value at the high-water mark and now. */
  highWaterMark: number;
  highWaterMarkAt: EpochMs;
  isHighWaterMarkEstimated: boolean;
  /**
   * The high from which the ladder counts losses: the high-water mark, until earned calm days lower it step by step so
   * that who holds cash is not stuck below the mark for ever. `drawdownFraction` stays measured from the true high.
   */
  referenceUnitValue: number;
  unitValue: number;
  /** Fall from `highWaterMark`, ≥ 0. */
  drawdownFraction: Fraction;
  enteredAt: EpochMs;
  /** Last instant the multiplier moved, either way. */
  steppedAt: EpochMs;
  /** Last instant the multiplier or the state fell; re-expansion waits out a dwell from here. */
  loweredAt: EpochMs;
  /** Last instant that counted as a UTC day; re-expansion is at most one small step per counted day. */
  countedAt: EpochMs;
  /** Lowest unit value since NORMAL was left, for "only while equity recovers". */
  troughUnitValue: number;
  /** Consecutive calm UTC days without a new low, for the calm-market path that frees who holds cash. */
  calmDays: number;
}
