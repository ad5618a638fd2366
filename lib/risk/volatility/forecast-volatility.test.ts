import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { expectAllClose, expectClose } from "@/lib/testing/expect-close";
import { arbitraryWalk, candleAt, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { runs } from "@/lib/testing/runs";
import marketVectors from "../__fixtures__/market-vectors.json";
import vectors from "../__fixtures__/model-vectors.json";
import { buildCandleSeries } from "../series/build-candle-series";
import { leastSquares } from "../stats/least-squares";
import { mean } from "../stats/mean";
import { combineForecasts } from "./combine-forecasts";
import { fitGarch, GARCH_RETURNS_MIN } from "./fit-garch";
import { garchForecast } from "./garch-forecast";
import { garchDerivatives, garchLikelihood, garchVariances } from "./garch-likelihood";
import { harForecast } from "./har-forecast";

/** 100× the runs under TEST_DEEP. */
const DEEP_TIMEOUT_MS = 900_000;
const returnsOf = (length: number, step: (i: number) => number) => Float64Array.from({ length }, (_, i) => step(i));
const build = (candles: Parameters<typeof buildCandleSeries>[0]) => {
  const result = buildCandleSeries(candles, DAY_MS, FIRST_OPEN_AT + 5000 * DAY_MS);
  if (result.status !== "built") throw new Error(result.fault.field);
  return result.series;
};
const dailyReturn = fc.double({ min: -0.5, max: 0.5, noNaN: true });

describe.each(vectors.garch)("GARCH(1,1) on 800 returns, $name", ({ returns, likelihoods, fit }) => {
  const raw = Float64Array.from(returns);
  const meanSquare = mean(raw.map((value) => value * value)) ?? 1;
  const squares = raw.map((value) => (value * value) / meanSquare);

  test("the likelihood is numpy's to 1e-9", () => {
    for (const [alpha = 0, beta = 0, expected = 0] of likelihoods) {
      const value = garchLikelihood(squares, garchVariances(squares, { alpha, beta }));
      expectClose(value - (raw.length / 2) * Math.log(2 * Math.PI * meanSquare), expected);
    }
  });

  test("derivatives are those of the likelihood", () => {
    const at = { alpha: 0.1, beta: 0.7 };
    const derivativesAt = (shape: typeof at) => garchDerivatives(squares, garchVariances(squares, shape), shape.beta);
    const found = derivativesAt(at);
    const step = 1e-5;
    const slope = (d: { alpha?: number; beta?: number }, of: (shape: typeof at) => number) => {
      const to = (sign: number) => ({
        alpha: at.alpha + sign * (d.alpha ?? 0),
        beta: at.beta + sign * (d.beta ?? 0),
      });
      return (of(to(1)) - of(to(-1))) / (2 * step);
    };
    const value = (shape: typeof at) => garchLikelihood(squares, garchVariances(squares, shape));
    const scoreOf = (i: 0 | 1) => (shape: typeof at) => derivativesAt(shape).score[i];
    expectClose(found.score[0], slope({ alpha: step }, value), 1e-5);
    expectClose(found.score[1], slope({ beta: step }, value), 1e-5);
    expectClose(found.curvature[0], -slope({ alpha: step }, scoreOf(0)), 1e-5);
    expectClose(found.curvature[1], -slope({ beta: step }, scoreOf(0)), 1e-5);
    expectClose(found.curvature[2], -slope({ beta: step }, scoreOf(1)), 1e-5);
  });

  test("the fit is at least as likely as scipy's best of four starts, and forecasts the same week", () => {
    const ours = fitGarch(raw);
    if (ours.status === "refused") throw new Error(ours.reason);
    expect(ours.logLikelihood).toBeGreaterThan(fit.logLikelihood - 1e-6);
    expectClose(ours.logLikelihood, fit.logLikelihood, 1e-4);
    expectClose(garchForecast(ours, 7), fit.week, 1e-2);
  });
});

describe("fitGarch", () => {
  test("refuses too few returns and a market that stood still, by name", () => {
    expect(fitGarch(returnsOf(GARCH_RETURNS_MIN - 1, (i) => 0.01 * (i % 3)))).toEqual({
      status: "refused",
      reason: "too_few_returns",
    });
    expect(fitGarch(new Float64Array(300))).toEqual({ status: "refused", reason: "no_movement" });
    expect(garchForecast({ status: "refused", reason: "not_converged" }, 7)).toBeNull();
  });

  test(
    "any returns give a stationary model likelier than a constant variance, or a refusal; scale does not matter",
    () => {
      fc.assert(
        fc.property(fc.array(dailyReturn, { minLength: 250, maxLength: 400, size: "max" }), (values) => {
          const fit = fitGarch(Float64Array.from(values));
          if (fit.status === "refused") {
            expect(fit.reason).toBe("no_movement");
            return;
          }
          const { alpha, beta, meanVariance } = fit;
          expect(Math.min(alpha, beta)).toBeGreaterThanOrEqual(0);
          expect(alpha + beta).toBeLessThan(1);
          const constant = (-values.length / 2) * (Math.log(2 * Math.PI * meanVariance) + 1);
          expect(fit.logLikelihood).toBeGreaterThanOrEqual(constant - 1e-6 * Math.abs(constant));
          const scaled = fitGarch(Float64Array.from(values, (value) => value * 4));
          expect(scaled).toMatchObject({ alpha, beta });
          expectClose(garchForecast(scaled, 7), 16 * (garchForecast(fit, 7) ?? 0), 1e-12);
        }),
        { numRuns: runs(100) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test("two jumps in a market that stands still are no persistence", () => {
    const jumps = new Map([
      [1, 2.80826145536751e-4],
      [263, -2.66296533052669e-4],
    ]);
    expect(fitGarch(returnsOf(288, (i) => jumps.get(i) ?? 0))).toMatchObject({ status: "fitted", alpha: 0, beta: 0 });
  });

  test("the forecast returns to the mean, and never passes it", () => {
    const fit = { status: "fitted", alpha: 0.1, beta: 0.8, meanVariance: 1, nextVariance: 5 } as const;
    const at = (days: number) => garchForecast({ ...fit, logLikelihood: 0, iterations: 1 }, days) ?? 0;
    expectClose(at(1), 5);
    expectClose(at(2), (5 + 1 + 0.9 * 4) / 2);
    expect(at(30)).toBeLessThan(at(7));
    expect(at(10_000)).toBeGreaterThan(1);
  });
});

describe("harForecast", () => {
  const { candles } = marketVectors;
  const series = build(
    candles.close.map((close, i) =>
      candleAt(i, close, { open: candles.open[i] ?? 0, high: candles.high[i] ?? 0, low: candles.low[i] ?? 0 }),
    ),
  );

  test("agrees with statsmodels", () => {
    expectClose(harForecast(series, vectors.har.horizon), vectors.har.forecast);
  });

  test("three wicks in a market that stands still are no forecast", () => {
    const highs = new Map([
      [102, 100.00000237731885],
      [126, 100.00912059452611],
      [135, 100.00440653743468],
    ]);
    const still = Array.from({ length: 140 }, (_, i) => candleAt(i, 100, { high: highs.get(i) ?? 100, low: 100 }));
    expect(harForecast(build(still), 7)).toBeNull();
  });

  test(
    "is positive and finite for any walk that moves, whatever its price level",
    () => {
      fc.assert(
        fc.property(arbitraryWalk(140, 200), (walk) => {
          const forecast = harForecast(build(walk), 7);
          const scaled = walk.map((bar) => ({
            ...bar,
            open: bar.open * 8,
            high: bar.high * 8,
            low: bar.low * 8,
            close: bar.close * 8,
          }));
          expect(harForecast(build(scaled), 7)).toBe(forecast);
          if (forecast !== null) expect(forecast > 0 && Number.isFinite(forecast)).toBe(true);
        }),
        { numRuns: runs(100) },
      );
    },
    DEEP_TIMEOUT_MS,
  );
});

describe("leastSquares", () => {
  const { columns, target, coefficients, residualVariance } = vectors.leastSquares;
  const rows = columns.map((column) => Float64Array.from(column));

  test("agrees with statsmodels", () => {
    const fit = leastSquares(rows, Float64Array.from(target));
    expectAllClose(fit?.coefficients ?? [], coefficients);
    expectClose(fit?.residualVariance, residualVariance);
  });

  test("refuses columns that depend on each other, and as many columns as rows", () => {
    const [ones = new Float64Array(0), some = ones] = rows;
    expect(leastSquares([ones, some, some.map((value) => 2 * value + 3)], Float64Array.from(target))).toBeNull();
    expect(leastSquares([Float64Array.of(1, 1), Float64Array.of(1, 2)], Float64Array.of(1, 2))).toBeNull();
  });
});

describe("combineForecasts", () => {
  test("is the mean of logarithms with HAR counted twice, over what there is", () => {
    expectClose(combineForecasts({ ewma: 1, garch: 1, har: 4, implied: null }), 2);
    expectClose(combineForecasts({ ewma: 0.5, garch: null, har: null, implied: 2 }), 1);
    expectClose(combineForecasts({ ewma: 0.5, garch: null, har: 0, implied: null }), 0.5);
    expect(combineForecasts({ ewma: null, garch: 1, har: 1, implied: 1 })).toBeNull();
  });
});
