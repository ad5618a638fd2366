/** percentileRank is the share (0–1) of the values at or below `value`. Null for no values. */
export function percentileRank(values: ArrayLike<number>, value: number): number | null {
  if (values.length === 0) return null;
  let atOrBelow = 0;
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) <= value) atOrBelow++;
  return atOrBelow / values.length;
}
