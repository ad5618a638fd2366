import { accumulateBackward } from "./accumulate-backward";
import { emissionDensities } from "./emission-densities";
import { filterForward } from "./filter-forward";
import { HMM_FEATURES, HMM_STATES, type FeatureRows, type GaussianHmm } from "./gaussian-hmm";
import { initialHmm } from "./initial-hmm";
import { maximizeCounts } from "./maximize-counts";

export interface FitOptions {
  iterationsMax: number;
  /** Stop when a step adds less than this to the log-likelihood per row; 0 = never. */
  gainPerRowMin: number;
}

export interface HmmFit {
  model: GaussianHmm;
  /** Of the rows under `model`. */
  logLikelihood: number;
  iterations: number;
}

/**
 * fitHmm estimates a model by Baum–Welch (Baum et al. 1970; Rabiner 1989 for the scaled form) from `initialHmm`. Takes
 * standardised features, at least six rows. Every step raises the likelihood; the floors of `maximizeCounts` hold
 * throughout. Deterministic.
 */
export function fitHmm(rows: FeatureRows, { iterationsMax, gainPerRowMin }: FitOptions): HmmFit {
  const count = rows.length / HMM_FEATURES;
  const column = (width: number): Float64Array => new Float64Array(width * count);
  const forward = { relative: column(HMM_STATES), logScale: column(1), filtered: column(HMM_STATES), scale: column(1) };
  const likelihoodOf = (model: GaussianHmm): number => {
    emissionDensities(model, rows, forward.relative, forward.logScale);
    return filterForward(model, forward, model.initial, forward);
  };
  let model = initialHmm(rows);
  let logLikelihood = likelihoodOf(model);
  for (let iterations = 1; iterations <= iterationsMax; iterations++) {
    const next = maximizeCounts(model, accumulateBackward(model, rows, forward));
    const reached = likelihoodOf(next);
    const gain = reached - logLikelihood;
    model = next;
    logLikelihood = reached;
    if (gain < gainPerRowMin * count) return { model, logLikelihood, iterations };
  }
  return { model, logLikelihood, iterations: iterationsMax };
}
