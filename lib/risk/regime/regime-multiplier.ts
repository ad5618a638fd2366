import type { RegimeLabel, RegimeProbabilities } from "@/lib/domain/market-state";
import { clamp } from "../stats/clamp";

/** What a state is worth when it is certain. */
const FULL_MULTIPLIER: Record<RegimeLabel, number> = { bull: 1.2, sideways: 0.8, bear: 0.25 };
/** What the shown label allows, whatever the probabilities say: bull ≤ 1.2, sideways ≤ 0.8, bear ≥ 0.25. */
export const MULTIPLIER_BOUNDS: Record<RegimeLabel, readonly [low: number, high: number]> = {
  bull: [0.8, 1.2],
  sideways: [0.5, 0.8],
  bear: [0.25, 0.5],
};

/** regimeMultiplier is the probability-weighted worth of the three states, held within the bounds of the shown label. */
export function regimeMultiplier(label: RegimeLabel, probabilities: RegimeProbabilities): number {
  const expected =
    probabilities.bull * FULL_MULTIPLIER.bull +
    probabilities.sideways * FULL_MULTIPLIER.sideways +
    probabilities.bear * FULL_MULTIPLIER.bear;
  const [low, high] = MULTIPLIER_BOUNDS[label];
  return clamp(expected, low, high);
}
