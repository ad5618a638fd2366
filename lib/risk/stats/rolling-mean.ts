/**
 * rollingMean is the mean of the last `window` values at each step: result[i] belongs to values[window − 1 + i]. Empty for
 * fewer values than the window.
 * Linear and without subtraction: each window is the tail of one block plus the head of the next. The usual running sum
 * (add the new, subtract the old) leaves rounding dust that can make a mean of positive prices negative.
 */
export function rollingMean(values: ArrayLike<number>, window: number): Float64Array {
  const means = new Float64Array(Math.max(0, values.length - window + 1));
  const tails = new Float64Array(window);
  let head = 0;
  for (let i = 0; i < means.length; i++) {
    const offset = i % window;
    if (offset === 0) {
      fillTailSums(tails, values, i);
      head = 0;
    } else head += values[i + window - 1] ?? 0;
    means[i] = ((tails[offset] ?? 0) + head) / window;
  }
  return means;
}

/** Sets tails[k] to the sum of the block's values from its k-th to its last. */
function fillTailSums(tails: Float64Array, values: ArrayLike<number>, blockStart: number): void {
  let sum = 0;
  for (let k = tails.length - 1; k >= 0; k--) {
    sum += values[blockStart + k] ?? 0;
    tails[k] = sum;
  }
}
