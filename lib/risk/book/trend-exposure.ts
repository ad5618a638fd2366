import type { Fraction } from "@/lib/domain/units";
import { clamp } from "../stats/clamp";

/** Up to this loss limit nothing is kept against the trend. */
const NOTHING_KEPT_AT_LIMIT = 0.25;
const FLOOR_MAX = 0.5;

/**
 * trendFloor is what is kept when price is below all its averages: what the user's loss limit exceeds 25 % by. Under
 * Active (25 %) nothing, under Balanced (40 %) 15 %, under Holder (60 %) 35 %: who can stand a deeper fall sells less.
 */
export function trendFloor(lossLimitFraction: Fraction): Fraction {
  return clamp(lossLimitFraction - NOTHING_KEPT_AT_LIMIT, 0, FLOOR_MAX);
}

/**
 * trendExposure is the share of the usual exposure a trend deserves: a straight line from the floor (price below its 20,
 * 50, 100 and 200-day averages) to 1 (above all four). `trendScore` is the share of averages price is above; null, before
 * the longest exists, is neutral. Round numbers; docs/adr/0008 says what they were compared with.
 */
export function trendExposure(trendScore: Fraction | null, lossLimitFraction: Fraction): Fraction {
  if (trendScore === null) return 1;
  const floor = trendFloor(lossLimitFraction);
  return floor + (1 - floor) * trendScore;
}
