import { equalRiskWeights } from "@/lib/risk/portfolio/allocation/equal-risk-weights";
import { hierarchicalRiskParity } from "@/lib/risk/portfolio/allocation/hierarchical-risk-parity";
import { historicalTail } from "@/lib/risk/portfolio/historical-tail";
import { ledoitWolf } from "@/lib/risk/portfolio/ledoit-wolf";
import { weightedMoves } from "@/lib/risk/portfolio/weighted-moves";
import { saveInput, type Kernel } from "./kernel";
import { seededNormal } from "./synthetic/random";

const PASSES = 9;
const COVARIANCES = [
  { days: 365, assets: 50, repetitions: [20, 100] },
  { days: 365, assets: 200, repetitions: [2, 20] },
  { days: 1_000, assets: 500, repetitions: [1, 2] },
] as const;
const [PORTFOLIOS, HELD, SCENARIOS] = [1_000, 20, 1_000];
const ALLOCATED = 50;

/** portfolioKernels are covariance, tails and allocation as the performance brief lists them. */
export function portfolioKernels(folder: string): Kernel[] {
  return [
    ...COVARIANCES.map((size) => covarianceKernel(folder, size)),
    tailKernel(folder),
    ...allocationKernels(folder),
  ];
}

function covarianceKernel(folder: string, { days, assets, repetitions }: (typeof COVARIANCES)[number]): Kernel {
  const rows = factorReturns(assets, days);
  const size = `${days}x${assets}`;
  saveInput(folder, `factor-${size}`, rows);
  return {
    name: `ledoit_wolf_correlation_${size}`,
    peer: `ledoit-wolf-${size}`,
    repetitions,
    passes: PASSES,
    goal: { atMost: 0.5 },
    note: "identity target, with the correlations of the result; plain loops",
    run: () => {
      const { covariance } = ledoitWolf(rows, assets, days);
      return toCorrelation(covariance, assets)[1] ?? 0;
    },
  };
}

function tailKernel(folder: string): Kernel {
  const moves = Array.from({ length: HELD }, (_, i) => factorReturns(1, SCENARIOS, i + 40));
  const normal = seededNormal(77);
  const weights = Array.from({ length: PORTFOLIOS }, () => Float64Array.from({ length: HELD }, () => 1_000 * normal()));
  saveInput(folder, "moves", Float64Array.from(moves.flatMap((row) => [...row])));
  saveInput(folder, "weights", Float64Array.from(weights.flatMap((row) => [...row])));
  return {
    name: `var_es_${PORTFOLIOS}x${HELD}x${SCENARIOS}`,
    peer: "tails",
    repetitions: [1, 1],
    passes: PASSES,
    goal: { atMost: 0.4 },
    note: "value at risk and expected shortfall at 95 and 99 %; plain loops",
    run: () => weights.reduce((sum, each) => sum + tailSum(weightedMoves(moves, each)), 0),
  };
}

function tailSum(profits: Float64Array): number {
  return [0.95, 0.99].reduce((sum, confidence) => {
    const tail = historicalTail(profits, confidence);
    return sum + (tail?.valueAtRisk ?? NaN) + (tail?.expectedShortfall ?? NaN);
  }, 0);
}

function allocationKernels(folder: string): Kernel[] {
  const { covariance } = ledoitWolf(factorReturns(ALLOCATED, 365), ALLOCATED, 365);
  saveInput(folder, "allocation", covariance);
  const shared = { repetitions: [50, 3] as const, passes: PASSES, goal: { atMost: 0.05 } };
  return [
    {
      name: `hrp_${ALLOCATED}`,
      peer: "hrp",
      ...shared,
      run: () => hierarchicalRiskParity(covariance, ALLOCATED)[0] ?? 0,
    },
    {
      name: `equal_risk_${ALLOCATED}`,
      peer: "equal-risk",
      ...shared,
      run: () => equalRiskWeights(covariance, ALLOCATED)[0] ?? 0,
    },
  ];
}

function toCorrelation(covariance: Float64Array, count: number): Float64Array {
  const scales = Float64Array.from({ length: count }, (_, i) => 1 / Math.sqrt(covariance[i * count + i] ?? 1));
  const correlation = new Float64Array(covariance.length);
  for (let i = 0; i < count; i++) {
    const own = scales[i] ?? 0;
    for (let j = 0; j < count; j++)
      correlation[i * count + j] = (covariance[i * count + j] ?? 0) * own * (scales[j] ?? 0);
  }
  return correlation;
}

/** Rows of returns that share a factor; each row has its own scale, so that no two assets tie. */
function factorReturns(assets: number, days: number, seed = 10): Float64Array {
  const shared = Float64Array.from({ length: days }, seededNormal(3));
  const rows = Array.from({ length: assets }, (_, asset) => {
    const own = seededNormal(asset + seed);
    return Array.from(shared, (move) => (0.01 + 0.0003 * (asset + 1)) * (move + own()));
  });
  return Float64Array.from(rows.flat());
}
