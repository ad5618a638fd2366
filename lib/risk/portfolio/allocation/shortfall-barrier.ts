/** ShortfallProgram is Rockafellar & Uryasev's linear program with its slacks still free. */
export interface ShortfallProgram {
  /** Per scenario: change of the loss beyond the threshold per unit of each weight, then per unit of the threshold (−1). */
  slopes: Float64Array;
  /** Loss in each scenario of what stays as it is. */
  fixedLosses: Float64Array;
  /** Least weight of each asset. */
  floors: readonly number[];
  /** 1 ÷ (scenarios × (1 − confidence)). */
  kappa: number;
}

/** BarrierPoint is the smoothed expected shortfall at one point, with its gradient and curvature in (weights, threshold). */
export interface BarrierPoint {
  value: number;
  gradient: Float64Array;
  /** (N + 1) × (N + 1) in row order, lower triangle. */
  hessian: Float64Array;
}

/**
 * shortfallBarrier smooths expected shortfall for an interior-point method. By Rockafellar & Uryasev (2000) it is min over
 * α of α + κ Σₜ max(0, Lₜ − α), a linear program with slacks uₜ ≥ 0 and uₜ ≥ dₜ = Lₜ − α. With a logarithmic barrier `mu`
 * on each inequality the best slack has the closed form u = (κd + 2μ + √(κ²d² + 4μ²)) ÷ 2κ; the value's slope in d is
 * μ ÷ (u − d), its curvature μ ÷ (u² + (u − d)²). `point` is the weights, then α.
 */
export function shortfallBarrier(program: ShortfallProgram, point: Float64Array, mu: number): BarrierPoint {
  const size = point.length;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  gradient[size - 1] = 1;
  for (let t = 0; t < program.fixedLosses.length; t++) {
    const { above, below } = slacks(program.kappa, lossBeyond(program, point, t), mu);
    const slopes = program.slopes.subarray(t * size, (t + 1) * size);
    addScenario(gradient, hessian, slopes, mu / below, mu / (above * above + below * below));
  }
  for (const [i, floor] of program.floors.entries()) {
    const room = (point[i] ?? 0) - floor;
    gradient[i] = (gradient[i] ?? 0) - mu / room;
    hessian[i * size + i] = (hessian[i * size + i] ?? 0) + mu / (room * room);
  }
  return { value: barrierValue(program, point, mu), gradient, hessian };
}

/** barrierValue is the smoothed expected shortfall alone. */
export function barrierValue(program: ShortfallProgram, point: Float64Array, mu: number): number {
  let value = point[point.length - 1] ?? 0;
  for (let t = 0; t < program.fixedLosses.length; t++) {
    const { above, below } = slacks(program.kappa, lossBeyond(program, point, t), mu);
    value += program.kappa * above - mu * Math.log(above * below);
  }
  for (const [i, floor] of program.floors.entries()) value -= mu * Math.log((point[i] ?? 0) - floor);
  return value;
}

/** Loss in scenario `t` less the threshold. */
function lossBeyond({ slopes, fixedLosses }: ShortfallProgram, point: Float64Array, t: number): number {
  let loss = fixedLosses[t] ?? 0;
  for (let i = 0; i < point.length; i++) loss += (slopes[t * point.length + i] ?? 0) * (point[i] ?? 0);
  return loss;
}

/** u and u − d, each written so that nothing cancels. */
function slacks(kappa: number, d: number, mu: number): { above: number; below: number } {
  const root = Math.sqrt(kappa * d * kappa * d + 4 * mu * mu);
  const far = root + Math.abs(kappa * d);
  const near = (4 * mu * mu) / far;
  const [plus, minus] = d > 0 ? [far, near] : [near, far];
  return { above: (2 * mu + plus) / (2 * kappa), below: (2 * mu + minus) / (2 * kappa) };
}

function addScenario(
  gradient: Float64Array,
  hessian: Float64Array,
  slopes: Float64Array,
  slope: number,
  curvature: number,
): void {
  const size = slopes.length;
  for (let i = 0; i < size; i++) {
    const own = slopes[i] ?? 0;
    gradient[i] = (gradient[i] ?? 0) + slope * own;
    const scaled = curvature * own;
    for (let j = 0; j <= i; j++) hessian[i * size + j] = (hessian[i * size + j] ?? 0) + scaled * (slopes[j] ?? 0);
  }
}
