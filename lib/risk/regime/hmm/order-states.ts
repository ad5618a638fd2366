import { HMM_FEATURES, HMM_STATES, type GaussianHmm } from "./gaussian-hmm";

/** Means nearer than this, in standard deviations, are the same. */
const TIE_TOLERANCE = 1e-9;

/** StateOrder says which state of a model is which: positions among its three states. */
export interface StateOrder {
  bear: number;
  sideways: number;
  bull: number;
}

/**
 * orderStates names a model's states by the mean of the direction feature: lowest is bear, highest is bull. Of equal ones
 * the more volatile is the more cautious; of states equal in both, the earlier one. Names so stay put from refit to refit.
 */
export function orderStates({ means }: GaussianHmm): StateOrder {
  const direction = (state: number): number => means[HMM_FEATURES * state] ?? 0;
  const volatility = (state: number): number => means[HMM_FEATURES * state + 1] ?? 0;
  const [bear = 0, sideways = 1, bull = 2] = Array.from({ length: HMM_STATES }, (_, state) => state).sort((a, b) => {
    const byDirection = direction(a) - direction(b);
    return Math.abs(byDirection) > TIE_TOLERANCE ? byDirection : volatility(b) - volatility(a);
  });
  return { bear, sideways, bull };
}
