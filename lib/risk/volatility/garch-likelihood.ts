/** GarchShape are the two free parameters under variance targeting: h' = (1 − α − β) + α x + β h, for E[x] = 1. */
export interface GarchShape {
  alpha: number;
  beta: number;
}

/** GarchDerivatives are those of the log-likelihood by α and β. */
export interface GarchDerivatives {
  score: readonly [alpha: number, beta: number];
  /** Minus the second derivatives. */
  curvature: readonly [alphaAlpha: number, alphaBeta: number, betaBeta: number];
  /** What the curvature is on average, ½ Σ ∇h ∇hᵀ ÷ h²: never negative, for where the curvature is no guide. */
  information: readonly [alphaAlpha: number, alphaBeta: number, betaBeta: number];
}

/** Variances whose product is taken before one logarithm: sixteen stay far inside the range of a double. */
const LOG_BATCH = 16;

/**
 * garchVariances walks a GARCH(1,1) (Bollerslev 1986) over squared returns divided by their own mean, starting at that
 * mean: the variance expected for each return, and last the one for the return to come.
 */
export function garchVariances(squares: Float64Array, { alpha, beta }: GarchShape): Float64Array {
  const variances = new Float64Array(squares.length + 1);
  const constant = 1 - alpha - beta;
  let variance = 1;
  variances[0] = variance;
  for (let t = 0; t < squares.length; t++) {
    variance = constant + alpha * (squares[t] ?? 0) + beta * variance;
    variances[t + 1] = variance;
  }
  return variances;
}

/** garchLikelihood is the Gaussian log-likelihood −½ Σ (ln h + x ÷ h), constants left out. */
export function garchLikelihood(squares: Float64Array, variances: Float64Array): number {
  let value = 0;
  let product = 1;
  for (let t = 0; t < squares.length; t++) {
    const variance = variances[t] ?? 1;
    value -= (squares[t] ?? 0) / variance;
    product *= variance;
    if (t % LOG_BATCH !== LOG_BATCH - 1) continue;
    value -= Math.log(product);
    product = 1;
  }
  return (value - Math.log(product)) / 2;
}

/** garchDerivatives follows the recursion with its derivatives (Fiorentini, Calzolari & Panattoni 1996), exact. */
export function garchDerivatives(squares: Float64Array, variances: Float64Array, beta: number): GarchDerivatives {
  let byAlpha = 0;
  let byBeta = 0;
  let byAlphaBeta = 0;
  let byBetaBeta = 0;
  let scoreAlpha = 0;
  let scoreBeta = 0;
  let alphaAlpha = 0;
  let alphaBeta = 0;
  let betaBeta = 0;
  let curvedAlphaAlpha = 0;
  let curvedAlphaBeta = 0;
  let curvedBetaBeta = 0;
  for (let t = 0; t < squares.length; t++) {
    const square = squares[t] ?? 0;
    const variance = variances[t] ?? 1;
    const perVariance = 1 / variance;
    const surprise = (square * perVariance - 1) * perVariance;
    const bend = (2 * square * perVariance - 1) * perVariance * perVariance;
    scoreAlpha += surprise * byAlpha;
    scoreBeta += surprise * byBeta;
    alphaAlpha += byAlpha * byAlpha * perVariance * perVariance;
    alphaBeta += byAlpha * byBeta * perVariance * perVariance;
    betaBeta += byBeta * byBeta * perVariance * perVariance;
    curvedAlphaAlpha += bend * byAlpha * byAlpha;
    curvedAlphaBeta += bend * byAlpha * byBeta - surprise * byAlphaBeta;
    curvedBetaBeta += bend * byBeta * byBeta - surprise * byBetaBeta;
    byAlphaBeta = byAlpha + beta * byAlphaBeta;
    byBetaBeta = 2 * byBeta + beta * byBetaBeta;
    byAlpha = square - 1 + beta * byAlpha;
    byBeta = variance - 1 + beta * byBeta;
  }
  return {
    score: [scoreAlpha / 2, scoreBeta / 2],
    curvature: [curvedAlphaAlpha / 2, curvedAlphaBeta / 2, curvedBetaBeta / 2],
    information: [alphaAlpha / 2, alphaBeta / 2, betaBeta / 2],
  };
}
