import { EVIDENCE_POLICIES, type EvidencePath, type EvidenceRow, type Interval } from "@/lib/domain/evidence";
import { compareGuards, type GuardOutcome } from "@/lib/risk/evidence/compare-guards";
import { measurePerformance, simpleReturns, walkEquity } from "@/lib/risk/evidence/measure-performance";
import { MEAN_BLOCK_DAYS, pathOf, type CaseOptions, type CaseRun } from "@/lib/risk/evidence/run-case";
import { runVariants, type VariantOutcome } from "@/lib/risk/evidence/run-variants";
import { seededRandom } from "@/lib/risk/evidence/seeded-random";
import { bootstrapIntervals } from "@/lib/risk/evidence/stationary-bootstrap";
import type { Universe } from "@/lib/risk/evidence/universe";
import { measureEngine, type EngineMeasures } from "./measure-engine";

/** CaseStudy is a case with everything the report says of it. */
export interface CaseStudy {
  name: string;
  rows: readonly EvidenceRow[];
  paths: readonly EvidencePath[];
  /** Maximum drawdown of dynamic ÷ static_equal_vol with its paired interval. */
  drawdownRatio: { value: number; ci90: Interval };
  variants: readonly VariantOutcome[];
  guards: readonly GuardOutcome[];
  years: readonly YearOutcome[];
}

export interface YearOutcome {
  year: string;
  byPolicy: readonly { cagr: number; maxDrawdown: number }[];
}

export interface Study {
  cases: readonly CaseStudy[];
  engine: readonly EngineMeasures[];
}

/** buildStudy does what only the report needs: intervals of ratios, variants, guards, years and the engine's measures. */
export function buildStudy(
  universe: Universe,
  runs: readonly CaseRun[],
  rows: readonly EvidenceRow[],
  options: CaseOptions,
): Study {
  const singles = universe.assets.filter(({ symbol }) => runs.some((run) => run.days.basket.name === symbol));
  return {
    cases: runs.map((run) => studyCase(universe, run, rows, options)),
    engine: singles.map(measureEngine),
  };
}

function studyCase(universe: Universe, run: CaseRun, rows: readonly EvidenceRow[], options: CaseOptions): CaseStudy {
  const { basket, sleeve } = run.days;
  const paths = EVIDENCE_POLICIES.map((policy) => pathOf(run, policy));
  return {
    name: basket.name,
    rows: rows.filter((row) => row.case === basket.name),
    paths,
    drawdownRatio: ratioOfDrawdowns(paths, options),
    variants: runVariants(run, options),
    guards: compareGuards(universe, basket, sleeve, {
      firstDay: run.firstDay,
      lossLimitFraction: options.policy.lossLimitFraction,
      costFraction: options.costFraction,
    }),
    years: yearsOf(paths),
  };
}

function ratioOfDrawdowns(
  paths: readonly EvidencePath[],
  { resamples, seed }: CaseOptions,
): CaseStudy["drawdownRatio"] {
  const series = (["dynamic", "static_equal_vol"] as const).map((policy) =>
    simpleReturns(paths.find((path) => path.policy === policy)?.equity ?? new Float64Array(0)),
  );
  const ratio = ([own, rival]: readonly Float64Array[]) => {
    const base = walkEquity(rival ?? []).maxDrawdown;
    return base > 0 ? walkEquity(own ?? []).maxDrawdown / base : 1;
  };
  const { ratio: ci90 } = bootstrapIntervals(series, (resampled) => ({ ratio: ratio(resampled) }), {
    resamples,
    meanBlockDays: MEAN_BLOCK_DAYS,
    random: seededRandom(seed),
  });
  return { value: ratio(series), ci90 };
}

/** Calendar years; the first and last may be cut by the data. */
function yearsOf(paths: readonly EvidencePath[]): YearOutcome[] {
  const years = [...new Set((paths[0]?.days ?? []).map((day) => day.slice(0, 4)))];
  return years.map((year) => ({
    year,
    byPolicy: paths.map(({ days, equity }) => {
      const first = Math.max(0, days.findIndex((day) => day.startsWith(year)) - 1);
      const last = days.findLastIndex((day) => day.startsWith(year));
      const { maxDrawdown } = measurePerformance(simpleReturns(equity.slice(first, last + 1)));
      return { cagr: (equity[last] ?? 1) / (equity[first] ?? 1) - 1, maxDrawdown };
    }),
  }));
}
