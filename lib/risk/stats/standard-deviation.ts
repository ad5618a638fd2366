import { variance } from "./variance";

/** standardDeviation is the square root of the sample variance (N − 1). Null for fewer than two values. */
export function standardDeviation(values: ArrayLike<number>): number | null {
  const squared = variance(values);
  return squared === null ? null : Math.sqrt(squared);
}
