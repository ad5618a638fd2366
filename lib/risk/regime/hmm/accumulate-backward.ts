import { HMM_FEATURES, HMM_STATES, type FeatureRows, type GaussianHmm } from "./gaussian-hmm";

/** ExpectedCounts are the sums over all rows an M-step needs. */
export interface ExpectedCounts {
  /** Probability of each state in the first row. */
  initial: Float64Array;
  /** Expected transitions, from-major. */
  transition: Float64Array;
  /** Expected rows in each state, their feature sums and sums of squares. */
  rows: Float64Array;
  sums: Float64Array;
  squares: Float64Array;
}

/** What `filterForward` and `emissionDensities` wrote for the same rows. */
interface Forward {
  relative: Float64Array;
  filtered: Float64Array;
  scale: Float64Array;
}

/**
 * accumulateBackward is the scaled backward pass (Rabiner 1989, eq. 25, 37, 38) and the expected counts that follow from it.
 * Works in place: `relative` and `filtered` are other things afterwards.
 */
export function accumulateBackward(model: GaussianHmm, rows: FeatureRows, forward: Forward): ExpectedCounts {
  weighBackward(forward, model.transition);
  const transition = countTransitions(model.transition, forward);
  smooth(forward, model.transition);
  return { initial: forward.filtered.slice(0, HMM_STATES), transition, ...sumMoments(rows, forward.filtered) };
}

/** Turns `relative` of each row but the first into density × backward variable ÷ scale. */
function weighBackward(
  { relative, scale }: Forward,
  [a00 = 0, a01 = 0, a02 = 0, a10 = 0, a11 = 0, a12 = 0, a20 = 0, a21 = 0, a22 = 0]: Float64Array,
): void {
  let beta0 = 1;
  let beta1 = 1;
  let beta2 = 1;
  for (let t = scale.length - 1, i = HMM_STATES * t; t > 0; t--, i -= HMM_STATES) {
    const perScale = 1 / (scale[t] ?? 1);
    const w0 = (relative[i] ?? 0) * beta0 * perScale;
    const w1 = (relative[i + 1] ?? 0) * beta1 * perScale;
    const w2 = (relative[i + 2] ?? 0) * beta2 * perScale;
    relative[i] = w0;
    relative[i + 1] = w1;
    relative[i + 2] = w2;
    beta0 = a00 * w0 + a01 * w1 + a02 * w2;
    beta1 = a10 * w0 + a11 * w1 + a12 * w2;
    beta2 = a20 * w0 + a21 * w1 + a22 * w2;
  }
}

/** Expected transitions: Σ filtered(t, from) × transition × weight(t + 1, to). Unrolled, as the inner loop of every fit. */
function countTransitions(transition: Float64Array, { relative, filtered, scale }: Forward): Float64Array {
  let n00 = 0;
  let n01 = 0;
  let n02 = 0;
  let n10 = 0;
  let n11 = 0;
  let n12 = 0;
  let n20 = 0;
  let n21 = 0;
  let n22 = 0;
  const last = HMM_STATES * (scale.length - 1);
  for (let i = 0; i < last; i += HMM_STATES) {
    const p0 = filtered[i] ?? 0;
    const p1 = filtered[i + 1] ?? 0;
    const p2 = filtered[i + 2] ?? 0;
    const w0 = relative[i + 3] ?? 0;
    const w1 = relative[i + 4] ?? 0;
    const w2 = relative[i + 5] ?? 0;
    n00 += p0 * w0;
    n01 += p0 * w1;
    n02 += p0 * w2;
    n10 += p1 * w0;
    n11 += p1 * w1;
    n12 += p1 * w2;
    n20 += p2 * w0;
    n21 += p2 * w1;
    n22 += p2 * w2;
  }
  const counts = Float64Array.of(n00, n01, n02, n10, n11, n12, n20, n21, n22);
  return counts.map((count, cell) => count * (transition[cell] ?? 0));
}

/** Turns `filtered` into smoothed probabilities: times the backward variable, which is the transition times the next weights. */
function smooth(
  { relative, filtered, scale }: Forward,
  [a00 = 0, a01 = 0, a02 = 0, a10 = 0, a11 = 0, a12 = 0, a20 = 0, a21 = 0, a22 = 0]: Float64Array,
): void {
  const last = HMM_STATES * (scale.length - 1);
  for (let i = 0; i < last; i += HMM_STATES) {
    const w0 = relative[i + 3] ?? 0;
    const w1 = relative[i + 4] ?? 0;
    const w2 = relative[i + 5] ?? 0;
    filtered[i] = (filtered[i] ?? 0) * (a00 * w0 + a01 * w1 + a02 * w2);
    filtered[i + 1] = (filtered[i + 1] ?? 0) * (a10 * w0 + a11 * w1 + a12 * w2);
    filtered[i + 2] = (filtered[i + 2] ?? 0) * (a20 * w0 + a21 * w1 + a22 * w2);
  }
}

function sumMoments(rows: FeatureRows, smoothed: Float64Array): Pick<ExpectedCounts, "rows" | "sums" | "squares"> {
  const weights = new Float64Array(HMM_STATES);
  const sums = new Float64Array(HMM_STATES * HMM_FEATURES);
  const squares = new Float64Array(HMM_STATES * HMM_FEATURES);
  for (let state = 0; state < HMM_STATES; state++) {
    let weight = 0;
    let sumX = 0;
    let sumY = 0;
    let squareX = 0;
    let squareY = 0;
    for (let i = state, k = 0; i < smoothed.length; i += HMM_STATES, k += HMM_FEATURES) {
      const probability = smoothed[i] ?? 0;
      const x = rows[k] ?? 0;
      const y = rows[k + 1] ?? 0;
      weight += probability;
      sumX += probability * x;
      sumY += probability * y;
      squareX += probability * x * x;
      squareY += probability * y * y;
    }
    weights[state] = weight;
    sums.set([sumX, sumY], HMM_FEATURES * state);
    squares.set([squareX, squareY], HMM_FEATURES * state);
  }
  return { rows: weights, sums, squares };
}
