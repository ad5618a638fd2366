/** Pairs above this move together: the middle of the 0.6–0.7 that the field calls duplicated risk (conventions.md). */
export const CLUSTER_CORRELATION = 0.65;

/**
 * clusterAssets groups indices by average linkage: the two groups with the highest mean pairwise correlation merge while
 * that mean is above `threshold`. Ties go to the lower indices. Groups and members come in ascending order.
 */
export function clusterAssets(correlation: readonly (readonly number[])[], threshold: number): number[][] {
  let groups = correlation.map((_, index) => [index]);
  for (;;) {
    const best = closestPair(groups, correlation);
    if (best === null || !(best.link > threshold)) return groups;
    const merged = [...(groups[best.first] ?? []), ...(groups[best.second] ?? [])].sort((a, b) => a - b);
    groups = groups.map((group, i) => (i === best.first ? merged : group)).filter((_, i) => i !== best.second);
  }
}

function closestPair(groups: readonly (readonly number[])[], correlation: readonly (readonly number[])[]) {
  let best: { first: number; second: number; link: number } | null = null;
  for (let first = 0; first < groups.length; first++) {
    for (let second = first + 1; second < groups.length; second++) {
      const link = meanCorrelation(groups[first] ?? [], groups[second] ?? [], correlation);
      if (best === null || link > best.link) best = { first, second, link };
    }
  }
  return best;
}

/** meanCorrelation averages over all pairs of one member of each group. */
function meanCorrelation(
  a: readonly number[],
  b: readonly number[],
  correlation: readonly (readonly number[])[],
): number {
  let sum = 0;
  for (const i of a) for (const j of b) sum += correlation[i]?.[j] ?? 0;
  return sum / (a.length * b.length);
}
