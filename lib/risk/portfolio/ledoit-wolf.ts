import { crossProducts } from "../stats/cross-products";

export interface ShrunkCovariance {
  /** N × N in row order, positive definite unless nothing moves at all. */
  covariance: Float64Array;
  /** Weight of the target, 0–1. */
  shrinkage: number;
}

/**
 * ledoitWolf pulls the covariance of N rows of `days` values towards μI, μ the mean variance, by the intensity that
 * minimises the expected squared error: min(1, b² ÷ d²), d² = ‖S − μI‖² ÷ N, b² = (Σₜ‖xₜxₜᵀ‖² ÷ T − ‖S‖²) ÷ (N T)
 * (Ledoit & Wolf 2004, "A well-conditioned estimator for large-dimensional covariance matrices"). Rows are centred on
 * their means; the sample covariance divides by T. The same numbers as scikit-learn's `ledoit_wolf`.
 */
export function ledoitWolf(rows: Float64Array, count: number, days: number): ShrunkCovariance {
  const centred = centre(rows, count, days);
  const covariance = crossProducts(centred, count, days);
  let [trace, squares] = [0, 0];
  for (let k = 0; k < covariance.length; k++) {
    const value = (covariance[k] ?? 0) / days;
    covariance[k] = value;
    squares += value * value;
  }
  for (let i = 0; i < count; i++) trace += covariance[i * count + i] ?? 0;
  const mu = trace / count;
  const error = (sumOfFourthPowers(centred, count, days) / days - squares) / (count * days);
  const distance = (squares - mu * trace) / count;
  // Scale-free: what is left of a multiple of I after rounding is no distance.
  const hasDistance = distance > 1e-15 * mu * mu;
  const shrinkage = count === 1 || !hasDistance ? 0 : Math.min(1, Math.max(0, error / distance));
  for (let k = 0; k < covariance.length; k++) covariance[k] = (1 - shrinkage) * (covariance[k] ?? 0);
  for (let i = 0; i < count; i++) covariance[i * count + i] = (covariance[i * count + i] ?? 0) + shrinkage * mu;
  return { covariance, shrinkage };
}

function centre(rows: Float64Array, count: number, days: number): Float64Array {
  const centred = new Float64Array(rows.length);
  for (let i = 0; i < count; i++) {
    const [start, end] = [i * days, (i + 1) * days];
    let sum = 0;
    for (let k = start; k < end; k++) sum += rows[k] ?? 0;
    const mean = sum / days;
    for (let k = start; k < end; k++) centred[k] = (rows[k] ?? 0) - mean;
  }
  return centred;
}

/** Σₜ ‖xₜxₜᵀ‖² = Σₜ (Σᵢ xᵢₜ²)². */
function sumOfFourthPowers(centred: Float64Array, count: number, days: number): number {
  const norms = new Float64Array(days);
  for (let i = 0; i < count; i++) {
    for (let t = 0; t < days; t++) {
      const value = centred[i * days + t] ?? 0;
      norms[t] = (norms[t] ?? 0) + value * value;
    }
  }
  let sum = 0;
  for (let t = 0; t < days; t++) sum += (norms[t] ?? 0) ** 2;
  return sum;
}
