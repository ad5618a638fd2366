import { clamp } from "../stats/clamp";

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
 * Ledoit & Wolf 2004). Rows have equal length ≥ 2.
 */
export function estimateCorrelation(rows: readonly (readonly number[])[], decay: number): CorrelationModel {
  const days = rows[0]?.length ?? 0;
  const weights = Array.from({ length: days }, (_, day) => decay ** (days - 1 - day));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const effective = (total * total) / weights.reduce((sum, weight) => sum + weight * weight, 0);
  // Each row carries the root of the weights, so that a covariance is one plain product.
  const roots = weights.map((weight) => Math.sqrt(weight / total));
  const weighted = rows.map((row) => row.map((value, day) => value * (roots[day] ?? 0)));
  const sigmaDaily = weighted.map((row) => Math.sqrt(product(row, row)));
  return { sigmaDaily, ...shrink(rawCorrelation(weighted, sigmaDaily), effective) };
}

function rawCorrelation(rows: readonly (readonly number[])[], sigmas: readonly number[]): number[][] {
  const raw = rows.map((_, i) => rows.map((__, j): number => (i === j ? 1 : 0)));
  for (let i = 0; i < rows.length; i++) {
    for (let j = i + 1; j < rows.length; j++) {
      const scale = (sigmas[i] ?? 0) * (sigmas[j] ?? 0);
      const [a, b, upper, lower] = [rows[i], rows[j], raw[i], raw[j]];
      if (!(scale > 0) || !a || !b || !upper || !lower) continue;
      upper[j] = lower[i] = clamp(product(a, b) / scale, -1, 1);
    }
  }
  return raw;
}

function product(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function shrink(raw: readonly (readonly number[])[], effective: number) {
  const pairs = raw.flatMap((row, i) => row.slice(i + 1));
  if (pairs.length < 2 || effective <= 1) return { correlation: raw, shrinkage: 0 };
  const average = pairs.reduce((sum, r) => sum + r, 0) / pairs.length;
  const noise = pairs.reduce((sum, r) => sum + (1 - r * r) ** 2, 0) / (effective - 1);
  const spread = pairs.reduce((sum, r) => sum + (r - average) ** 2, 0);
  const shrinkage = spread > 0 ? clamp(noise / spread, 0, 1) : 1;
  const correlation = raw.map((row, i) => row.map((r, j) => (i === j ? 1 : (1 - shrinkage) * r + shrinkage * average)));
  return { correlation, shrinkage };
}
