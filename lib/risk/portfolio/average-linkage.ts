/** Merge joins two nodes of a tree: leaves are 0 … n − 1, the k-th merge is node n + k. */
export interface Merge {
  left: number;
  right: number;
  /** Mean pairwise correlation between the two sides. */
  link: number;
}

/**
 * averageLinkage builds the tree of n assets, closest first: the two groups with the highest mean pairwise correlation
 * merge until one is left (UPGMA, Sokal & Michener 1958). Ties go to the lower indices. n − 1 merges, links falling.
 */
export function averageLinkage(correlation: readonly (readonly number[])[]): Merge[] {
  const count = correlation.length;
  const links = correlation.map((row) => Float64Array.from(row));
  const sizes = new Array<number>(count).fill(1);
  /** Node that each row of `links` now stands for; null = merged into another row. */
  const nodes: (number | null)[] = correlation.map((_, i) => i);
  const merges: Merge[] = [];
  for (let node = count; node < 2 * count - 1; node++) {
    const { first, second, link } = closestPair(nodes, links);
    merges.push({ left: nodes[first] ?? 0, right: nodes[second] ?? 0, link });
    mergeRows(links, sizes, first, second);
    nodes[first] = node;
    nodes[second] = null;
  }
  return merges;
}

function closestPair(nodes: readonly (number | null)[], links: readonly Float64Array[]) {
  let best = { first: 0, second: 0, link: -Infinity };
  for (let first = 0; first < nodes.length; first++) {
    if (nodes[first] === null) continue;
    for (let second = first + 1; second < nodes.length; second++) {
      const link = links[first]?.[second] ?? 0;
      if (nodes[second] !== null && link > best.link) best = { first, second, link };
    }
  }
  return best;
}

/** The mean over pairs of a merged group is the mean of the two means, weighted by their sizes. */
function mergeRows(links: readonly Float64Array[], sizes: number[], first: number, second: number): void {
  const [a, b] = [sizes[first] ?? 1, sizes[second] ?? 1];
  const [kept, merged] = [links[first], links[second]];
  if (kept === undefined || merged === undefined) return;
  for (const [other, row] of links.entries()) {
    const mean = (a * (kept[other] ?? 0) + b * (merged[other] ?? 0)) / (a + b);
    kept[other] = mean;
    row[first] = mean;
  }
  sizes[first] = a + b;
}
