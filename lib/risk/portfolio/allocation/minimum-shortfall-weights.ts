import { choleskyFactor, solveWithFactor } from "../../stats/cholesky";
import { barrierValue, shortfallBarrier, type BarrierPoint, type ShortfallProgram } from "./shortfall-barrier";

/** ShortfallProblem is a book to be spread: what share of the free money goes where. */
export interface ShortfallProblem {
  /** One row of simple returns per asset, one column per scenario. */
  moves: readonly Float64Array[];
  /** Loss in each scenario of what stays as it is, as a share of the free money. */
  fixedLosses: Float64Array;
  /** Least weight of each asset; Σ < 1. */
  floors: readonly number[];
  confidence: number;
}

/** Final gap to the true minimum, as a share of the largest move: far below what a trade can express. */
const GAP = 1e-9;
const BARRIER_START = 0.1;
const BARRIER_FACTOR = 0.15;
const NEWTON_STEPS_MAX = 30;
/** Newton's decrement, in units of the barrier, at which a stage is centred well enough for the next. */
const DECREMENT_MAX = 1e-2;

/**
 * minimumShortfallWeights spreads the free money (Σ = 1, each weight at least its floor) so that the whole book's expected
 * shortfall is least: Newton's method along the central path of Rockafellar & Uryasev's linear program (`shortfallBarrier`;
 * Boyd & Vandenberghe 2004, ch. 11). Deterministic; the expected shortfall is within about 1e-9 of the largest move of the
 * minimum. Null when floors leave nothing to spread or the moves are all zero.
 */
export function minimumShortfallWeights(problem: ShortfallProblem): Float64Array | null {
  const { moves, floors, fixedLosses } = problem;
  const count = moves.length;
  const room = 1 - floors.reduce((sum, floor) => sum + floor, 0);
  const scale = Math.max(...moves.map((row) => row.reduce((largest, move) => Math.max(largest, Math.abs(move)), 0)));
  if (!(room > 0) || !(scale > 0)) return null;
  const program = toProgram(problem);
  const inequalities = 2 * fixedLosses.length + count;
  let point: Float64Array = Float64Array.from({ length: count + 1 }, (_, i) =>
    i < count ? (floors[i] ?? 0) + room / count : 0,
  );
  for (let gap = BARRIER_START * scale; gap > GAP * scale; gap *= BARRIER_FACTOR)
    point = centre(program, point, gap / inequalities);
  const weights = point.slice(0, count);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function toProgram({ moves, fixedLosses, floors, confidence }: ShortfallProblem): ShortfallProgram {
  const size = moves.length + 1;
  const slopes = new Float64Array(fixedLosses.length * size).fill(-1);
  moves.forEach((row, i) => row.forEach((move, t) => (slopes[t * size + i] = -move)));
  return { slopes, fixedLosses, floors, kappa: 1 / (fixedLosses.length * (1 - confidence)) };
}

/** Minimises the barrier at one `mu`. */
function centre(program: ShortfallProgram, start: Float64Array, mu: number): Float64Array {
  let point = start;
  for (let step = 0; step < NEWTON_STEPS_MAX; step++) {
    const current = shortfallBarrier(program, point, mu);
    const direction = newtonDirection(current, point.length);
    if (direction === null) return point;
    const decrement = -direction.reduce((sum, move, i) => sum + move * (current.gradient[i] ?? 0), 0);
    if (!(decrement > DECREMENT_MAX * mu)) return point;
    const next = lineSearch(program, { point, value: current.value }, direction, { mu, decrement });
    if (next === null) return point;
    point = next;
  }
  return point;
}

/** Newton's direction that keeps Σ weights; the threshold, last, is free. */
function newtonDirection({ hessian, gradient }: BarrierPoint, size: number): Float64Array | null {
  const factor = choleskyFactor(hessian, size);
  if (factor === null) return null;
  const plain = solveWithFactor(factor, size, gradient);
  const ones = solveWithFactor(
    factor,
    size,
    gradient.map((_, i) => (i < size - 1 ? 1 : 0)),
  );
  const sumOf = (values: Float64Array) => values.subarray(0, size - 1).reduce((sum, value) => sum + value, 0);
  const multiplier = sumOf(plain) / sumOf(ones);
  return plain.map((value, i) => multiplier * (ones[i] ?? 0) - value);
}

/** The longest step of 1, ½, ¼ … that stays inside and lowers the value by a tenth of what its slope promises. */
function lineSearch(
  program: ShortfallProgram,
  { point, value }: { point: Float64Array; value: number },
  direction: Float64Array,
  { mu, decrement }: { mu: number; decrement: number },
): Float64Array | null {
  for (let length = 1; length > 1e-10; length /= 2) {
    const next = point.map((coordinate, i) => coordinate + length * (direction[i] ?? 0));
    const isInside = program.floors.every((floor, i) => (next[i] ?? 0) > floor);
    if (isInside && barrierValue(program, next, mu) <= value - 0.1 * length * decrement) return next;
  }
  return null;
}
