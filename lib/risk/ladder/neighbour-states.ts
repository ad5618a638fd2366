import type { LadderStateName } from "@/lib/domain/ladder";
import { LADDER_RULES } from "./ladder-rules";

const { startsAtUsed, hysteresisUsed } = LADDER_RULES;

/** BETTER_STATE is the next state up and the share of the loss limit at or below which it may begin. */
export const BETTER_STATE: Readonly<Record<LadderStateName, { state: LadderStateName; atUsed: number } | null>> = {
  NORMAL: null,
  CAUTION: { state: "NORMAL", atUsed: startsAtUsed.CAUTION - hysteresisUsed },
  DEFENSIVE: { state: "CAUTION", atUsed: startsAtUsed.DEFENSIVE - hysteresisUsed },
  PRESERVATION: { state: "RECOVERY", atUsed: startsAtUsed.PRESERVATION - hysteresisUsed },
  RECOVERY: { state: "NORMAL", atUsed: startsAtUsed.CAUTION - hysteresisUsed },
};

/** WORSE_STATE is the next state down and the share of the loss limit at which it begins. */
export const WORSE_STATE: Readonly<Record<LadderStateName, { state: LadderStateName; atUsed: number } | null>> = {
  NORMAL: { state: "CAUTION", atUsed: startsAtUsed.CAUTION },
  CAUTION: { state: "DEFENSIVE", atUsed: startsAtUsed.DEFENSIVE },
  DEFENSIVE: { state: "PRESERVATION", atUsed: startsAtUsed.PRESERVATION },
  PRESERVATION: null,
  RECOVERY: { state: "PRESERVATION", atUsed: startsAtUsed.PRESERVATION },
};
