/** Bull, sideways, bear. */
export const HMM_STATES = 3;
/** A row of features: a measure of direction, then one of volatility. */
export const HMM_FEATURES = 2;

/**
 * GaussianHmm is a hidden Markov model of three states whose two features are normal and independent within a state.
 * Matrices are row-major: transition[3 · from + to], means[2 · state + feature], variances alike.
 */
export interface GaussianHmm {
  readonly initial: Float64Array;
  readonly transition: Float64Array;
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

/** FeatureRows are observations in time order, row-major: values[2 · row + feature]. */
export type FeatureRows = Float64Array;
