import { clamp } from "./clamp";
import { covariance } from "./covariance";
import { standardDeviation } from "./standard-deviation";

/**
 * correlation is Pearson's r of two aligned series, in [−1, 1]. Null for fewer than two pairs or when one side does not
 * vary: a constant is neither like nor unlike anything. Throws RangeError for unequal lengths.
 */
export function correlation(xs: ArrayLike<number>, ys: ArrayLike<number>): number | null {
  const together = covariance(xs, ys);
  const spreadX = standardDeviation(xs);
  const spreadY = standardDeviation(ys);
  if (together === null || !spreadX || !spreadY) return null;
  // Divided one after the other: the product of two tiny spreads can underflow to zero.
  return clamp(together / spreadX / spreadY, -1, 1);
}
