import { fitHmm } from "@/lib/risk/regime/hmm/fit-hmm";
import { fitGarch } from "@/lib/risk/volatility/fit-garch";
import { saveInput, type Kernel } from "./kernel";
import { seededNormal, seededUniform } from "./synthetic/random";

const MODEL_ROWS = 2_000;
const HMM_ITERATIONS = 20;
const PASSES = 15;

/** modelKernels are the fitted models of the market engine beside numpy and scipy. */
export function modelKernels(folder: string): Kernel[] {
  return [hmmKernel(folder), garchKernel(folder)];
}

function hmmKernel(folder: string): Kernel {
  const normal = seededNormal(7);
  const uniform = seededUniform(8);
  let state = 1;
  const rows = new Float64Array(2 * MODEL_ROWS);
  for (let row = 0; row < MODEL_ROWS; row++) {
    if (uniform() < 0.03) state = Math.floor(3 * uniform());
    rows[2 * row] = state - 1 + 0.7 * normal();
    rows[2 * row + 1] = (state === 1 ? -0.7 : 0.5) + 0.7 * normal();
  }
  saveInput(folder, "hmm-rows", rows);
  return {
    name: "gaussian_hmm_3_states_2000x2_20_iterations",
    peer: "hmm",
    repetitions: [5, 1],
    passes: 7,
    goal: { atMost: 0.015 },
    run: () => fitHmm(rows, { iterationsMax: HMM_ITERATIONS, gainPerRowMin: Number.NEGATIVE_INFINITY }).logLikelihood,
  };
}

function garchKernel(folder: string): Kernel {
  const normal = seededNormal(9);
  let variance = 0.0015;
  const returns = Float64Array.from({ length: MODEL_ROWS }, () => {
    const value = Math.sqrt(variance) * normal();
    variance = 0.000045 + 0.07 * value * value + 0.9 * variance;
    return value;
  });
  saveInput(folder, "garch-returns", returns);
  return {
    name: "garch11_fit_2000_returns",
    peer: "garch",
    repetitions: [20, 2],
    passes: PASSES,
    goal: { atMost: 0.08 },
    note: "maximum likelihood under variance targeting; scipy maximises the same likelihood from one start",
    run: () => {
      const fit = fitGarch(returns);
      return fit.status === "fitted" ? fit.logLikelihood : Number.NaN;
    },
  };
}
