const SWEEPS_MAX = 500;
const TOLERANCE = 1e-12;

/**
 * equalRiskWeights are the long-only weights (Σ = 1) of which each asset carries the same share of the variance. They are
 * the minimum of ½ x′Σx − Σ ln xᵢ ÷ N, strictly convex for positive definite Σ (Spinu 2013), found by cyclic coordinate
 * descent (Griveau-Billion, Richard & Roncalli 2013), which converges from any start. `covariance` is N × N in row order
 * with a positive diagonal.
 */
export function equalRiskWeights(covariance: Float64Array, count: number): Float64Array {
  const budget = 1 / count;
  const x = Float64Array.from({ length: count }, (_, i) => Math.sqrt(budget / (covariance[i * count + i] ?? 1)));
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
    let change = 0;
    for (let i = 0; i < count; i++) {
      const own = covariance[i * count + i] ?? 1;
      let others = -own * (x[i] ?? 0);
      for (let j = 0; j < count; j++) others += (covariance[i * count + j] ?? 0) * (x[j] ?? 0);
      const next = (Math.sqrt(others * others + 4 * own * budget) - others) / (2 * own);
      change = Math.max(change, Math.abs(next / (x[i] ?? 1) - 1));
      x[i] = next;
    }
    if (change < TOLERANCE) break;
  }
  const total = x.reduce((sum, value) => sum + value, 0);
  return x.map((value) => value / total);
}
