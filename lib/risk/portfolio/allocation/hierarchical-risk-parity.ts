/**
 * hierarchicalRiskParity are the long-only weights (Σ = 1) of López de Prado 2016, "Building diversified portfolios that
 * outperform out of sample": order the assets by single linkage of the Euclidean distance between their columns of
 * √(½ (1 − ρ)), then halve the order again and again, splitting money between the halves inversely to the variance of
 * their inverse-variance portfolios. `covariance` is N × N in row order with a positive diagonal.
 */
export function hierarchicalRiskParity(covariance: Float64Array, count: number): Float64Array {
  const weights = new Float64Array(count).fill(1);
  const split = (order: readonly number[]): void => {
    if (order.length < 2) return;
    const middle = order.length >> 1;
    const [left, right] = [order.slice(0, middle), order.slice(middle)];
    const [a, b] = [clusterVariance(covariance, count, left), clusterVariance(covariance, count, right)];
    for (const i of left) weights[i] = ((weights[i] ?? 0) * b) / (a + b);
    for (const i of right) weights[i] = ((weights[i] ?? 0) * a) / (a + b);
    split(left);
    split(right);
  };
  split(singleLinkageOrder(columnDistances(covariance, count), count));
  return weights;
}

/** Variance of the members held in inverse proportion to their own variances. */
function clusterVariance(covariance: Float64Array, count: number, members: readonly number[]): number {
  let [total, variance] = [0, 0];
  for (const i of members) total += 1 / (covariance[i * count + i] ?? 1);
  for (const i of members) {
    let row = 0;
    for (const j of members) row += (covariance[i * count + j] ?? 0) / (covariance[j * count + j] ?? 1);
    variance += row / (covariance[i * count + i] ?? 1);
  }
  return variance / (total * total);
}

function columnDistances(covariance: Float64Array, count: number): Float64Array {
  const near = new Float64Array(count * count);
  const sigma = Float64Array.from({ length: count }, (_, i) => Math.sqrt(covariance[i * count + i] ?? 1));
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const rho = (covariance[i * count + j] ?? 0) / ((sigma[i] ?? 1) * (sigma[j] ?? 1));
      near[i * count + j] = Math.sqrt(Math.max(0, 0.5 * (1 - rho)));
    }
  }
  const far = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += ((near[i * count + k] ?? 0) - (near[j * count + k] ?? 0)) ** 2;
      far[i * count + j] = far[j * count + i] = Math.sqrt(sum);
    }
  }
  return far;
}

interface Edge {
  from: number;
  to: number;
  length: number;
}

interface Group {
  /** Leaves are 0 … n − 1, the k-th merge is n + k. */
  node: number;
  leaves: readonly number[];
}

/** Leaves of the single-linkage tree from left to right; within a merge the older node comes first, as scipy has it. */
function singleLinkageOrder(distances: Float64Array, count: number): readonly number[] {
  const groupOf: Group[] = Array.from({ length: count }, (_, i) => ({ node: i, leaves: [i] }));
  const shortestFirst = spanningTree(distances, count).sort((a, b) => a.length - b.length);
  for (const [k, { from, to }] of shortestFirst.entries()) {
    const [a, b] = [groupOf[from], groupOf[to]];
    if (a === undefined || b === undefined) continue;
    const [first, second] = a.node < b.node ? [a, b] : [b, a];
    const merged = { node: count + k, leaves: [...first.leaves, ...second.leaves] };
    for (const leaf of merged.leaves) groupOf[leaf] = merged;
  }
  return groupOf[0]?.leaves ?? [];
}

/** Prim's minimum spanning tree: its edges, shortest first, are the merges of single linkage (Gower & Ross 1969). */
function spanningTree(distances: Float64Array, count: number): Edge[] {
  const edges: Edge[] = [];
  const length = new Float64Array(count).fill(Infinity);
  const from = new Int32Array(count);
  const isIn = new Uint8Array(count);
  let newest = 0;
  for (let added = 1; added < count; added++) {
    isIn[newest] = 1;
    let nearest = -1;
    for (let j = 0; j < count; j++) {
      if (isIn[j] === 1) continue;
      const distance = distances[newest * count + j] ?? Infinity;
      if (distance < (length[j] ?? Infinity)) {
        length[j] = distance;
        from[j] = newest;
      }
      if (nearest < 0 || (length[j] ?? 0) < (length[nearest] ?? 0)) nearest = j;
    }
    edges.push({ from: from[nearest] ?? 0, to: nearest, length: length[nearest] ?? 0 });
    newest = nearest;
  }
  return edges;
}
