import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS } from "@/lib/domain/units";
import { estimateCorrelation } from "@/lib/risk/portfolio/estimate-correlation";
import type { CandleSeries } from "@/lib/risk/series/candle-series";
import { toLogReturns } from "@/lib/risk/series/to-log-returns";
import { rollingMean } from "@/lib/risk/stats/rolling-mean";
import { averageTrueRange } from "@/lib/risk/volatility/average-true-range";
import { ewmaVolatility } from "@/lib/risk/volatility/ewma-volatility";
import { saveInput, type Kernel } from "./kernel";
import { cpuMs, median } from "./measure";
import { modelKernels } from "./model-kernels";
import { openNumpyPeer, type NumpyPeer } from "./numpy-peer";
import { portfolioKernels } from "./portfolio-kernels";
import { report, reportSkipped } from "./report";
import { seededNormal, seededUniform } from "./synthetic/random";

const BARS = 1_000_000;
const PASSES = 15;
const DECAY = 0.97;
const MONTH_BARS = 30;
const TOLERANCE = 1e-8;

/** benchKernels measures vector kernels beside numpy, pass by pass in turn on the same input. */
export async function benchKernels(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ballast-bench-"));
  try {
    const series = walk(BARS);
    for (const column of ["high", "low", "close"] as const) saveInput(folder, column, series[column]);
    const kernels = [
      ...barKernels(series),
      ...CORRELATIONS.map((size) => correlationKernel(folder, size)),
      ...portfolioKernels(folder),
      ...modelKernels(folder),
    ];
    const peer = await openNumpyPeer(folder);
    if (peer === null) reportSkipped("kernels.numpy", "no python3 with numpy and scipy: apt install python3-scipy");
    for (const kernel of kernels) await compare(kernel, peer);
    await peer?.stop();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  { name, peer: theirName, repetitions, passes, goal, note, run }: Kernel,
  peer: NumpyPeer | null,
) {
  const [ourCount, theirCount] = repetitions;
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let pass = -1; pass < passes; pass++) {
    let check = 0;
    const spent = cpuMs(() => {
      for (let i = 0; i < ourCount; i++) check = run();
    });
    const answer = await peer?.run(theirName, theirCount);
    if (answer !== undefined && !(Math.abs(answer.check - check) <= TOLERANCE * Math.abs(check)))
      throw new Error(`${name}: we computed ${check}, numpy ${answer.check}: the comparison means nothing`);
    // The first pass warms both sides up.
    if (pass < 0) continue;
    ours.push(spent / ourCount);
    if (answer !== undefined) theirs.push(answer.ms);
  }
  const line = {
    name: `kernels.${name}`,
    value: median(ours),
    unit: "ms CPU",
    ...(note === undefined ? {} : { note }),
  };
  if (peer === null) report(line);
  else report(line, { baseline: median(theirs), against: peer.version, goal });
}

function barKernels(series: CandleSeries): Kernel[] {
  return [
    {
      name: "atr14_1m_bars",
      peer: "atr",
      repetitions: [2, 2],
      passes: PASSES,
      goal: { atMost: 0.35 },
      run: () => averageTrueRange(series, 14).values.at(-1) ?? 0,
    },
    {
      name: "atr14_volatility30_ewma_1m_bars",
      peer: "volatility",
      repetitions: [1, 1],
      passes: PASSES,
      goal: { atMost: 0.3 },
      note: "the product reads the 30-day volatility at the newest bar only; here it is rolled over all bars",
      run: () => volatilityCheck(series),
    },
  ];
}

function volatilityCheck(series: CandleSeries): number {
  const atr = averageTrueRange(series, 14).values;
  const returns = toLogReturns(series);
  const squares = new Float64Array(returns.values.length);
  for (let i = 0; i < squares.length; i++) squares[i] = (returns.values[i] ?? 0) ** 2;
  const monthly = rollingMean(squares, MONTH_BARS);
  for (let i = 0; i < monthly.length; i++) monthly[i] = Math.sqrt((monthly[i] ?? 0) * CRYPTO_DAYS_PER_YEAR);
  const ewma = ewmaVolatility(returns, CRYPTO_DAYS_PER_YEAR).values;
  return (atr.at(-1) ?? 0) + (monthly.at(-1) ?? 0) + (ewma.at(-1) ?? 0);
}

interface Size {
  days: number;
  assets: number;
  repetitions: readonly [number, number];
  passes: number;
}

const CORRELATIONS: readonly Size[] = [
  { days: 365, assets: 50, repetitions: [10, 100], passes: PASSES },
  { days: 365, assets: 200, repetitions: [1, 20], passes: PASSES },
  { days: 1_000, assets: 500, repetitions: [1, 2], passes: 5 },
];

function correlationKernel(folder: string, { days, assets, repetitions, passes }: Size): Kernel {
  const shared = Float64Array.from({ length: days }, seededNormal(3));
  const rows = Array.from({ length: assets }, (_, asset) => {
    const own = seededNormal(asset + 10);
    return Array.from(shared, (move) => 0.02 * (move + own()));
  });
  const size = `${days}x${assets}`;
  saveInput(folder, `returns-${size}`, Float64Array.from(rows.flat()));
  return {
    name: `correlation_shrunk_${size}`,
    peer: `correlation-${size}`,
    repetitions,
    passes,
    goal: { atMost: 1.5 },
    note: "exponentially weighted, shrunk to the mean correlation; lean numpy of the same formula",
    run: () => estimateCorrelation(rows, DECAY).correlation[0]?.[1] ?? 0,
  };
}

function walk(bars: number): CandleSeries {
  const normal = seededNormal(5);
  const uniform = seededUniform(6);
  const column = () => new Float64Array(bars);
  const columns = {
    openAt: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volumeQuote: column(),
  };
  let price = 100;
  for (let bar = 0; bar < bars; bar++) {
    const open = price;
    // Pulled back to 100, or a million steps would leave the range of a price.
    price *= Math.exp(0.03 * normal() - 0.01 * Math.log(price / 100));
    columns.openAt[bar] = bar * DAY_MS;
    columns.open[bar] = open;
    columns.high[bar] = Math.max(open, price) * (1 + 0.02 * uniform());
    columns.low[bar] = Math.min(open, price) * (1 - 0.02 * uniform());
    columns.close[bar] = price;
    columns.volumeQuote[bar] = 1e6;
  }
  return { intervalMs: DAY_MS, length: bars, gaps: [], ...columns };
}
