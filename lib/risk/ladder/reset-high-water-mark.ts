import type { LadderState } from "@/lib/domain/ladder";
import type { EpochMs } from "@/lib/domain/units";

/**
 * resetHighWaterMark makes today's value the high, as the user asked (the caller audits it). Losses so far no longer
 * count; the multiplier stays where it is and is earned back step by step from here, in RECOVERY unless it is already 1.
 */
export function resetHighWaterMark(ladder: LadderState, asOf: EpochMs): LadderState {
  const isWhole = ladder.exposureMultiplier >= 1;
  return {
    ...ladder,
    state: isWhole ? "NORMAL" : "RECOVERY",
    highWaterMark: ladder.unitValue,
    highWaterMarkAt: asOf,
    isHighWaterMarkEstimated: false,
    referenceUnitValue: ladder.unitValue,
    drawdownFraction: 0,
    troughUnitValue: ladder.unitValue,
    enteredAt: asOf,
  };
}
