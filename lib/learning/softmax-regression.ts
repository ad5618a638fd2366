import { addSparse, dotSparse, type SparseVector } from "./sparse-vector";

export interface SoftmaxOptions {
  classes: number;
  features: number;
  /** λ of λ/2·‖W‖²; the intercepts are not penalised. */
  l2: number;
  /** Weight of each class in the loss. */
  classWeights: readonly number[];
  iterations: number;
}

/** SoftmaxModel holds one row of weights per class, one after the other, and one intercept per class. */
export interface SoftmaxModel {
  readonly classes: number;
  readonly features: number;
  readonly weights: Float64Array;
  readonly intercepts: Float64Array;
}

/**
 * trainSoftmax fits multinomial logistic regression: argmin over W, b of
 * Σᵢ cᵢ·(−log p(yᵢ|xᵢ)) ÷ Σᵢ cᵢ + λ/2·‖W‖², by Nesterov's accelerated gradient with the step 1/L,
 * L = ½·maxᵢ(‖xᵢ‖² + 1) + λ (Böhning's bound on the softmax Hessian; Nesterov 1983). No randomness: same input, same
 * model.
 *
 * @param labels class index of each row
 */
export function trainSoftmax(
  rows: readonly SparseVector[],
  labels: readonly number[],
  options: SoftmaxOptions,
): SoftmaxModel {
  const { classes, features, l2 } = options;
  if (rows.length === 0 || rows.length !== labels.length)
    throw new RangeError(`softmax regression needs a label per row, got ${rows.length} and ${labels.length}`);
  const width = classes * features;
  const step = 1 / (0.5 * maxSquaredNorm(rows) + l2);
  const costs = rowCosts(labels, options.classWeights);
  const current = new Float64Array(width + classes);
  const ahead = new Float64Array(width + classes);
  const gradient = new Float64Array(width + classes);
  const moving = movingParameters(rows, classes, features);
  let momentum = 1;
  for (let round = 0; round < options.iterations; round++) {
    gradient.fill(0);
    addLossGradient(gradient, rows, labels, costs, { classes, features, parameters: ahead });
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const pull = (momentum - 1) / nextMomentum;
    for (const i of moving) {
      const at = ahead[i] ?? 0;
      const moved = at - step * ((gradient[i] ?? 0) + (i < width ? l2 * at : 0));
      ahead[i] = moved + pull * (moved - (current[i] ?? 0));
      current[i] = moved;
    }
    momentum = nextMomentum;
  }
  return { classes, features, weights: current.slice(0, width), intercepts: current.slice(width) };
}

/** predictSoftmax gives the probability of each class; they sum to 1. */
export function predictSoftmax(model: SoftmaxModel, row: SparseVector): number[] {
  const logits = Array.from(
    { length: model.classes },
    (_, k) => (model.intercepts[k] ?? 0) + dotSparse(row, model.weights, k * model.features),
  );
  return softmax(logits);
}

function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Weights of features that occur nowhere stay 0: only the others, and the intercepts, need a step. */
function movingParameters(rows: readonly SparseVector[], classes: number, features: number): number[] {
  const seen = [...new Set(rows.flatMap(({ indices }) => indices))].sort((a, b) => a - b);
  const perClass = Array.from({ length: classes }, (_, k) => seen.map((index) => k * features + index));
  return [...perClass.flat(), ...Array.from({ length: classes }, (_, k) => classes * features + k)];
}

function addLossGradient(
  gradient: Float64Array,
  rows: readonly SparseVector[],
  labels: readonly number[],
  costs: readonly number[],
  { classes, features, parameters }: { classes: number; features: number; parameters: Float64Array },
): void {
  const first = classes * features;
  rows.forEach((row, i) => {
    const logits = Array.from(
      { length: classes },
      (_, k) => (parameters[first + k] ?? 0) + dotSparse(row, parameters, k * features),
    );
    softmax(logits).forEach((probability, k) => {
      const error = (costs[i] ?? 0) * (probability - (labels[i] === k ? 1 : 0));
      addSparse(gradient, k * features, row, error);
      gradient[first + k] = (gradient[first + k] ?? 0) + error;
    });
  });
}

/** What each row counts in the loss; the sum is 1. */
function rowCosts(labels: readonly number[], classWeights: readonly number[]): number[] {
  const raw = labels.map((label) => classWeights[label] ?? 1);
  const sum = raw.reduce((total, cost) => total + cost, 0);
  return raw.map((cost) => cost / sum);
}

/** Of the rows with their intercept. */
function maxSquaredNorm(rows: readonly SparseVector[]): number {
  return rows.reduce((max, { values }) => Math.max(max, 1 + values.reduce((sum, x) => sum + x * x, 0)), 1);
}
