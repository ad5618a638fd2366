import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { reportClassification } from "./classification-metrics";
import { predictSoftmax, trainSoftmax, type SoftmaxOptions } from "./softmax-regression";
import type { SparseVector } from "./sparse-vector";
import { stratifiedFolds } from "./stratified-folds";

const vector = (...values: number[]): SparseVector => ({ indices: values.map((_, i) => i), values });
const options: SoftmaxOptions = { classes: 3, features: 2, l2: 1e-3, classWeights: [1, 1, 1], iterations: 2_000 };
const ROWS = [vector(1, 0), vector(0.9, 0.1), vector(0, 1), vector(0.1, 0.8), vector(-1, -1), vector(-0.8, -1)];
const LABELS = [0, 0, 1, 1, 2, 2];

describe("trainSoftmax", () => {
  test("learns what can be told apart, the same way every time", () => {
    const model = trainSoftmax(ROWS, LABELS, options);
    const guessed = ROWS.map((row) => {
      const probabilities = predictSoftmax(model, row);
      return probabilities.indexOf(Math.max(...probabilities));
    });
    expect(guessed).toEqual(LABELS);
    expect(trainSoftmax(ROWS, LABELS, options)).toEqual(model);
  });

  test("stands where the gradient of its loss vanishes", () => {
    const model = trainSoftmax(ROWS, LABELS, options);
    for (let k = 0; k < 3; k++) {
      let intercept = 0;
      const slope = [0, 0];
      ROWS.forEach((row, i) => {
        const error = ((predictSoftmax(model, row)[k] ?? 0) - (LABELS[i] === k ? 1 : 0)) / ROWS.length;
        intercept += error;
        row.values.forEach((value, j) => (slope[j] = (slope[j] ?? 0) + error * value));
      });
      expect(intercept).toBeCloseTo(0, 6);
      slope.forEach((value, j) => expect(value + options.l2 * (model.weights[k * 2 + j] ?? 0)).toBeCloseTo(0, 6));
    }
  });

  test("without features it gives the weighted shares of the classes", () => {
    const empty = LABELS.slice(0, 3).map(() => vector());
    const model = trainSoftmax(empty, [0, 0, 1], { ...options, classWeights: [1, 2, 1] });
    expect(predictSoftmax(model, vector())[0]).toBeCloseTo(0.5, 3);
  });

  test("probabilities sum to 1, also for extreme weights", () => {
    const model = { classes: 3, features: 1, weights: Float64Array.of(1e4, -1e4, 0), intercepts: new Float64Array(3) };
    fc.assert(
      fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), (x) => {
        const sum = predictSoftmax(model, vector(x)).reduce((total, p) => total + p, 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
      { numRuns: runs(200) },
    );
  });

  test("refuses rows without labels", () => {
    expect(() => trainSoftmax([], [], options)).toThrow(RangeError);
    expect(() => trainSoftmax(ROWS, [1], options)).toThrow(RangeError);
  });
});

describe("reportClassification", () => {
  test("agrees with the definition on a worked example", () => {
    // Class 0: TP 1, FP 1, FN 1 → 0.5; class 1: TP 1, FP 0, FN 1 → 2/3; class 2: TP 1, FP 1, FN 0 → 2/3.
    const report = reportClassification([0, 0, 1, 1, 2], [0, 2, 1, 0, 2], 3);
    expect(report.f1).toEqual([0.5, 2 / 3, 2 / 3]);
    expect(report.macroF1).toBeCloseTo((0.5 + 4 / 3) / 3, 12);
    expect(report.accuracy).toBe(0.6);
  });

  test("a class that never occurs counts 0", () => {
    expect(reportClassification([0], [0], 2).f1).toEqual([1, 0]);
    expect(() => reportClassification([], [], 2)).toThrow(RangeError);
  });
});

test("stratifiedFolds gives every fold its share of every class", () => {
  const labels = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? 0 : i % 2 === 0 ? 1 : 2));
  const folds = stratifiedFolds(labels, 5, 7);
  for (let fold = 0; fold < 5; fold++) {
    const inside = labels.filter((_, i) => folds[i] === fold);
    expect([0, 1, 2].map((label) => inside.filter((each) => each === label).length)).toEqual([2, 8, 10]);
  }
  expect(stratifiedFolds(labels, 5, 7)).toEqual(folds);
  expect(stratifiedFolds(labels, 5, 8)).not.toEqual(folds);
});
