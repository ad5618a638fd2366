import fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { choleskyFactor, solveWithFactor } from "./cholesky";
import { crossProducts } from "./cross-products";
import { smallestValues } from "./smallest-values";

it("the smallest values are the head of the sorted ones, ties and all", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 80 }), fc.nat(90), (values, count) => {
      expect([...smallestValues(values, count)]).toEqual([...values].sort((a, b) => a - b).slice(0, count));
    }),
    { numRuns: runs(500) },
  );
});

it("tiled products are the plain ones, for any shape, and their system is solved", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 11 }),
      fc.integer({ min: 12, max: 700 }),
      fc.nat(1_000),
      (rows, columns, seed) => {
        const x = Float64Array.from({ length: rows * columns }, (_, k) => Math.sin((k + 1) * (seed + 1)));
        const products = crossProducts(x, rows, columns);
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < rows; j++) {
            let plain = 0;
            for (let t = 0; t < columns; t++) plain += (x[i * columns + t] ?? 0) * (x[j * columns + t] ?? 0);
            expect(products[i * rows + j]).toBeCloseTo(plain, 9);
            expect(products[i * rows + j]).toBe(products[j * rows + i]);
          }
        }
        for (let i = 0; i < rows; i++) products[i * rows + i] = (products[i * rows + i] ?? 0) + 1;
        const right = Float64Array.from({ length: rows }, (_, i) => i - 2);
        const factor = choleskyFactor(products, rows);
        const solution = factor === null ? [] : solveWithFactor(factor, rows, right);
        right.forEach((value, i) => {
          const product = Array.from(solution).reduce((sum, each, j) => sum + each * (products[i * rows + j] ?? 0), 0);
          expect(product).toBeCloseTo(value, 8);
        });
      },
    ),
    { numRuns: runs(100) },
  );
}, 300_000);

it("a matrix that is not positive definite has no factor", () => {
  expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
});
