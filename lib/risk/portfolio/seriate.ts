import { averageLinkage } from "./average-linkage";

/** Subtree is a node of the tree; `halves` are the leaves of its two sides, null for a leaf. */
interface Subtree {
  leaves: readonly number[];
  halves: readonly [readonly number[], readonly number[]] | null;
}

/** Best order of the smallest subtree that holds both ends, for each pair of ends, and where its halves meet. */
interface Paths {
  count: number;
  score: Float64Array;
  /** Last leaf of the half of the first end, next to the first leaf of the other half. */
  meet: Int32Array;
}

/**
 * seriate orders indices so that what moves together stands together: among all orders the average-linkage tree allows
 * (each merge may be flipped), the one with the highest sum of correlations between neighbours (optimal leaf ordering,
 * Bar-Joseph, Gifford & Jaakkola 2001; O(n³)). Of an order and its mirror image, the one that starts at the lower index.
 */
export function seriate(correlation: readonly (readonly number[])[]): number[] {
  const count = correlation.length;
  const paths: Paths = { count, score: new Float64Array(count * count), meet: new Int32Array(count * count) };
  const trees: Subtree[] = correlation.map((_, i) => ({ leaves: [i], halves: null }));
  for (const { left, right } of averageLinkage(correlation)) {
    const [a, b] = [trees[left], trees[right]];
    if (a === undefined || b === undefined) continue;
    join(paths, a, b, correlation);
    trees.push({ leaves: [...a.leaves, ...b.leaves], halves: [a.leaves, b.leaves] });
  }
  const root = trees.at(-1);
  if (!root?.halves) return root ? [...root.leaves] : [];
  const order = unfold(paths, ...bestEnds(paths.score, root.halves, count));
  return (order[0] ?? 0) <= (order.at(-1) ?? 0) ? order : order.reverse();
}

/** Where a path through `tree` may end when it starts at `leaf`: in the half it does not start in. */
function farEnds({ leaves, halves }: Subtree, leaf: number): readonly number[] {
  if (halves === null) return leaves;
  return halves[0].includes(leaf) ? halves[1] : halves[0];
}

/** Finds, for each end in `a` and each in `b`, the best order of the two together. */
function join(
  { count, score, meet }: Paths,
  a: Subtree,
  b: Subtree,
  correlation: readonly (readonly number[])[],
): void {
  const reach = new Float64Array(count);
  const via = new Int32Array(count);
  for (const first of a.leaves) {
    const ends = farEnds(a, first);
    for (const next of b.leaves) {
      const row = correlation[next] ?? [];
      const best = argmax(ends, (end) => (score[first * count + end] ?? 0) + (row[end] ?? 0));
      reach[next] = best.value;
      via[next] = best.at;
    }
    for (const last of b.leaves) {
      const best = argmax(farEnds(b, last), (next) => (reach[next] ?? 0) + (score[next * count + last] ?? 0));
      score[first * count + last] = score[last * count + first] = best.value;
      meet[first * count + last] = via[best.at] ?? first;
      meet[last * count + first] = best.at;
    }
  }
}

function argmax(candidates: readonly number[], of: (candidate: number) => number): { value: number; at: number } {
  let best = { value: -Infinity, at: candidates[0] ?? 0 };
  for (const at of candidates) {
    const value = of(at);
    if (value > best.value) best = { value, at };
  }
  return best;
}

function bestEnds(score: Float64Array, [a, b]: NonNullable<Subtree["halves"]>, count: number): [number, number] {
  let [best, ends]: [number, [number, number]] = [-Infinity, [a[0] ?? 0, b[0] ?? 0]];
  for (const first of [...a].sort((x, y) => x - y)) {
    const { value, at } = argmax(b, (last) => score[first * count + last] ?? 0);
    if (value > best) [best, ends] = [value, [first, at]];
  }
  return ends;
}

/** Writes out the best order between two ends. */
function unfold(paths: Paths, first: number, last: number): number[] {
  if (first === last) return [first];
  const [end, next] = [paths.meet[first * paths.count + last] ?? 0, paths.meet[last * paths.count + first] ?? 0];
  return [...unfold(paths, first, end), ...unfold(paths, next, last)];
}
