import { describe, expect, test } from "vitest";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { expectClose } from "@/lib/testing/expect-close";
import { candleAt, candlesFrom, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { marketMeasures } from "../market-measures";
import { buildCandleSeries } from "../series/build-candle-series";
import type { CandleSeries } from "../series/candle-series";
import { EWMA_DECAY_FACTOR } from "./ewma-volatility";
import { measureVolatility } from "./measure-volatility";
import { realizedVolatility } from "./realized-volatility";
import { trueRange } from "./true-range";
import { volatilityRatio } from "./volatility-ratio";
import { withLiveMove } from "./with-live-move";

function build(candles: Parameters<typeof buildCandleSeries>[0], intervalMs = DAY_MS): CandleSeries {
  const result = buildCandleSeries(candles, intervalMs, FIRST_OPEN_AT + 5000 * DAY_MS);
  if (result.status !== "built") throw new Error(result.fault.field);
  return result.series;
}

function measure(daily: CandleSeries, hourly: CandleSeries | null = null, implied: readonly number[] = []) {
  const { returns, atr, ewma } = marketMeasures(daily, 1);
  return measureVolatility({ daily, hourly, returns, atr, ewma, implied: Float64Array.from(implied) });
}

const closes = (count: number, close: (bar: number) => number) => Array.from({ length: count }, (_, bar) => close(bar));

test("true range looks at the previous close: a gap down counts in full", () => {
  expect(trueRange(84, 79, 100)).toBe(21);
  expect(trueRange(84, 79, 80)).toBe(5);
  expect(trueRange(84, 79, 70)).toBe(14);
});

test("realised volatility has zero drift and N − 1: a constant 1 % a day is not calm", () => {
  const returns = new Float64Array(30).fill(0.01);
  expectClose(realizedVolatility(returns, 30, 365), Math.sqrt(((30 * 0.0001) / 29) * 365));
});

test("every measure waits for its own window", () => {
  const at = (bars: number) => measure(build(candlesFrom(closes(bars, (bar) => 100 + (bar % 3)))));
  expect(at(0)).toMatchObject({ atr14: null, atrFraction: null, realized7d: null, ewma: null, ratio: null });
  expect(at(14).atr14).toBeNull();
  expect(at(15).atr14).not.toBeNull();
  expect(at(30)).toMatchObject({ ewma: null, yangZhang30d: null });
  expect(at(31).ewma).not.toBeNull();
  expect(at(59)).toMatchObject({ ratio: null, ewmaMean30d: null });
  expect(at(60).ratio).not.toBeNull();
  expect(at(119).percentile1y).toBeNull();
  expect(at(120).percentile1y).not.toBeNull();
});

test("forecasts: HAR waits for 136 bars, GARCH for 250 returns, EWMA carries the forecast until then", () => {
  const at = (bars: number) => measure(build(candlesFrom(closes(bars, (bar) => 100 + ((bar * 37) % 11)))));
  expect(at(31)).toMatchObject({ garch7d: null, har7d: null });
  expectClose(at(31).forecast7d, at(31).ewma ?? 0);
  expect(at(135).har7d).toBeNull();
  expect(at(136).har7d).toBeGreaterThan(0);
  expect(at(250).garch7d).toBeNull();
  expect(at(251).garch7d).toBeGreaterThan(0);
  const { ewma, garch7d, har7d, forecast7d } = at(251);
  const known = [ewma, garch7d, har7d].map((value) => value ?? 0);
  expect(forecast7d).toBeGreaterThanOrEqual(Math.min(...known));
  expect(forecast7d).toBeLessThanOrEqual(Math.max(...known));
});

test("term structure puts recent volatility over longer, and is unknown where nothing moved", () => {
  const calmThenRough = closes(200, (bar) => 100 * (bar < 190 ? 1.005 : 1.05) ** (bar % 2));
  const state = measure(build(candlesFrom(calmThenRough)));
  expect(state.termStructure.realized7dTo30d).toBeGreaterThan(1);
  expectClose(state.termStructure.realized30dTo90d, (state.realized30d ?? 0) / (state.realized90d ?? 1));
  const still = measure(build(candlesFrom(closes(200, () => 1))));
  expect(still.termStructure).toEqual({ realized7dTo30d: null, realized30dTo90d: null });
});

test("implied volatility joins the forecast; its rank needs a quarter, its premium the realised month", () => {
  const daily = build(candlesFrom(closes(200, (bar) => 100 * 1.02 ** (bar % 2))));
  const without = measure(daily);
  expect(without).toMatchObject({ implied30d: null, impliedPercentile1y: null, impliedMinusRealized: null });
  const young = measure(daily, null, [2]);
  expect(young).toMatchObject({ implied30d: 2, impliedPercentile1y: null });
  expectClose(young.impliedMinusRealized, 2 - (young.realized30d ?? 0));
  expect(young.forecast7d).toBeGreaterThan(without.forecast7d ?? 9);
  expect(measure(daily, null, [...closes(89, () => 3), 2]).impliedPercentile1y).toBeCloseTo(1 / 90, 12);
});

test("a market that never moves has no volatility and the usual ratio", () => {
  const state = measure(build(candlesFrom(closes(200, () => 1))));
  expect(state).toMatchObject({ atr14: 0, realized30d: 0, ewma: 0, ratio: 1, parkinson30d: 0, yangZhang30d: 0 });
  expect(measure(build(candlesFrom(closes(400, () => 1))))).toMatchObject({
    garch7d: null,
    har7d: null,
    forecast7d: 0,
  });
});

test("the ratio is today's volatility against its own month", () => {
  const calm = closes(100, (bar) => 100 * 1.01 ** (bar % 2));
  const state = measure(build(candlesFrom([...calm, 80])));
  expect(state.ratio).toBeGreaterThan(2);
  expectClose(state.ratio, (state.ewma ?? 0) / (state.ewmaMean30d ?? 1));
  expect(state.percentile1y).toBe(null);
});

test("the last 24 hours are annualised by hours", () => {
  const hourly = build(
    closes(25, (hour) => 100 * 1.01 ** (hour % 2)).map((close, hour) =>
      candleAt(0, close, { openAt: FIRST_OPEN_AT + hour * HOUR_MS }),
    ),
    HOUR_MS,
  );
  const state = measure(build(candlesFrom([1, 1])), hourly);
  expectClose(state.realized24h, Math.sqrt(((24 * Math.log(1.01) ** 2) / 23) * 24 * CRYPTO_DAYS_PER_YEAR));
});

describe("withLiveMove", () => {
  const past = { firstBar: 30, values: Float64Array.of(0.5, 0.6) };
  const dailySigma = 0.6 / Math.sqrt(365);

  test("a move within what volatility expects changes nothing: the day is not over", () => {
    expect(withLiveMove(past, 0.99 * dailySigma, 365)).toBe(past);
  });

  test("a crash before midnight gives today what the daily formula will give at the close", () => {
    const live = withLiveMove(past, -0.4, 365);
    expect(live.values).toHaveLength(3);
    expectClose(live.values[2], Math.sqrt(EWMA_DECAY_FACTOR * 0.36 + (1 - EWMA_DECAY_FACTOR) * 0.16 * 365));
    expect([...past.values]).toEqual([0.5, 0.6]);
  });

  test("the ratio thus equals the one after the close at that price", () => {
    const calm = closes(100, (bar) => 100 * 1.01 ** (bar % 2));
    const before = marketMeasures(build(candlesFrom(calm)), 1).ewma;
    const after = marketMeasures(build(candlesFrom([...calm, 70])), 1).ewma;
    const live = withLiveMove(before, Math.log(70 / (calm.at(-1) ?? 1)), CRYPTO_DAYS_PER_YEAR);
    expectClose(volatilityRatio(live).values.at(-1), volatilityRatio(after).values.at(-1) ?? 0);
  });
});
