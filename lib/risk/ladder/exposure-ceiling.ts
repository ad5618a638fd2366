import { clamp } from "../stats/clamp";
import { LADDER_RULES } from "./ladder-rules";

/**
 * exposureCeiling is the highest multiplier the ladder allows when `used` of the loss limit is lost: 1 up to 20 %, then
 * a straight line down to 0.25 at 100 % (evidence-brief "Policy studied": 5 → 25 % for a limit of 25 %).
 */
export function exposureCeiling(used: number): number {
  const { fallFromUsed, fallToUsed, multiplierFloor } = LADDER_RULES;
  const progress = clamp((used - fallFromUsed) / (fallToUsed - fallFromUsed), 0, 1);
  return 1 - (1 - multiplierFloor) * progress;
}
