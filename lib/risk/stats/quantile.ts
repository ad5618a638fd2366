/**
 * quantile is the value below which a share `probability` (0–1) of the values lies, interpolated between order
 * statistics: Hyndman & Fan (1996) type 7, the default of numpy and R. Null for no values.
 */
export function quantile(values: ArrayLike<number>, probability: number): number | null {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`quantile needs 0 ≤ probability ≤ 1, got ${probability}`);
  const sorted = Float64Array.from(values).sort();
  const position = probability * (sorted.length - 1);
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
