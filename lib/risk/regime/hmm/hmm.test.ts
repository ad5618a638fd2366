import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectAllClose, expectClose } from "@/lib/testing/expect-close";
import { runs } from "@/lib/testing/runs";
import vectors from "../../__fixtures__/model-vectors.json";
import { emissionDensities } from "./emission-densities";
import { filterForward } from "./filter-forward";
import { fitHmm } from "./fit-hmm";
import { HMM_STATES, type FeatureRows } from "./gaussian-hmm";
import { orderStates } from "./order-states";
import { featureScale, standardizeRows } from "./standardize-rows";
import { walkForward } from "./walk-forward";

/** 100× the runs under TEST_DEEP. */
const DEEP_TIMEOUT_MS = 900_000;
const { hmm } = vectors;
const rows: FeatureRows = Float64Array.from(hmm.rows);
const exactly = (iterationsMax: number) => ({ iterationsMax, gainPerRowMin: Number.NEGATIVE_INFINITY });
const feature = fc.double({ min: -4, max: 4, noNaN: true });
const arbitraryRows = (lengthMin: number, lengthMax: number) =>
  fc
    .array(fc.tuple(feature, feature), { minLength: lengthMin, maxLength: lengthMax, size: "max" })
    .map((pairs) => Float64Array.from(pairs.flat()));

describe("Baum–Welch agrees with log-space numpy to 1e-9", () => {
  test.each([0, 1, 2, 5, 10, 20])("likelihood after %i steps", (iterations) => {
    expectClose(fitHmm(rows, exactly(iterations)).logLikelihood, hmm.logLikelihoods[iterations] ?? 0);
  });

  test("parameters and filtered probabilities after twenty", () => {
    const { model } = fitHmm(rows, exactly(20));
    expectAllClose(model.means, hmm.means, 1e-8);
    expectAllClose(model.transition, hmm.transition, 1e-8);
    const count = rows.length / 2;
    const densities = { relative: new Float64Array(HMM_STATES * count), logScale: new Float64Array(count) };
    const output = { filtered: new Float64Array(HMM_STATES * count), scale: new Float64Array(count) };
    emissionDensities(model, rows, densities.relative, densities.logScale);
    filterForward(model, densities, model.initial, output);
    for (const [i, expected] of hmm.filteredLast20.entries())
      expect(output.filtered.at(i - hmm.filteredLast20.length)).toBeCloseTo(expected, 8);
  });
});

describe("fitHmm", () => {
  test(
    "no step makes the rows less likely, and rows of any kind give probabilities",
    () => {
      fc.assert(
        fc.property(arbitraryRows(20, 80), (values) => {
          const likelihoods = [0, 1, 2, 4, 8].map((steps) => fitHmm(values, exactly(steps)).logLikelihood);
          for (let i = 1; i < likelihoods.length; i++) {
            // The floor under transitions is no maximiser: it may cost a millionth per row.
            const [before = 0, after = 0] = likelihoods.slice(i - 1, i + 1);
            expect(after).toBeGreaterThanOrEqual(before - 1e-4 * values.length);
          }
          const { model } = fitHmm(values, exactly(8));
          for (let from = 0; from < HMM_STATES; from++) {
            const row = model.transition.slice(3 * from, 3 * from + 3);
            expect(row.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
          }
          for (const value of [...model.means, ...model.variances]) expect(Number.isFinite(value)).toBe(true);
        }),
        { numRuns: runs(200) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test("stops when a step gains little", () => {
    const { iterations, logLikelihood } = fitHmm(rows, { iterationsMax: 100, gainPerRowMin: 1e-4 });
    expect(iterations).toBeLessThan(30);
    expect(logLikelihood).toBeGreaterThan((hmm.logLikelihoods[20] ?? 0) - 1);
  });
});

describe("orderStates", () => {
  const model = (means: readonly number[]) => ({ ...fitHmm(rows, exactly(0)).model, means: Float64Array.from(means) });
  test.each([
    ["by direction", [1, 0, -1, 0, 0, 0], { bear: 1, sideways: 2, bull: 0 }],
    ["of equal directions the wilder is the more cautious", [0, 1, 0, 2, 1, 0], { bear: 1, sideways: 0, bull: 2 }],
    ["of equal states the earlier", [0, 0, 0, 0, 0, 0], { bear: 0, sideways: 1, bull: 2 }],
  ])("%s", (_, means, expected) => expect(orderStates(model(means))).toEqual(expected));
});

describe("standardizeRows", () => {
  test("measures in standard deviations, within four; a feature that does not vary measures nothing", () => {
    const values = Float64Array.from([0, 5, 2, 7, 4, 9]);
    const scale = featureScale(values);
    expect(scale?.means).toEqual([2, 7]);
    if (scale === null) throw new Error("no scale");
    expect([...standardizeRows(Float64Array.of(1e9, -1e9), scale)]).toEqual([4, -4]);
    expect(featureScale(Float64Array.from([1, 1, 2, 1, 3, 1]))).toBeNull();
  });
});

describe("walkForward", () => {
  const days = (count: number, first = 18_000) => Array.from({ length: count }, (_, i) => first + i);

  test("knows nothing before 250 rows, then gives probabilities that sum to 1", () => {
    const probabilities = walkForward(rows, days(500));
    expect(probabilities).toHaveLength(500);
    const first = probabilities.findIndex((entry) => entry !== null);
    expect(first).toBeGreaterThanOrEqual(250);
    expect(first).toBeLessThan(280);
    for (const entry of probabilities.slice(first))
      expect((entry?.bull ?? 0) + (entry?.bear ?? 0) + (entry?.sideways ?? 0)).toBeCloseTo(1, 12);
  });

  test("rows that do not vary are no model, and no number", () => {
    expect(walkForward(new Float64Array(800), days(400)).every((entry) => entry === null)).toBe(true);
  });

  test(
    "streaming equals batch: rows cut anywhere give the same beginning, whatever comes later",
    () => {
      fc.assert(
        fc.property(arbitraryRows(0, 120), fc.nat({ max: 400 }), fc.nat({ max: 29 }), (later, pick, firstDay) => {
          const all = Float64Array.from([...rows.subarray(0, 640), ...later]);
          const count = all.length / 2;
          const cut = Math.min(count, 240 + (pick % 200));
          const whole = walkForward(all, days(count, firstDay));
          expect(walkForward(all.subarray(0, 2 * cut), days(cut, firstDay))).toEqual(whole.slice(0, cut));
        }),
        { numRuns: runs(100) },
      );
    },
    DEEP_TIMEOUT_MS,
  );
});
