/**
 * realizedVolatility is √(Σ r² ÷ (N − 1)) · √periodsPerYear over the last `window` log returns, an annual fraction. Drift is
 * taken as zero on purpose (Coin Metrics): a month's mean return is noise. Null for fewer returns than the window.
 */
export function realizedVolatility(returns: Float64Array, window: number, periodsPerYear: number): number | null {
  if (returns.length < window || window < 2) return null;
  let squares = 0;
  for (let i = returns.length - window; i < returns.length; i++) squares += (returns[i] ?? 0) ** 2;
  return Math.sqrt((squares / (window - 1)) * periodsPerYear);
}
