import type { LadderState, LadderStateName } from "@/lib/domain/ladder";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { exposureCeiling } from "./exposure-ceiling";
import { limitUsed } from "./limit-used";
import { recoverDay } from "./recover-day";
import { stateAtUsed } from "./state-at-used";

export interface LadderObservation {
  asOf: EpochMs;
  /** Flow-adjusted unit value in the accounting currency. */
  unitValue: number;
  /** False while a wallet, connection or price is missing: the ladder stands still. */
  isComplete: boolean;
  /** Whether the market's volatility is calm (`isCalmMarket`); unknown counts as not calm. */
  isCalm: boolean;
  lossLimitFraction: number;
}

// How bad a state is when deciding to fall. RECOVERY falls only back to PRESERVATION.
const DEPTH: Readonly<Record<LadderStateName, number>> = {
  NORMAL: 0,
  CAUTION: 1,
  DEFENSIVE: 2,
  RECOVERY: 2,
  PRESERVATION: 3,
};

/**
 * stepLadder moves the drawdown ladder to a new observation. Falls act at once, at any hour; gains are counted once per
 * UTC day by `recoverDay`. An incomplete, non-finite or non-positive observation, or one from before the last counted
 * day, leaves the ladder as it is. Stepping twice with one observation changes nothing.
 */
export function stepLadder(previous: LadderState, observation: LadderObservation): LadderState {
  const { asOf, unitValue, isComplete, isCalm, lossLimitFraction } = observation;
  const isUsable = isComplete && Number.isFinite(unitValue) && unitValue > 0 && asOf >= previous.countedAt;
  if (!isUsable) return previous;
  const observed = observeValue(previous, asOf, unitValue);
  const lowered = lower(observed, asOf, lossLimitFraction);
  const isNewDay = Math.floor(asOf / DAY_MS) > Math.floor(previous.countedAt / DAY_MS);
  if (!isNewDay) return lowered;
  return recoverDay(lowered, { asOf, isCalm, lossLimitFraction, hasNewLow: unitValue < previous.troughUnitValue });
}

function observeValue(previous: LadderState, asOf: EpochMs, unitValue: number): LadderState {
  const isNewHigh = unitValue > previous.highWaterMark;
  const highWaterMark = isNewHigh ? unitValue : previous.highWaterMark;
  const hasNewLow = unitValue < previous.troughUnitValue;
  return {
    ...previous,
    unitValue,
    highWaterMark,
    highWaterMarkAt: isNewHigh ? asOf : previous.highWaterMarkAt,
    isHighWaterMarkEstimated: isNewHigh ? false : previous.isHighWaterMarkEstimated,
    referenceUnitValue: Math.max(previous.referenceUnitValue, unitValue),
    drawdownFraction: 1 - unitValue / highWaterMark,
    troughUnitValue: previous.state === "NORMAL" || hasNewLow ? unitValue : previous.troughUnitValue,
    calmDays: hasNewLow && previous.state !== "NORMAL" ? 0 : previous.calmDays,
  };
}

function lower(ladder: LadderState, asOf: EpochMs, lossLimitFraction: number): LadderState {
  const used = limitUsed(ladder.unitValue, ladder.referenceUnitValue, lossLimitFraction);
  const reached = stateAtUsed(used);
  const state = DEPTH[reached] > DEPTH[ladder.state] ? reached : ladder.state;
  const exposureMultiplier = Math.min(ladder.exposureMultiplier, exposureCeiling(used));
  if (state === ladder.state && exposureMultiplier === ladder.exposureMultiplier) return ladder;
  return {
    ...ladder,
    state,
    exposureMultiplier,
    enteredAt: state === ladder.state ? ladder.enteredAt : asOf,
    steppedAt: exposureMultiplier === ladder.exposureMultiplier ? ladder.steppedAt : asOf,
    loweredAt: asOf,
  };
}
