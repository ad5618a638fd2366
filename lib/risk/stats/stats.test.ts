import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectAllClose, expectClose } from "@/lib/testing/expect-close";
import { runs } from "@/lib/testing/runs";
import vectors from "../__fixtures__/stats-vectors.json";
import { correlation } from "./correlation";
import { covariance } from "./covariance";
import { ewma } from "./ewma";
import { interpolate } from "./interpolate";
import { mean } from "./mean";
import { normalCdf } from "./normal-cdf";
import { quantile } from "./quantile";
import { rollingMean } from "./rolling-mean";
import { rollingPercentileRank } from "./rolling-percentile-rank";
import { standardDeviation } from "./standard-deviation";
import { variance } from "./variance";

const xs = Object.freeze(vectors.xs);
const ys = Object.freeze(vectors.ys);
const counts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });

describe("agrees with numpy, pandas and scipy", () => {
  test("moments", () => {
    expectClose(mean(xs), vectors.mean);
    expectClose(variance(xs), vectors.variance);
    expectClose(standardDeviation(xs), vectors.standardDeviation);
    expectClose(covariance(xs, ys), vectors.covariance);
    expectClose(correlation(xs, ys), vectors.correlation);
  });

  test("variance keeps its digits when the mean is a billion times the spread", () => {
    const { offset, value } = vectors.spreadOutVariance;
    expectClose(variance(xs.map((x) => x + offset)), value, 1e-7);
  });

  test.each(vectors.quantiles)("quantile at %f", (probability = 0, expected = 0) => {
    expectClose(quantile(xs, probability), expected);
  });

  test.each(vectors.normalCdf)("normal cdf at %f, to 1e-14", (z = 0, expected = 0) => {
    expect(Math.abs(normalCdf(z) - expected)).toBeLessThan(1e-14);
  });

  test("rolling mean", () => {
    expectAllClose(rollingMean(xs, 7), vectors.rollingMean7);
  });
});

describe("too little data is null or empty, never NaN", () => {
  test.each([
    ["mean of nothing", mean([])],
    ["variance of one", variance([1])],
    ["standard deviation of one", standardDeviation([1])],
    ["covariance of one pair", covariance([1], [1])],
    ["correlation with a constant", correlation([1, 2, 3], [5, 5, 5])],
    ["quantile of nothing", quantile([], 0.5)],
  ])("%s", (_, result) => expect(result).toBeNull());

  test("rolling windows longer than the data are empty", () => {
    expect(rollingMean([1, 2], 3)).toHaveLength(0);
    expect(ewma([1, 2], 0.9, 3)).toHaveLength(0);
    expect(rollingPercentileRank(Float64Array.of(1, 2), 5, 3)).toHaveLength(0);
  });

  test("misuse throws and quotes what it got", () => {
    expect(() => covariance([1, 2], [1])).toThrow("got 2 and 1");
    expect(() => quantile([1], 1.5)).toThrow("got 1.5");
    expect(() => interpolate([], 0)).toThrow("at least one anchor");
  });
});

describe("shapes", () => {
  test("ewma starts at the mean of its seed and then weighs the newest by 1 − decay", () => {
    expect([...ewma([1, 3, 10], 0.9, 2)]).toEqual([2, 0.9 * 2 + (1 - 0.9) * 10]);
  });

  test("interpolate is flat beyond its ends and linear between", () => {
    const anchors = [
      [0, 10],
      [1, 20],
      [3, 0],
    ] as const;
    expect([-5, 0, 0.5, 1, 2, 3, 9].map((x) => interpolate(anchors, x))).toEqual([10, 10, 15, 20, 10, 0, 0]);
  });

  test("rolling percentile rank looks back one window and counts itself", () => {
    expect([...rollingPercentileRank(Float64Array.of(5, 1, 2, 3, 9), 3, 2)]).toEqual([1 / 2, 2 / 3, 3 / 3, 3 / 3]);
  });
});

describe("for any numbers", () => {
  test("correlation stays within ±1 and ignores scale", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.1, max: 10, noNaN: true }), (values, scale) => {
        const other = values.map((value, i) => value + i);
        const plain = correlation(values, other);
        if (plain === null) return;
        expect(Math.abs(plain)).toBeLessThanOrEqual(1);
        const scaled = correlation(
          values.map((value) => scale * value),
          other,
        );
        expect(scaled).toBeCloseTo(plain, 6);
      }),
      { numRuns: runs(300) },
    );
  });

  test("the rolling mean of positive prices is positive and within its window, however wild the prices", () => {
    const prices = fc.array(fc.double({ min: 1e-18, max: 1e18, noNaN: true }), { minLength: 5, maxLength: 80 });
    fc.assert(
      fc.property(prices, (values) => {
        for (const [i, average] of rollingMean(values, 5).entries()) {
          const window = values.slice(i, i + 5);
          expect(average).toBeGreaterThanOrEqual(Math.min(...window) * (1 - 1e-12));
          expect(average).toBeLessThanOrEqual(Math.max(...window) * (1 + 1e-12));
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("a quantile never leaves the data and rises with its probability", () => {
    fc.assert(
      fc.property(counts, (values) => {
        const at = [0, 0.2, 0.5, 0.9, 1].map((probability) => quantile(values, probability) ?? Number.NaN);
        expect(at).toEqual([...at].sort((a, b) => a - b));
        expect(at[0]).toBe(Math.min(...values));
        expect(at[4]).toBe(Math.max(...values));
      }),
      { numRuns: runs(300) },
    );
  });

  test("normal cdf is symmetric and rises", () => {
    const z = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(z, z, (a, b) => {
        expect(normalCdf(a) + normalCdf(-a)).toBeCloseTo(1, 14);
        expect(normalCdf(Math.min(a, b))).toBeLessThanOrEqual(normalCdf(Math.max(a, b)) + 1e-15);
      }),
      { numRuns: runs(500) },
    );
  });
});
