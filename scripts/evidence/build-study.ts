import { EVIDENCE_POLICIES, type DrawdownRatio, type EvidenceRow } from "@/lib/domain/evidence";
import { byPolicy, type PolicyPaths } from "@/lib/risk/evidence/by-policy";
import { compareDrawdowns } from "@/lib/risk/evidence/compare-drawdowns";
import { compareGuards, type GuardOutcome } from "@/lib/risk/evidence/compare-guards";
import { measurePerformance, simpleReturns } from "@/lib/risk/evidence/measure-performance";
import { pathOf, type CaseOptions, type CaseRun } from "@/lib/risk/evidence/run-case";
import { runVariants, type VariantOutcome } from "@/lib/risk/evidence/run-variants";
import type { Universe } from "@/lib/risk/evidence/universe";
import { measureEngine, type EngineMeasures } from "./measure-engine";

/** CaseStudy is a case with everything the report says of it. */
export interface CaseStudy {
  name: string;
  rows: readonly EvidenceRow[];
  paths: PolicyPaths;
  drawdownRatio: DrawdownRatio;
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
  const paths = byPolicy((policy) => pathOf(run, policy));
  return {
    name: basket.name,
    rows: rows.filter((row) => row.case === basket.name),
    paths,
    drawdownRatio: compareDrawdowns(paths.dynamic, paths.static_equal_vol, options),
    variants: runVariants(run, options),
    guards: compareGuards(universe, basket, sleeve, {
      firstDay: run.firstDay,
      lossLimitFraction: options.policy.lossLimitFraction,
      costFraction: options.costFraction,
    }),
    years: yearsOf(paths),
  };
}

/** Calendar years; the first and last may be cut by the data. */
function yearsOf(paths: PolicyPaths): YearOutcome[] {
  const years = [...new Set(paths.static.days.map((day) => day.slice(0, 4)))];
  return years.map((year) => ({
    year,
    byPolicy: EVIDENCE_POLICIES.map((policy) => {
      const { days, equity } = paths[policy];
      const first = Math.max(0, days.findIndex((day) => day.startsWith(year)) - 1);
      const last = days.findLastIndex((day) => day.startsWith(year));
      const { maxDrawdown } = measurePerformance(simpleReturns(equity.slice(first, last + 1)));
      return { cagr: (equity[last] ?? 1) / (equity[first] ?? 1) - 1, maxDrawdown };
    }),
  }));
}
