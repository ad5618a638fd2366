import { HMM_FEATURES, HMM_STATES, type FeatureRows, type GaussianHmm } from "./gaussian-hmm";

const LOG_TWO_PI = Math.log(2 * Math.PI);

/**
 * emissionDensities writes, per row, the density of the row in each state divided by the largest of the three into
 * `relative` (3 per row, so one of them is 1 and none can overflow), and that largest as a logarithm into `logScale`.
 */
export function emissionDensities(
  model: GaussianHmm,
  rows: FeatureRows,
  relative: Float64Array,
  logScale: Float64Array,
): void {
  const { means, variances } = model;
  const [m00 = 0, m01 = 0, m10 = 0, m11 = 0, m20 = 0, m21 = 0] = means;
  const [v00 = 1, v01 = 1, v10 = 1, v11 = 1, v20 = 1, v21 = 1] = variances;
  const normalizer = (v0: number, v1: number): number => -0.5 * (HMM_FEATURES * LOG_TWO_PI + Math.log(v0 * v1));
  const [n0, n1, n2] = [normalizer(v00, v01), normalizer(v10, v11), normalizer(v20, v21)];
  const [h00, h01, h10, h11, h20, h21] = [0.5 / v00, 0.5 / v01, 0.5 / v10, 0.5 / v11, 0.5 / v20, 0.5 / v21];
  const count = rows.length / HMM_FEATURES;
  for (let t = 0; t < count; t++) {
    const x = rows[HMM_FEATURES * t] ?? 0;
    const y = rows[HMM_FEATURES * t + 1] ?? 0;
    const log0 = n0 - (x - m00) * (x - m00) * h00 - (y - m01) * (y - m01) * h01;
    const log1 = n1 - (x - m10) * (x - m10) * h10 - (y - m11) * (y - m11) * h11;
    const log2 = n2 - (x - m20) * (x - m20) * h20 - (y - m21) * (y - m21) * h21;
    const largest = Math.max(log0, log1, log2);
    relative[HMM_STATES * t] = Math.exp(log0 - largest);
    relative[HMM_STATES * t + 1] = Math.exp(log1 - largest);
    relative[HMM_STATES * t + 2] = Math.exp(log2 - largest);
    logScale[t] = largest;
  }
}
