import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectClose } from "@/lib/testing/expect-close";
import { runs } from "@/lib/testing/runs";
import { DAY_MS } from "@/lib/domain/units";
import { rankCorrelation } from "../stats/rank-correlation";
import vectors from "./__fixtures__/performance-vectors.json";
import { captureRatios } from "./capture-ratios";
import { MATCH_DAYS_MIN, matchVolatility } from "./match-volatility";
import { measurePerformance, simpleReturns } from "./measure-performance";
import { placeboTest } from "./placebo-test";
import { seededRandom } from "./seeded-random";
import { bootstrapIntervals, stationaryIndices } from "./stationary-bootstrap";

const returns = Float64Array.from(vectors.returns);
const market = Float64Array.from(vectors.market);

describe("performance measures (numpy, pandas)", () => {
  it.each(Object.entries(vectors.performance))("%s", (name, expected) => {
    expectClose(Number(measurePerformance(returns)[name as keyof typeof vectors.performance]), expected, 1e-9);
  });

  it("captures over calendar months", () => {
    const days = vectors.returns.map((_, i) => Date.parse(`${vectors.firstDay}T00:00:00Z`) + i * DAY_MS);
    const { upCapture, downCapture } = captureRatios(returns, market, days);
    expectClose(upCapture ?? NaN, vectors.captures.upCapture, 1e-9);
    expectClose(downCapture ?? NaN, vectors.captures.downCapture, 1e-9);
    expect(captureRatios(market, market, days)).toEqual({ upCapture: 1, downCapture: 1 });
  });

  it("rank correlation, with ties", () => {
    expectClose(rankCorrelation(vectors.ranks.xs, vectors.ranks.ys) ?? NaN, vectors.ranks.spearman, 1e-12);
  });

  it("says nothing about a path that never moved", () => {
    expect(measurePerformance(new Float64Array(100))).toMatchObject({ sharpe: null, sortino: null, calmar: null });
  });

  it("drawdown and volatility do not depend on the first value", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 3, maxLength: 60 }), (values) => {
        const once = measurePerformance(simpleReturns(Float64Array.from(values)));
        const scaled = measurePerformance(simpleReturns(Float64Array.from(values, (value) => 64 * value)));
        expect(scaled).toEqual(once);
        expect(once.maxDrawdown).toBeGreaterThanOrEqual(0);
        expect(once.maxDrawdown).toBeLessThan(1);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("stationary bootstrap", () => {
  it("repeats itself from one seed and differs from another", () => {
    const draw = (seed: number) => [...stationaryIndices(300, 60, seededRandom(seed))];
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it("keeps days in order inside blocks of the given mean length", () => {
    const indices = stationaryIndices(50_000, 20, seededRandom(3));
    const breaks = indices.filter((at, i) => i > 0 && at !== ((indices[i - 1] ?? 0) + 1) % 50_000).length;
    expect(50_000 / breaks).toBeGreaterThan(18);
    expect(50_000 / breaks).toBeLessThan(22);
  });

  it("covers the mean of what it resampled", () => {
    const options = { resamples: 300, meanBlockDays: 10, random: seededRandom(5) };
    const average = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const { mean } = bootstrapIntervals([returns], ([drawn]) => ({ mean: average(drawn ?? returns) }), options);
    expect(mean[0]).toBeLessThan(average(returns));
    expect(mean[1]).toBeGreaterThan(average(returns));
  });
});

describe("placebo", () => {
  it("is small for exposure that avoided the fall, large for one that sought it, null for a constant", () => {
    const slump = Float64Array.from({ length: 400 }, (_, day) => (day >= 200 && day < 260 ? -0.03 : 0.001));
    const wise = slump.map((_, day) => (day >= 199 && day < 259 ? 0.1 : 1));
    const foolish = wise.map((exposure) => 1.1 - exposure);
    expect(placeboTest(wise, slump, 0.001)).toBeLessThan(0.02);
    expect(placeboTest(foolish, slump, 0.001)).toBeGreaterThan(0.9);
    expect(
      placeboTest(
        wise.map(() => 0.5),
        slump,
        0.001,
      ),
    ).toBeNull();
  });
});

describe("matching volatility ex ante", () => {
  it("is the ratio of forecasts so far, at most 1, and unknown for 250 days", () => {
    const half = market.map((value) => value / 2);
    const k = matchVolatility(half, market);
    expect(k.slice(0, MATCH_DAYS_MIN)).toEqual(Array.from({ length: MATCH_DAYS_MIN }, () => null));
    expect(k[MATCH_DAYS_MIN]).toBeCloseTo(0.5, 12);
    expect(k.at(-1)).toBeCloseTo(0.5, 12);
    expect(matchVolatility(market, half).at(-1)).toBe(1);
  });

  it("knows nothing of later days", () => {
    const k = matchVolatility(returns, market);
    const cut = matchVolatility(returns.slice(0, 300), market.slice(0, 300));
    expect(k.slice(0, 300)).toEqual(cut);
  });
});
