/**
 * covariance is the sample covariance (N − 1) of two aligned series. Null for fewer than two pairs.
 * Throws RangeError for unequal lengths: aligning is the caller's knowledge, cutting would be a guess.
 */
export function covariance(xs: ArrayLike<number>, ys: ArrayLike<number>): number | null {
  if (xs.length !== ys.length)
    throw new RangeError(`covariance needs equal lengths, got ${xs.length} and ${ys.length}`);
  if (xs.length < 2) return null;
  let meanX = 0;
  let meanY = 0;
  let products = 0;
  for (let i = 0; i < xs.length; i++) {
    const deltaX = (xs[i] ?? 0) - meanX;
    meanX += deltaX / (i + 1);
    const y = ys[i] ?? 0;
    meanY += (y - meanY) / (i + 1);
    products += deltaX * (y - meanY);
  }
  return products / (xs.length - 1);
}
