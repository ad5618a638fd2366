import { describe, expect, test } from "vitest";
import type { Candle } from "@/lib/domain/candle";
import { DAY_MS } from "@/lib/domain/units";
import { candleAt, candlesFrom, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { lastValue, valueAtBar } from "./bar-series";
import { buildCandleSeries } from "./build-candle-series";
import type { CandleSeries } from "./candle-series";
import { missingNewestBars } from "./missing-newest-bars";
import { toLogReturns } from "./to-log-returns";
import { unbrokenReturns } from "./unbroken-returns";

const LATER = FIRST_OPEN_AT + 1000 * DAY_MS;

function build(candles: readonly Candle[], asOf = LATER): CandleSeries {
  const result = buildCandleSeries(Object.freeze(candles), DAY_MS, asOf);
  if (result.status !== "built") throw new Error(`${result.fault.field} ${String(result.fault.value)}`);
  return result.series;
}

describe("buildCandleSeries", () => {
  test("puts candles into columns", () => {
    const series = build(candlesFrom([10, 12]));
    expect([...series.close]).toEqual([10, 12]);
    expect([...series.open]).toEqual([10, 10]);
    expect(series.gaps).toEqual([]);
  });

  test("a bar counts from the instant it closes, and not one millisecond earlier", () => {
    const candles = candlesFrom([10, 12]);
    expect(build(candles, FIRST_OPEN_AT + 2 * DAY_MS).length).toBe(2);
    expect(build(candles, FIRST_OPEN_AT + 2 * DAY_MS - 1).length).toBe(1);
  });

  test("what lies after asOf is not even read", () => {
    const broken = { ...candleAt(2, 5), low: Number.NaN };
    expect(build([...candlesFrom([10, 12]), broken], FIRST_OPEN_AT + 2 * DAY_MS).length).toBe(2);
  });

  test("missing bars are named, not filled", () => {
    const series = build([candleAt(0, 10), candleAt(1, 11), candleAt(5, 12)]);
    expect(series.length).toBe(3);
    expect(series.gaps).toEqual([{ beforeBar: 2, missingBars: 3, startsAt: FIRST_OPEN_AT + 2 * DAY_MS }]);
  });

  test.each<[string, Partial<Candle>, string]>([
    ["an instant off the grid", { openAt: FIRST_OPEN_AT + DAY_MS + 1 }, "openAt"],
    ["a bar twice", { openAt: FIRST_OPEN_AT }, "openAt"],
    ["no instant", { openAt: Number.NaN }, "openAt"],
    ["a price that is no number", { close: Number.NaN }, "close"],
    ["an infinite price", { high: Number.POSITIVE_INFINITY }, "high"],
    ["a price of zero", { low: 0 }, "low"],
    ["a negative price", { open: -1 }, "open"],
    ["a price as text", { close: "10" as unknown as number }, "close"],
    ["a negative volume", { volumeQuote: -1 }, "volumeQuote"],
    ["a low above the close", { low: 10.5, high: 11, open: 11 }, "low"],
    ["a high below the open", { open: 12 }, "high"],
  ])("%s is reported by bar and field", (_, wrong, field) => {
    const result = buildCandleSeries([candleAt(0, 10), candleAt(1, 10, wrong)], DAY_MS, LATER);
    expect(result).toMatchObject({ status: "malformed", bar: 1, fault: { field } });
  });
});

describe("toLogReturns", () => {
  test("is one return per bar after the first", () => {
    const returns = toLogReturns(build(candlesFrom([100, 110, 99])));
    expect(returns.firstBar).toBe(1);
    expect([...returns.values]).toEqual([Math.log(1.1), Math.log(0.9)]);
    expect(valueAtBar(returns, 0)).toBeNull();
    expect(valueAtBar(returns, 2)).toBe(Math.log(0.9));
  });

  test("a move over a gap of three bars is spread over four intervals by its variance", () => {
    const returns = toLogReturns(build([candleAt(0, 100), candleAt(4, 200)]));
    expect(lastValue(returns)).toBeCloseTo(Math.log(2) / 2, 15);
  });

  test("no bars, no returns", () => {
    expect(toLogReturns(build([])).values).toHaveLength(0);
  });
});

describe("unbrokenReturns", () => {
  test("keeps the newest ones", () => {
    const series = build(candlesFrom([1, 2, 4, 8]));
    expect([...unbrokenReturns(series, toLogReturns(series), 2)]).toEqual([Math.log(2), Math.log(2)]);
  });

  test("stops at a hole: the return across it belongs to no single day", () => {
    const series = build([candleAt(0, 1), candleAt(1, 2), candleAt(3, 4), candleAt(4, 12)]);
    expect([...unbrokenReturns(series, toLogReturns(series), 90)]).toEqual([Math.log(3)]);
  });
});

test("missingNewestBars counts the closed bars that have not arrived", () => {
  const series = build(candlesFrom([1, 2, 3]));
  const closedAt = FIRST_OPEN_AT + 3 * DAY_MS;
  expect(missingNewestBars(series, closedAt)).toBe(0);
  expect(missingNewestBars(series, closedAt + DAY_MS - 1)).toBe(0);
  expect(missingNewestBars(series, closedAt + DAY_MS)).toBe(1);
  expect(missingNewestBars(build([]), closedAt)).toBe(Number.POSITIVE_INFINITY);
});
