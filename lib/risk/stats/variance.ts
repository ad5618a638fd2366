/**
 * variance is the sample variance (N − 1), in the square of the values' unit. Null for fewer than two values.
 * One pass, Welford (1962): summing squares instead loses every digit when the mean is large against the spread.
 */
export function variance(values: ArrayLike<number>): number | null {
  if (values.length < 2) return null;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const delta = value - mean;
    mean += delta / (i + 1);
    squares += delta * (value - mean);
  }
  return squares / (values.length - 1);
}
