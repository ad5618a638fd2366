import type { GarchFit } from "./fit-garch";

/**
 * garchForecast is the mean daily variance a fitted GARCH(1,1) expects over the next `days`: σ̄² + (α + β)^(k−1) (h − σ̄²) for
 * day k, averaged. Null for a refused fit.
 */
export function garchForecast(fit: GarchFit, days: number): number | null {
  if (fit.status === "refused") return null;
  const persistence = fit.alpha + fit.beta;
  let excess = fit.nextVariance - fit.meanVariance;
  let sum = 0;
  for (let day = 0; day < days; day++) {
    sum += fit.meanVariance + excess;
    excess *= persistence;
  }
  return sum / days;
}
