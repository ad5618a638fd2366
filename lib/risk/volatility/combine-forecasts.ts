/** Annualised volatilities of the next week as each model expects them; null = it has no opinion. */
export interface VolatilityOpinions {
  ewma: number | null;
  garch: number | null;
  har: number | null;
  implied: number | null;
}

/**
 * HAR counts twice: it alone reads highs and lows, and three horizons. Round, not fitted; averaging forecasts beats choosing
 * one (Bates & Granger 1969).
 */
const WEIGHTS: Readonly<Record<keyof VolatilityOpinions, number>> = { ewma: 1, garch: 1, har: 2, implied: 1 };

/**
 * combineForecasts is the weighted mean of the opinions' logarithms, so that one wild opinion cannot rule. Null without
 * EWMA: with so little data nothing is forecast. A volatility of zero is no opinion.
 */
export function combineForecasts(opinions: VolatilityOpinions): number | null {
  if (opinions.ewma === null || opinions.ewma <= 0) return opinions.ewma;
  let sum = 0;
  let total = 0;
  for (const id of Object.keys(WEIGHTS) as (keyof VolatilityOpinions)[]) {
    const opinion = opinions[id];
    if (opinion === null || opinion <= 0) continue;
    sum += WEIGHTS[id] * Math.log(opinion);
    total += WEIGHTS[id];
  }
  return Math.exp(sum / total);
}
