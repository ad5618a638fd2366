import { chiSquareSurvival } from "../../stats/chi-square-survival";

export interface LikelihoodRatio {
  statistic: number;
  /** Chance of a worse fit were the model right; below 0.05 the model is rejected. */
  pValue: number;
}

/**
 * kupiecTest asks whether losses passed the value at risk as often as promised: the likelihood ratio of the observed
 * share against `probability` (0.05 for VaR 95), chi-square with 1 degree (Kupiec 1995, unconditional coverage). Null
 * without observations.
 */
export function kupiecTest(exceedances: number, observations: number, probability: number): LikelihoodRatio | null {
  if (observations === 0) return null;
  const observed = exceedances / observations;
  const hits = term(exceedances, observed) - term(exceedances, probability);
  const misses = term(observations - exceedances, 1 - observed) - term(observations - exceedances, 1 - probability);
  const statistic = Math.max(0, 2 * (hits + misses));
  return { statistic, pValue: chiSquareSurvival(statistic, 1) };
}

/** count × ln probability, 0 for none. */
export function term(count: number, probability: number): number {
  return count === 0 ? 0 : count * Math.log(probability);
}
