import type { LadderStateName } from "@/lib/domain/ladder";
import { LADDER_RULES } from "./ladder-rules";

/** stateAtUsed is the state a fresh account would be in when `used` of the loss limit is lost (never RECOVERY). */
export function stateAtUsed(used: number): Exclude<LadderStateName, "RECOVERY"> {
  const starts = LADDER_RULES.startsAtUsed;
  if (used >= starts.PRESERVATION) return "PRESERVATION";
  if (used >= starts.DEFENSIVE) return "DEFENSIVE";
  return used >= starts.CAUTION ? "CAUTION" : "NORMAL";
}
