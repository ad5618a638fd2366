import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { candleAt, candlesFrom, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { runs } from "@/lib/testing/runs";
import { buildCandleSeries } from "../series/build-candle-series";
import { benchmarkCorrelation } from "./benchmark-correlation";
import { measureStability, STABILITY_PART_IDS, type StabilityInputs } from "./measure-stability";

const CALM: StabilityInputs = Object.freeze({
  volatility_level: 0.2,
  volatility_percentile: 0,
  volatility_change: 0.7,
  trend: 0.5,
  volume: -1,
  liquidity: 1,
  correlation: 0,
  implied_volatility: 0,
});
const NOTHING = Object.fromEntries(STABILITY_PART_IDS.map((id) => [id, null])) as unknown as StabilityInputs;

describe("measureStability", () => {
  test("runs from 100 in the calmest market to 0 in the wildest", () => {
    expect(measureStability(CALM).score).toBeCloseTo(100, 9);
    const wild = { ...CALM, volatility_level: 2, volatility_percentile: 1, volatility_change: 4, trend: 0, volume: 5 };
    expect(measureStability({ ...wild, liquidity: 0.25, correlation: 1, implied_volatility: 1 }).score).toBeCloseTo(
      0,
      9,
    );
  });

  test("implied volatility is listed while missing and its tenth shared out", () => {
    const { components } = measureStability({ ...CALM, implied_volatility: null });
    expect(components.find(({ id }) => id === "implied_volatility")).toMatchObject({ score: null, weight: 0 });
    expect(components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(components.find(({ id }) => id === "volatility_level")?.weight).toBeCloseTo(0.25 / 0.9, 12);
  });

  test("without volatility there is no score", () => {
    expect(measureStability(NOTHING).score).toBeNull();
    expect(measureStability({ ...NOTHING, trend: 0.5, volume: 0, liquidity: 1, correlation: 0 }).score).toBeNull();
    expect(
      measureStability({ ...NOTHING, volatility_level: 0.5, volatility_change: 1, liquidity: 1 }).score,
    ).toBeNull();
  });

  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  const any: fc.Arbitrary<StabilityInputs> = fc.record({
    volatility_level: fc.double({ min: 0, max: 5, noNaN: true }),
    volatility_percentile: fraction,
    volatility_change: fc.double({ min: 0, max: 6, noNaN: true }),
    trend: fc.option(fraction),
    volume: fc.option(fc.double({ min: -10, max: 10, noNaN: true })),
    liquidity: fc.option(fraction),
    correlation: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
    implied_volatility: fc.option(fraction),
  });

  test.each(["volatility_level", "volatility_percentile", "volatility_change", "volume", "correlation"] as const)(
    "never rises when %s rises, and stays within 0–100",
    (id) => {
      fc.assert(
        fc.property(any, fc.double({ min: 0, max: 3, noNaN: true }), (inputs, more) => {
          const before = measureStability(inputs).score ?? 0;
          const input = inputs[id];
          const after = measureStability({ ...inputs, [id]: input === null ? null : input + more }).score ?? 0;
          expect(after).toBeLessThanOrEqual(before + 1e-9);
          expect(after).toBeGreaterThanOrEqual(0);
          expect(before).toBeLessThanOrEqual(100);
        }),
        { numRuns: runs(300) },
      );
    },
  );
});

describe("benchmarkCorrelation", () => {
  const build = (candles: Parameters<typeof buildCandleSeries>[0]) => {
    const result = buildCandleSeries(candles, DAY_MS, FIRST_OPEN_AT + 1000 * DAY_MS);
    if (result.status !== "built") throw new Error(result.fault.field);
    return result.series;
  };
  const closes = Array.from({ length: 40 }, (_, bar) => 100 + ((bar * 7919) % 23));
  const market = build(candlesFrom(closes));

  test("the same market is 1, its mirror −1", () => {
    expect(benchmarkCorrelation(market, market, 30)).toBeCloseTo(1, 12);
    expect(benchmarkCorrelation(build(candlesFrom(closes.map((close) => 1e4 / close))), market, 30)).toBeCloseTo(
      -1,
      12,
    );
  });

  test("pairs by day: a feed one day behind is compared on the days both have", () => {
    expect(benchmarkCorrelation(build(candlesFrom(closes.slice(0, -1))), market, 30)).toBeCloseTo(1, 12);
    const late = closes.slice(0, 35).map((close, bar) => candleAt(bar + 5, close));
    expect(benchmarkCorrelation(build(late), market, 30)).toBeLessThan(0.9);
  });

  test("too few common days, or no movement, is null", () => {
    expect(benchmarkCorrelation(build(candlesFrom(closes.slice(0, 20))), market, 30)).toBeNull();
    expect(benchmarkCorrelation(build(candlesFrom(closes.map(() => 1))), market, 30)).toBeNull();
  });
});
