/**
 * mean is the arithmetic mean. Null for no values.
 * Plain summation: our series hold at most a few thousand values of like size, where it is exact to 1e-13.
 */
export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
}
