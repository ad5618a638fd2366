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
  const sigmaDaily = rows.map((row) => Math.sqrt(weightedProduct(row, row, weights) / total));
  const raw = rows.map((row, i) =>
    rows.map((other, j) => {
      if (i === j) return 1;
      const scale = (sigmaDaily[i] ?? 0) * (sigmaDaily[j] ?? 0);
      return scale > 0 ? clamp(weightedProduct(row, other, weights) / total / scale, -1, 1) : 0;
    }),
  );
  return { sigmaDaily, ...shrink(raw, effective) };
}

function weightedProduct(a: readonly number[], b: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let day = 0; day < weights.length; day++) sum += (weights[day] ?? 0) * (a[day] ?? 0) * (b[day] ?? 0);
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
