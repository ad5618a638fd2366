import type { ExpectedCounts } from "./accumulate-backward";
import { HMM_FEATURES, HMM_STATES, type GaussianHmm } from "./gaussian-hmm";

/** Features are standardised, so this is a tenth of their own spread: a state cannot shrink onto a few alike days. */
const VARIANCE_MIN = 0.01;
/** Keeps every path possible, so that no later row can have probability zero. */
const PROBABILITY_MIN = 1e-6;
/** A state that explains fewer rows than this keeps its shape. */
const ROWS_MIN = 1e-3;

/** maximizeCounts is the M-step of Baum–Welch: the model that makes the expected counts most likely, within the floors. */
export function maximizeCounts(model: GaussianHmm, counts: ExpectedCounts): GaussianHmm {
  const means = model.means.slice();
  const variances = model.variances.slice();
  for (let j = 0; j < HMM_STATES; j++) {
    const weight = counts.rows[j] ?? 0;
    if (weight < ROWS_MIN) continue;
    for (let k = HMM_FEATURES * j; k < HMM_FEATURES * (j + 1); k++) {
      const center = (counts.sums[k] ?? 0) / weight;
      means[k] = center;
      variances[k] = Math.max(VARIANCE_MIN, (counts.squares[k] ?? 0) / weight - center * center);
    }
  }
  const transition = new Float64Array(HMM_STATES * HMM_STATES);
  for (let from = 0; from < transition.length; from += HMM_STATES) {
    transition.set(toProbabilities(counts.transition.subarray(from, from + HMM_STATES)), from);
  }
  return { initial: toProbabilities(counts.initial), transition, means, variances };
}

function toProbabilities(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const floored = counts.map((count) => Math.max(PROBABILITY_MIN, total > 0 ? count / total : 1 / HMM_STATES));
  const sum = floored.reduce((all, probability) => all + probability, 0);
  return floored.map((probability) => probability / sum);
}
