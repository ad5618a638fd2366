import { clamp } from "../stats/clamp";
import { crossProducts } from "../stats/cross-products";

export interface CorrelationModel {
  /** Daily volatility per row, not annualised. */
  sigmaDaily: readonly number[];
  /** N × N, shrunk, diagonal 1; a row without movement correlates with nothing. */
  correlation: readonly (readonly number[])[];
  /** Weight of the average correlation in the estimate, 0–1. */
  shrinkage: number;
}

/**
 * estimateCorrelation weighs daily log returns (zero mean) by `decay` per day, newest heaviest, and pulls the
 * correlations towards their average by the intensity that sampling error asks for: Σ var(r) ÷ Σ (r − r̄)² over the
 * pairs, var(r) = (1 − r²)² ÷ (n_eff − 1), n_eff = (Σw)² ÷ Σw² (Schäfer & Strimmer 2005, constant-correlation target of
 * Ledoit & Wolf 2004). The target keeps the mean correlation: shrinking towards independence would call a book of coins
 * that fall together safer than it is. Rows have equal length ≥ 2.
 */
export function estimateCorrelation(rows: readonly (readonly number[])[], decay: number): CorrelationModel {
  const days = rows[0]?.length ?? 0;
  const { roots, effective } = dayWeights(days, decay);
  // Each row carries the root of the weights, so that a covariance is one plain product.
  const weighted = new Float64Array(rows.length * days);
  rows.forEach((row, i) => {
    for (let day = 0; day < days; day++) weighted[i * days + day] = (row[day] ?? 0) * (roots[day] ?? 0);
  });
  const products = crossProducts(weighted, rows.length, days);
  const sigmaDaily = rows.map((_, i) => Math.sqrt(products[i * rows.length + i] ?? 0));
  return { sigmaDaily, ...shrink(rawCorrelation(products, sigmaDaily), effective) };
}

function dayWeights(days: number, decay: number): { roots: Float64Array; effective: number } {
  const roots = new Float64Array(days);
  let [weight, total, squares] = [1, 0, 0];
  for (let day = days - 1; day >= 0; day--) {
    roots[day] = weight;
    total += weight;
    squares += weight * weight;
    weight *= decay;
  }
  for (let day = 0; day < days; day++) roots[day] = Math.sqrt((roots[day] ?? 0) / total);
  return { roots, effective: (total * total) / squares };
}

function rawCorrelation(products: Float64Array, sigmas: readonly number[]): number[][] {
  return sigmas.map((own, i) =>
    sigmas.map((other, j) => {
      if (i === j) return 1;
      return own * other > 0 ? clamp((products[i * sigmas.length + j] ?? 0) / (own * other), -1, 1) : 0;
    }),
  );
}

function shrink(raw: number[][], effective: number): Pick<CorrelationModel, "correlation" | "shrinkage"> {
  const pairs = (raw.length * (raw.length - 1)) / 2;
  if (pairs < 2 || effective <= 1) return { correlation: raw, shrinkage: 0 };
  const average = sumOverPairs(raw, (r) => r) / pairs;
  const noise = sumOverPairs(raw, (r) => (1 - r * r) ** 2) / (effective - 1);
  const spread = sumOverPairs(raw, (r) => (r - average) ** 2);
  const shrinkage = spread > 0 ? clamp(noise / spread, 0, 1) : 1;
  for (const [i, row] of raw.entries()) {
    for (let j = 0; j < row.length; j++) if (i !== j) row[j] = (1 - shrinkage) * (row[j] ?? 0) + shrinkage * average;
  }
  return { correlation: raw, shrinkage };
}

function sumOverPairs(matrix: readonly (readonly number[])[], of: (value: number) => number): number {
  let sum = 0;
  for (const [i, row] of matrix.entries()) for (let j = i + 1; j < row.length; j++) sum += of(row[j] ?? 0);
  return sum;
}
