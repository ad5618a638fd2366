export interface RiskContributions {
  /** Daily standard deviation of the whole, in the exposures' unit, ≥ 0. */
  sigma: number;
  /** Share of each part in the variance; they sum to 1, a hedge's is negative. Zeros when there is no risk. */
  shares: readonly number[];
}

/** riskContributions splits the variance x′Σx of signed exposures into xᵢ(Σx)ᵢ ÷ x′Σx (Euler). */
export function riskContributions(
  exposures: readonly number[],
  sigmas: readonly number[],
  correlation: readonly (readonly number[])[],
): RiskContributions {
  const risks = exposures.map((exposure, i) => exposure * (sigmas[i] ?? 0));
  const parts = risks.map((risk, i) => {
    const row = correlation[i] ?? [];
    return risk * risks.reduce((sum, other, j) => sum + other * (row[j] ?? 0), 0);
  });
  const variance = Math.max(
    0,
    parts.reduce((sum, part) => sum + part, 0),
  );
  return { sigma: Math.sqrt(variance), shares: parts.map((part) => (variance > 0 ? part / variance : 0)) };
}
