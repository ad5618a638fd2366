import fc from "fast-check";
import { expect, test } from "vitest";
import { depthScale, logScale, pathData, spreadLabels } from "./path-scale";

test("a log scale holds the values closely: equal steps upward are equal ratios", () => {
  const { ticks, heightOf } = logScale([0.8, 7]);
  expect(ticks).toEqual([1, 2, 5]);
  expect(heightOf(7)).toBeGreaterThan(0);
  expect(heightOf(7)).toBeLessThan(0.05);
  expect(heightOf(0.8)).toBeGreaterThan(0.95);
  expect(heightOf(1) - heightOf(2)).toBeCloseTo(heightOf(2.5) - heightOf(5), 12);
  expect(logScale([0.05, 400]).ticks).toEqual([0.1, 1, 10, 100]);
});

test("drawdowns hang from zero", () => {
  const scale = depthScale([0.1, 0.63]);
  expect(scale.heightOf(0)).toBe(0);
  expect(scale.ticks[0]).toBe(0);
  expect(pathData([0, scale.ticks.at(-1) ?? 0], scale)).toBe("M0.00 0.00L100.00 100.00");
});

test("labels keep their order, their distance and the box", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 2, maxLength: 5 }), (heights) => {
      const placed = spreadLabels(heights, 16, 200);
      const sorted = [...placed].sort((a, b) => a - b);
      expect(sorted.at(-1)).toBeLessThanOrEqual(200);
      sorted.slice(1).forEach((height, i) => expect(height - (sorted[i] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9));
      heights.forEach((height, i) =>
        heights.forEach((other, j) => {
          if (height < other) expect(placed[i]).toBeLessThan(placed[j] ?? 0);
        }),
      );
    }),
    { numRuns: 200 },
  );
});
