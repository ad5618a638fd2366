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
  unitValue: number;
  drawdownFraction: Fraction;
  enteredAt: EpochMs;
  /** Last instant the ladder moved its multiplier; re-expansion is at most one small step a UTC day. */
  steppedAt: EpochMs;
  /** Lowest unit value since the state was entered, for "only while equity recovers". */
  troughUnitValue: number;
  /** Consecutive calm UTC days, for the calm-market path that frees who holds cash. */
  calmDays: number;
}
