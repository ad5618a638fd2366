import type { LadderState } from "@/lib/domain/ladder";
import type { EpochMs } from "@/lib/domain/units";
import { exposureCeiling } from "./exposure-ceiling";
import { limitUsed } from "./limit-used";
import { stateAtUsed } from "./state-at-used";

export interface LadderStart {
  asOf: EpochMs;
  unitValue: number;
  highWaterMark: number;
  highWaterMarkAt: EpochMs;
  isHighWaterMarkEstimated: boolean;
  lossLimitFraction: number;
}

/** startLadder opens a workspace's ladder at its first complete equity, already at the step its fall asks for. */
export function startLadder(start: LadderStart): LadderState {
  const highWaterMark = Math.max(start.highWaterMark, start.unitValue);
  const used = limitUsed(start.unitValue, highWaterMark, start.lossLimitFraction);
  return {
    state: stateAtUsed(used),
    exposureMultiplier: exposureCeiling(used),
    highWaterMark,
    highWaterMarkAt: highWaterMark > start.highWaterMark ? start.asOf : start.highWaterMarkAt,
    isHighWaterMarkEstimated: start.isHighWaterMarkEstimated,
    referenceUnitValue: highWaterMark,
    unitValue: start.unitValue,
    drawdownFraction: 1 - start.unitValue / highWaterMark,
    enteredAt: start.asOf,
    steppedAt: start.asOf,
    loweredAt: start.asOf,
    countedAt: start.asOf,
    troughUnitValue: start.unitValue,
    calmDays: 0,
  };
}
