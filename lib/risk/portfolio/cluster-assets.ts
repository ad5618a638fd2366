import { averageLinkage } from "./average-linkage";

/** Pairs above this move together: the middle of the 0.6–0.7 that the field calls duplicated risk (conventions.md). */
export const CLUSTER_CORRELATION = 0.65;

/**
 * clusterAssets groups indices by average linkage: groups merge while their mean pairwise correlation is above
 * `threshold`. Groups and members come in ascending order.
 */
export function clusterAssets(correlation: readonly (readonly number[])[], threshold: number): number[][] {
  const groups = new Map(correlation.map((_, index) => [index, [index]]));
  for (const [k, { left, right, link }] of averageLinkage(correlation).entries()) {
    if (!(link > threshold)) break;
    const merged = [...(groups.get(left) ?? []), ...(groups.get(right) ?? [])];
    groups.set(correlation.length + k, merged);
    groups.delete(left);
    groups.delete(right);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
