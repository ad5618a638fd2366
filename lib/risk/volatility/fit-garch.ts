import { clamp } from "../stats/clamp";
import { mean } from "../stats/mean";
import {
  garchDerivatives,
  garchLikelihood,
  garchVariances,
  type GarchDerivatives,
  type GarchShape,
} from "./garch-likelihood";

/** Fewer returns cannot tell persistence from noise. */
export const GARCH_RETURNS_MIN = 250;
const ITERATIONS_MAX = 100;
/** A step expected to gain less log-likelihood than this ends the search. */
const GAIN_MIN = 1e-9;
const PERSISTENCE_MAX = 0.9999;
/** Where the search may start: the likelihood can have several tops. The first is what daily crypto returns are near. */
const STARTS: readonly Coordinates[] = [
  [0.95, 0.1],
  [0.98, 0.03],
  [0.6, 0.5],
  [0.1, 0.5],
];
/** No persistence at all: the variance stays what it is on average. */
const CONSTANT: Coordinates = [0, 0];
const DAMPING_START = 1e-3;
const DAMPING_MAX = 1e12;

/** Persistence α + β in [0, 0.9999] and α's share of it in [0, 1]: a box, all of it stationary. */
type Coordinates = readonly [persistence: number, share: number];

/** GarchFit says what was fitted, or why nothing was. */
export type GarchFit =
  | {
      status: "fitted";
      alpha: number;
      beta: number;
      /** Mean squared return: the variance the model returns to. */
      meanVariance: number;
      /** Variance of the next return. */
      nextVariance: number;
      /** Gaussian, constants included. */
      logLikelihood: number;
      iterations: number;
    }
  | { status: "refused"; reason: "too_few_returns" | "no_movement" | "not_converged" };

/**
 * fitGarch estimates GARCH(1,1) with zero mean by maximum likelihood under variance targeting (ω = (1 − α − β) × mean
 * squared return; Engle & Mezrich 1996): Newton's method with Levenberg–Marquardt damping inside the
 * stationary region. Deterministic. Takes log returns; refuses rather than report a fit that did not converge.
 */
export function fitGarch(returns: Float64Array): GarchFit {
  if (returns.length < GARCH_RETURNS_MIN) return { status: "refused", reason: "too_few_returns" };
  const raw = returns.map((value) => value * value);
  const meanVariance = mean(raw) ?? 0;
  if (!(meanVariance > 0)) return { status: "refused", reason: "no_movement" };
  const squares = raw.map((value) => value / meanVariance);
  let best: Top | null = null;
  for (const start of STARTS) {
    const top = climb(squares, pointAt(squares, start));
    if (top !== null && (best === null || top.value > best.value)) best = top;
    // A top inside the box is the one; at its edge, or nowhere, another start may do better.
    if (top !== null && isInside(top.at)) break;
  }
  if (best === null) return { status: "refused", reason: "not_converged" };
  // A few jumps in a market that stands still have tops below the constant variance, which is in the box as well.
  const constant = pointAt(squares, CONSTANT);
  if (constant.value > best.value) best = { ...constant, iterations: best.iterations };
  return {
    status: "fitted",
    ...shapeAt(best.at),
    meanVariance,
    nextVariance: (best.variances.at(-1) ?? 1) * meanVariance,
    logLikelihood: best.value - (returns.length / 2) * Math.log(2 * Math.PI * meanVariance),
    iterations: best.iterations,
  };
}

interface Point {
  at: Coordinates;
  variances: Float64Array;
  /** Log-likelihood there. */
  value: number;
}
interface Top extends Point {
  iterations: number;
}

function pointAt(squares: Float64Array, at: Coordinates): Point {
  const variances = garchVariances(squares, shapeAt(at));
  return { at, variances, value: garchLikelihood(squares, variances) };
}

/** Uphill from a start until a step promises nothing; null when that takes too long. */
function climb(squares: Float64Array, start: Point): Top | null {
  let here = start;
  let derivatives = garchDerivatives(squares, here.variances, shapeAt(here.at).beta);
  let damping = DAMPING_START;
  for (let iterations = 1; iterations <= ITERATIONS_MAX && damping < DAMPING_MAX; iterations++) {
    const step = newtonStep(here.at, derivatives, damping);
    // Damping shortens a step by about its own size; that must not pass for having arrived.
    if (step.gain * (1 + damping) < GAIN_MIN) return { ...here, iterations };
    const tried = pointAt(squares, step.to);
    if (tried.value > here.value) {
      here = tried;
      derivatives = garchDerivatives(squares, here.variances, shapeAt(here.at).beta);
      damping /= 10;
    } else damping = Math.max(DAMPING_START, damping) * 10;
  }
  return null;
}

function isInside([persistence, share]: Coordinates): boolean {
  return persistence > 0 && persistence < PERSISTENCE_MAX && share > 0 && share < 1;
}

function shapeAt([persistence, share]: Coordinates): GarchShape {
  return { alpha: persistence * share, beta: persistence * (1 - share) };
}

/**
 * One damped Newton step in the box, with the curvature where it bends the right way and the information elsewhere, and the
 * gain it promises before the box cuts it short. A coordinate that stands at its bound and would leave is held there.
 */
function newtonStep(at: Coordinates, found: GarchDerivatives, damping: number): { to: Coordinates; gain: number } {
  const [persistence, share] = at;
  const [scoreAlpha, scoreBeta] = found.score;
  const g0 = scoreAlpha * share + scoreBeta * (1 - share);
  const g1 = (scoreAlpha - scoreBeta) * persistence;
  const isFree0 = !isLeaving(persistence, g0, PERSISTENCE_MAX);
  const isFree1 = !isLeaving(share, g1, 1);
  const curved = inBox(found.curvature, at, scoreAlpha - scoreBeta);
  const isGuide =
    (!isFree0 || curved.c00 > 0) &&
    (!isFree1 || curved.c11 > 0) &&
    (!isFree0 || !isFree1 || curved.c00 * curved.c11 > curved.c01 ** 2);
  const { c00, c01, c11 } = isGuide ? curved : inBox(found.information, at, 0);
  const [i00, i11] = [c00 * (1 + damping), c11 * (1 + damping)];
  const coupling = isFree0 && isFree1 ? c01 : 0;
  const determinant = i00 * i11 - coupling * coupling;
  const d0 = isFree0 && determinant > 0 ? (i11 * g0 - coupling * g1) / determinant : 0;
  const d1 = isFree1 && determinant > 0 ? (i00 * g1 - coupling * g0) / determinant : 0;
  const to: Coordinates = [clamp(persistence + d0, 0, PERSISTENCE_MAX), clamp(share + d1, 0, 1)];
  return { to, gain: (g0 * d0 + g1 * d1) / 2 };
}

/** A matrix of (α, β) in the coordinates of the box; `turn` is the score's part in a second derivative. */
function inBox([aa, ab, bb]: readonly [number, number, number], [persistence, share]: Coordinates, turn: number) {
  return {
    c00: aa * share * share + 2 * ab * share * (1 - share) + bb * (1 - share) ** 2,
    c01: (aa * share + ab * (1 - 2 * share) - bb * (1 - share)) * persistence - turn,
    c11: (aa - 2 * ab + bb) * persistence * persistence,
  };
}

function isLeaving(value: number, gradient: number, max: number): boolean {
  return (value <= 0 && gradient < 0) || (value >= max && gradient > 0);
}
