import { HMM_STATES, type GaussianHmm } from "./gaussian-hmm";

/**
 * filterForward is the scaled forward pass (Rabiner 1989, eq. 91–92): it writes the state probabilities given the rows up
 * to t into `filtered` (3 per row) and the probability of each row given those before, relative to `emissionDensities`'
 * scale, into `scale`. Returns the log-likelihood of all rows. `prior` is the belief before the first row.
 */
export function filterForward(
  model: GaussianHmm,
  densities: { relative: Float64Array; logScale: Float64Array },
  prior: ArrayLike<number>,
  output: { filtered: Float64Array; scale: Float64Array },
): number {
  const [a00 = 0, a01 = 0, a02 = 0, a10 = 0, a11 = 0, a12 = 0, a20 = 0, a21 = 0, a22 = 0] = model.transition;
  const { relative, logScale } = densities;
  const { filtered, scale } = output;
  const count = relative.length / HMM_STATES;
  let predicted0 = prior[0] ?? 0;
  let predicted1 = prior[1] ?? 0;
  let predicted2 = prior[2] ?? 0;
  let logLikelihood = 0;
  for (let t = 0, i = 0; t < count; t++, i += HMM_STATES) {
    const joint0 = predicted0 * (relative[i] ?? 0);
    const joint1 = predicted1 * (relative[i + 1] ?? 0);
    const joint2 = predicted2 * (relative[i + 2] ?? 0);
    const total = joint0 + joint1 + joint2;
    const p0 = joint0 / total;
    const p1 = joint1 / total;
    const p2 = joint2 / total;
    filtered[i] = p0;
    filtered[i + 1] = p1;
    filtered[i + 2] = p2;
    scale[t] = total;
    logLikelihood += Math.log(total) + (logScale[t] ?? 0);
    predicted0 = p0 * a00 + p1 * a10 + p2 * a20;
    predicted1 = p0 * a01 + p1 * a11 + p2 * a21;
    predicted2 = p0 * a02 + p1 * a12 + p2 * a22;
  }
  return logLikelihood;
}
