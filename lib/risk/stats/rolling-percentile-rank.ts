/**
 * rollingPercentileRank is, at each step, the share of the last `window` values (fewer at the start, but at least
 * `countMin`) at or below the newest: result[i] belongs to values[countMin − 1 + i]. Empty for fewer values than that.
 */
export function rollingPercentileRank(values: Float64Array, window: number, countMin: number): Float64Array {
  const ranks = new Float64Array(Math.max(0, values.length - countMin + 1));
  for (let i = 0; i < ranks.length; i++) {
    const last = i + countMin - 1;
    const first = Math.max(0, last - window + 1);
    const newest = values[last] ?? 0;
    let atOrBelow = 0;
    for (let j = first; j <= last; j++) if ((values[j] ?? 0) <= newest) atOrBelow++;
    ranks[i] = atOrBelow / (last - first + 1);
  }
  return ranks;
}
