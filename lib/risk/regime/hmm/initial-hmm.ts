import { HMM_FEATURES, HMM_STATES, type FeatureRows, type GaussianHmm } from "./gaussian-hmm";

/** A state lasts 20 days at the start; the data decide from there. */
const STAY_PROBABILITY = 0.95;
const VARIANCE_MIN = 0.01;

/**
 * initialHmm is where Baum–Welch starts: the rows cut into thirds by their first feature, each third's means and variances
 * being one state's (those of a standard normal for a third that ties left empty). No randomness, so the same rows always
 * give the same model.
 */
export function initialHmm(rows: FeatureRows): GaussianHmm {
  const count = rows.length / HMM_FEATURES;
  const directions = Float64Array.from({ length: count }, (_, row) => rows[HMM_FEATURES * row] ?? 0).sort();
  const sidewaysFrom = directions[Math.floor(count / HMM_STATES)] ?? 0;
  const bullFrom = directions[Math.floor((2 * count) / HMM_STATES)] ?? 0;
  const thirdOf = (row: number): number => {
    const direction = rows[HMM_FEATURES * row] ?? 0;
    if (direction < sidewaysFrom) return 0;
    return direction < bullFrom ? 1 : 2;
  };
  const members = new Float64Array(HMM_STATES);
  const sums = new Float64Array(HMM_STATES * HMM_FEATURES);
  const squares = new Float64Array(HMM_STATES * HMM_FEATURES);
  for (let row = 0; row < count; row++) {
    const state = thirdOf(row);
    members[state] = (members[state] ?? 0) + 1;
    for (let feature = 0; feature < HMM_FEATURES; feature++) {
      const value = rows[HMM_FEATURES * row + feature] ?? 0;
      const cell = HMM_FEATURES * state + feature;
      sums[cell] = (sums[cell] ?? 0) + value;
      squares[cell] = (squares[cell] ?? 0) + value * value;
    }
  }
  const sizeOf = (cell: number): number => members[Math.floor(cell / HMM_FEATURES)] ?? 0;
  const means = sums.map((sum, cell) => (sizeOf(cell) > 0 ? sum / sizeOf(cell) : 0));
  const variances = squares.map((square, cell) => {
    const size = sizeOf(cell);
    return size > 0 ? Math.max(VARIANCE_MIN, square / size - (means[cell] ?? 0) ** 2) : 1;
  });
  const leave = (1 - STAY_PROBABILITY) / (HMM_STATES - 1);
  const transition = Float64Array.from({ length: HMM_STATES * HMM_STATES }, (_, cell) =>
    cell % (HMM_STATES + 1) === 0 ? STAY_PROBABILITY : leave,
  );
  return { initial: new Float64Array(HMM_STATES).fill(1 / HMM_STATES), transition, means, variances };
}
