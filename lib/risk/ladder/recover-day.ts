import type { LadderState } from "@/lib/domain/ladder";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { exposureCeiling } from "./exposure-ceiling";
import { LADDER_RULES } from "./ladder-rules";
import { limitUsed } from "./limit-used";
import { BETTER_STATE } from "./neighbour-states";

export interface RecoveryDay {
  asOf: EpochMs;
  isCalm: boolean;
  lossLimitFraction: number;
  /** The unit value is below the low of this drawdown. */
  hasNewLow: boolean;
}

/**
 * recoverDay counts one UTC day and gives back what was earned: at most one step of multiplier, after the dwell, only in
 * a calm market, and only while equity recovers from its low or after a run of calm days without a new low. On such a
 * run the reference comes down by the same step, which is what frees an account that went to cash.
 */
export function recoverDay(ladder: LadderState, day: RecoveryDay): LadderState {
  const counted = { ...ladder, calmDays: countCalm(ladder, day), countedAt: day.asOf };
  const hasCalmRun = counted.calmDays >= LADDER_RULES.calmDaysNeeded;
  const isEarned = day.isCalm && hasPassed(counted.loweredAt, day.asOf) && (hasCalmRun || isRecovering(counted, day));
  if (!isEarned) return improveState(counted, day);
  const eased = hasCalmRun && counted.state !== "NORMAL" ? easeReference(counted, day.lossLimitFraction) : counted;
  return improveState(stepUp(eased, day), day);
}

function countCalm(ladder: LadderState, day: RecoveryDay): number {
  if (!day.isCalm || day.hasNewLow) return 0;
  const gapDays = Math.floor(day.asOf / DAY_MS) - Math.floor(ladder.countedAt / DAY_MS);
  return gapDays === 1 ? ladder.calmDays + 1 : 1; // days nobody looked at are not known to be calm
}

function isRecovering(ladder: LadderState, day: RecoveryDay): boolean {
  const regained = ladder.unitValue - ladder.troughUnitValue;
  return regained >= LADDER_RULES.recoveredUsed * day.lossLimitFraction * ladder.referenceUnitValue;
}

/** Lowers the reference so that one step's worth of the limit counts as no longer lost; a loss beyond it is forgiven first. */
function easeReference(ladder: LadderState, lossLimitFraction: number): LadderState {
  const { stepUp: step, multiplierFloor, fallFromUsed, fallToUsed } = LADDER_RULES;
  const used = limitUsed(ladder.unitValue, ladder.referenceUnitValue, lossLimitFraction);
  const easedPerStep = (step * (fallToUsed - fallFromUsed)) / (1 - multiplierFloor);
  const target = Math.max(BETTER_STATE.RECOVERY?.atUsed ?? 0, Math.min(used, fallToUsed) - easedPerStep);
  if (target >= used) return ladder;
  return { ...ladder, referenceUnitValue: ladder.unitValue / (1 - target * lossLimitFraction) };
}

function stepUp(ladder: LadderState, day: RecoveryDay): LadderState {
  const used = limitUsed(ladder.unitValue, ladder.referenceUnitValue, day.lossLimitFraction);
  const raised = Math.min(ladder.exposureMultiplier + LADDER_RULES.stepUp, exposureCeiling(used));
  if (raised <= ladder.exposureMultiplier) return ladder;
  return { ...ladder, exposureMultiplier: raised, steppedAt: day.asOf };
}

function improveState(ladder: LadderState, day: RecoveryDay): LadderState {
  const better = BETTER_STATE[ladder.state];
  if (better === null || !hasPassed(Math.max(ladder.enteredAt, ladder.loweredAt), day.asOf)) return ladder;
  const used = limitUsed(ladder.unitValue, ladder.referenceUnitValue, day.lossLimitFraction);
  // A hair of tolerance: easing lands exactly on the boundary, up to rounding.
  const isInside = used <= better.atUsed + 1e-9;
  if (!isInside || (better.state === "NORMAL" && ladder.exposureMultiplier < 1)) return ladder;
  return { ...ladder, state: better.state, enteredAt: day.asOf };
}

function hasPassed(since: EpochMs, asOf: EpochMs): boolean {
  return asOf - since >= LADDER_RULES.dwellDays * DAY_MS;
}
