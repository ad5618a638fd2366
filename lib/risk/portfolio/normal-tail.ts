import type { HistoricalTail } from "./historical-tail";

/** Standard normal quantiles (scipy.stats.norm.ppf). */
const QUANTILES = { 0.95: 1.6448536269514722, 0.99: 2.3263478740408408 } as const;

/**
 * normalTail is the textbook figure beside the empirical ones: VaR z σ and expected shortfall σ φ(z) ÷ (1 − c) of a normal
 * profit with mean 0 and standard deviation `sigmaUsd`. Crypto's tails are fatter; where the two differ, that is why.
 */
export function normalTail(sigmaUsd: number, confidence: 0.95 | 0.99): HistoricalTail {
  const z = QUANTILES[confidence];
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return { valueAtRisk: z * sigmaUsd, expectedShortfall: (sigmaUsd * density) / (1 - confidence) };
}
