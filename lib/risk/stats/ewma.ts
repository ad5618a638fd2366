/**
 * ewma is the exponentially weighted moving average m_t = decay · m_{t−1} + (1 − decay) · x_t. It starts at the plain mean
 * of the first `seedCount` values, so result[i] belongs to values[seedCount − 1 + i]. Empty for fewer values than the seed.
 */
export function ewma(values: ArrayLike<number>, decayFactor: number, seedCount: number): Float64Array {
  if (values.length < seedCount) return new Float64Array(0);
  const averages = new Float64Array(values.length - seedCount + 1);
  let sum = 0;
  for (let i = 0; i < seedCount; i++) sum += values[i] ?? 0;
  let average = sum / seedCount;
  averages[0] = average;
  for (let i = seedCount; i < values.length; i++) {
    average = decayFactor * average + (1 - decayFactor) * (values[i] ?? 0);
    averages[i - seedCount + 1] = average;
  }
  return averages;
}
