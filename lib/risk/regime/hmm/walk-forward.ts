import type { RegimeProbabilities } from "@/lib/domain/market-state";
import { emissionDensities } from "./emission-densities";
import { filterForward } from "./filter-forward";
import { fitHmm } from "./fit-hmm";
import { HMM_FEATURES, HMM_STATES, type FeatureRows } from "./gaussian-hmm";
import { orderStates } from "./order-states";
import { featureScale, standardizeRows } from "./standardize-rows";

/** Refits fall on fixed calendar days, so that where the loaded history begins does not move them. */
const REFIT_EVERY_DAYS = 30;
/** Eight months before the first fit; two years are remembered, so that a model speaks of today's market. */
const TRAINING_ROWS_MIN = 250;
const TRAINING_ROWS_MAX = 750;
const FIT_OPTIONS = { iterationsMax: 20, gainPerRowMin: 1e-3 } as const;

/**
 * walkForward is the filtered state probabilities after each row, null before there are 250 rows to learn from (or none of
 * them varied). Every 30 days a model is fitted to the 750 rows before that day and used until the next; nothing is
 * smoothed, so cutting the rows anywhere changes nothing before the cut. `days` are the rows' day numbers (UTC).
 */
export function walkForward(rows: FeatureRows, days: ArrayLike<number>): readonly (RegimeProbabilities | null)[] {
  const probabilities: (RegimeProbabilities | null)[] = [];
  for (let start = 0; start < days.length; start = probabilities.length) {
    const period = periodOf(days, start);
    let end = start + 1;
    while (end < days.length && periodOf(days, end) === period) end++;
    probabilities.push(...filterBlock(rows, start, end));
  }
  return probabilities;
}

function periodOf(days: ArrayLike<number>, row: number): number {
  return Math.floor((days[row] ?? 0) / REFIT_EVERY_DAYS);
}

/** Probabilities of rows [start, end) under a model fitted to the rows before. */
function filterBlock(rows: FeatureRows, start: number, end: number): (RegimeProbabilities | null)[] {
  const unknown = new Array<null>(end - start).fill(null);
  if (start < TRAINING_ROWS_MIN) return unknown;
  const first = Math.max(0, start - TRAINING_ROWS_MAX);
  const training = rows.subarray(HMM_FEATURES * first, HMM_FEATURES * start);
  const scale = featureScale(training);
  if (scale === null) return unknown;
  const { model } = fitHmm(standardizeRows(training, scale), FIT_OPTIONS);
  const order = orderStates(model);
  const known = standardizeRows(rows.subarray(HMM_FEATURES * first, HMM_FEATURES * end), scale);
  const count = end - first;
  const densities = { relative: new Float64Array(HMM_STATES * count), logScale: new Float64Array(count) };
  const output = { filtered: new Float64Array(HMM_STATES * count), scale: new Float64Array(count) };
  emissionDensities(model, known, densities.relative, densities.logScale);
  filterForward(model, densities, model.initial, output);
  return unknown.map((_, i) => {
    const at = HMM_STATES * (start - first + i);
    const probabilityOf = (state: number): number => output.filtered[at + state] ?? 0;
    return {
      bull: probabilityOf(order.bull),
      bear: probabilityOf(order.bear),
      sideways: probabilityOf(order.sideways),
    };
  });
}
