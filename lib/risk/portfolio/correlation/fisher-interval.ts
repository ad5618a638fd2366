/** 97.5 % quantile of the standard normal (scipy.stats.norm.ppf). */
const QUANTILE = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}

/**
 * fisherInterval is the 95 % confidence interval of a correlation from `observations` independent pairs: tanh(atanh r ±
 * 1.96 ÷ √(n − 3)) (Fisher 1921). Null with fewer than four pairs. At ±1 it is a point.
 */
export function fisherInterval(correlation: number, observations: number): Interval | null {
  if (observations < 4) return null;
  const width = QUANTILE / Math.sqrt(observations - 3);
  const z = Math.atanh(correlation);
  return { low: Math.tanh(z - width), high: Math.tanh(z + width) };
}
