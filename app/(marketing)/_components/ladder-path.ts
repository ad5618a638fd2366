import type { LadderStateName } from "@/lib/domain/ladder";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import { startLadder } from "@/lib/risk/ladder/start-ladder";
import { stepLadder } from "@/lib/risk/ladder/step-ladder";

export interface LadderPathDay {
  day: number;
  drawdownFraction: number;
  exposureMultiplier: number;
  state: LadderStateName;
}

/** The stated path: at the high, a straight fall, flat in a restless market, then calm and a slow recovery. */
export const PATH = { fallFrom: 8, fallTo: 38, calmFrom: 70, endsOn: 140, lowest: 74, recoveredTo: 90 } as const;
export const PATH_LOSS_LIMIT = presetPolicy("balanced").lossLimitFraction;

/** ladderPath walks the real ladder along the stated path, one observation a day. */
export function ladderPath(): readonly LadderPathDay[] {
  const startAt = Date.UTC(2026, 0, 1);
  let ladder = startLadder({
    asOf: startAt,
    unitValue: 100,
    highWaterMark: 100,
    highWaterMarkAt: startAt,
    isHighWaterMarkEstimated: false,
    lossLimitFraction: PATH_LOSS_LIMIT,
  });
  return Array.from({ length: PATH.endsOn + 1 }, (_, day) => {
    ladder = stepLadder(ladder, {
      asOf: startAt + day * DAY_MS,
      unitValue: unitValueOn(day),
      isComplete: true,
      isCalm: day >= PATH.calmFrom,
      lossLimitFraction: PATH_LOSS_LIMIT,
    });
    const { drawdownFraction, exposureMultiplier, state } = ladder;
    return { day, drawdownFraction, exposureMultiplier, state };
  });
}

function unitValueOn(day: number): number {
  const { fallFrom, fallTo, calmFrom, endsOn, lowest, recoveredTo } = PATH;
  const share = (from: number, to: number) => Math.min(1, Math.max(0, (day - from) / (to - from)));
  return 100 - (100 - lowest) * share(fallFrom, fallTo) + (recoveredTo - lowest) * share(calmFrom, endsOn);
}
