import type { LadderStateName } from "@/lib/domain/ladder";

/**
 * Round, public parameters, never fitted (evidence-brief §8). "Used" is the fall from the ladder's reference as a share
 * of the user's loss limit: 0 at the reference, 1 when the whole limit is lost.
 */
export const LADDER_RULES = {
  /** At or above this share the state begins, at once. */
  startsAtUsed: { CAUTION: 0.2, DEFENSIVE: 0.4, PRESERVATION: 0.7 },
  /** The multiplier falls in a straight line from 1 to the floor between these shares. */
  fallFromUsed: 0.2,
  fallToUsed: 1,
  multiplierFloor: 0.25,
  /** A better state begins only this far (share of the limit) inside its own territory: hysteresis. */
  hysteresisUsed: 0.1,
  /** Gain in multiplier per counted UTC day, at most. */
  stepUp: 0.01,
  /** No re-expansion sooner after a fall of multiplier or state; no better state sooner after a state change. */
  dwellDays: 3,
  /** Equity counts as recovering once it regained this share of the limit from its low. */
  recoveredUsed: 0.1,
  /** Calm days without a new low that earn re-expansion while equity is flat, as it is in cash. */
  calmDaysNeeded: 7,
} as const;

/** New trades a UTC day by state; PRESERVATION only reduces. */
export const TRADE_BUDGET: Readonly<Record<LadderStateName, number>> = {
  NORMAL: 10,
  CAUTION: 5,
  DEFENSIVE: 2,
  PRESERVATION: 0,
  RECOVERY: 3,
};
