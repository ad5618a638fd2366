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

function measure(daily: CandleSeries, hourly: CandleSeries | null = null) {
  const { returns, atr, ewma } = marketMeasures(daily, 1);
  return measureVolatility({ daily, hourly, returns, atr, ewma });
}

const closes = (count: number, close: (bar: number) => number) => Array.from({ length: count }, (_, bar) => close(bar));

test("true range looks at the previous close: a gap down counts in full", () => {
  const series = build([candleAt(0, 100), candleAt(1, 80, { open: 82, high: 84, low: 79 })]);
  expect([...trueRange(series).values]).toEqual([21]);
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

test("a market that never moves has no volatility and the usual ratio", () => {
  const state = measure(build(candlesFrom(closes(200, () => 1))));
  expect(state).toMatchObject({ atr14: 0, realized30d: 0, ewma: 0, ratio: 1, parkinson30d: 0, yangZhang30d: 0 });
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
