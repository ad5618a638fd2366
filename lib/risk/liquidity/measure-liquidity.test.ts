import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrderBook } from "@/lib/domain/candle";
import { DAY_MS } from "@/lib/domain/units";
import { expectClose } from "@/lib/testing/expect-close";
import { candleAt, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { runs } from "@/lib/testing/runs";
import { marketMeasures } from "../market-measures";
import { buildCandleSeries } from "../series/build-candle-series";
import { bookDepth } from "./book-depth";
import { liquidityMultiplier } from "./liquidity-multiplier";
import { maximumSizeUsd } from "./maximum-size";
import { measureLiquidity } from "./measure-liquidity";
import { volumeZScore } from "./volume-z-score";

const book: OrderBook = Object.freeze({
  asOf: FIRST_OPEN_AT,
  bids: [
    [99, 10],
    [98.5, 10],
    [90, 1000],
  ] as const,
  asks: [
    [100, 5],
    [100.4, 5],
    [120, 1000],
  ] as const,
});

function daily(volumes: readonly number[]) {
  const candles = volumes.map((volumeQuote, bar) => candleAt(bar, 100 * 1.01 ** (bar % 2), { volumeQuote }));
  const result = buildCandleSeries(candles, DAY_MS, FIRST_OPEN_AT + 1000 * DAY_MS);
  if (result.status !== "built") throw new Error(result.fault.field);
  return result.series;
}

describe("bookDepth", () => {
  test("adds the money within 1 % of mid, by hand: mid 99.5, reach 98.505 to 100.495", () => {
    const depth = bookDepth(book, 0.01);
    expectClose(depth?.bidQuote, 990);
    expectClose(depth?.askQuote, 1002);
    expectClose(depth?.spreadFraction, 1 - 99 / 100);
    expectClose(depth?.imbalance, (990 - 1002) / 1992);
  });

  test.each<[string, OrderBook]>([
    ["an empty side", { ...book, asks: [] }],
    ["a crossed book", { ...book, asks: [[98, 1]] }],
    ["a locked book", { ...book, asks: [[99, 1]] }],
  ])("%s is no market", (_, broken) => expect(bookDepth(broken, 0.01)).toBeNull());

  test("a book without quantities is balanced, not NaN", () => {
    expect(bookDepth({ asOf: 0, bids: [[99, 0]], asks: [[100, 0]] }, 0.01)?.imbalance).toBe(0);
  });
});

describe("volumeZScore", () => {
  const usual = Array.from({ length: 30 }, (_, bar) => 1e6 * (1 + (bar % 2)));

  test("does not see the newest bar in its own baseline", () => {
    const z = volumeZScore(Float64Array.from([...usual, 4e6]), 30).values.at(-1);
    const logs = usual.map(Math.log);
    const center = logs.reduce((sum, log) => sum + log, 0) / 30;
    const spread = Math.sqrt(logs.reduce((sum, log) => sum + (log - center) ** 2, 0) / 29);
    expectClose(z, (Math.log(4e6) - center) / spread);
  });

  test("a steady baseline says nothing, a halt stays finite", () => {
    expect(volumeZScore(new Float64Array(31).fill(5e5), 30).values.at(-1)).toBe(0);
    expect(volumeZScore(Float64Array.from([...usual, 0]), 30).values.at(-1)).toBe(-10);
    expect(volumeZScore(new Float64Array(31), 30).values.at(-1)).toBe(0);
  });

  test("needs a month and a day", () => expect(volumeZScore(Float64Array.from(usual), 30).values).toHaveLength(0));
});

describe("liquidityMultiplier", () => {
  test.each([
    ["a deep market", { spreadFraction: 0.0001, depthUsd: 5e6, volumeDailyUsd: 1e9 }, 1],
    ["a spread of 0.5 %", { spreadFraction: 0.005, depthUsd: 5e6, volumeDailyUsd: 1e9 }, 0.5],
    ["a million a day", { spreadFraction: 0.0001, depthUsd: 5e6, volumeDailyUsd: 1e6 }, 0.5],
    ["a book of ten thousand", { spreadFraction: 0.0001, depthUsd: 1e4, volumeDailyUsd: 1e9 }, 0.5],
    ["the worst of three decides", { spreadFraction: 0.005, depthUsd: 1e3, volumeDailyUsd: 1e6 }, 0.25],
    ["no book: volume stands in", { spreadFraction: null, depthUsd: null, volumeDailyUsd: 1e9 }, 1],
    ["nothing known is thin", { spreadFraction: null, depthUsd: null, volumeDailyUsd: null }, 0.5],
    ["no volume at all", { spreadFraction: null, depthUsd: null, volumeDailyUsd: 0 }, 0.25],
  ])("%s", (_, inputs, expected) => expect(liquidityMultiplier(inputs)).toBeCloseTo(expected, 12));

  test("stays in [0.25, 1] and never rises as the market thins", () => {
    const size = fc.double({ min: 0, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), size, size, size, (spreadFraction, depthUsd, a, b) => {
        const at = (volumeDailyUsd: number) => liquidityMultiplier({ spreadFraction, depthUsd, volumeDailyUsd });
        expect(at(a)).toBeGreaterThanOrEqual(0.25);
        expect(at(a)).toBeLessThanOrEqual(1);
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
      }),
      { numRuns: runs(500) },
    );
  });
});

test("measureLiquidity speaks in dollars", () => {
  const series = daily(new Array<number>(40).fill(2e6));
  const state = measureLiquidity(series, marketMeasures(series, 1.1), book, 1.1);
  expectClose(state.depthBidUsd, 990 * 1.1);
  expectClose(state.volumeDailyUsd30d, 2.2e6);
  // |1 %| and |−0.99 %| alternating over $2.2 M a day, per million.
  expectClose(state.amihud30d, (0.01 + (1 - 1 / 1.01)) / 2 / 2.2);
});

test("a young market's volume is the mean of what there is; without bars it is unknown", () => {
  const young = daily([1e6, 3e6]);
  expect(measureLiquidity(young, marketMeasures(young, 1), null, 1)).toMatchObject({
    volumeDailyUsd30d: 2e6,
    amihud30d: null,
    volumeZScore: null,
    spreadFraction: null,
  });
  const none = daily([]);
  expect(measureLiquidity(none, marketMeasures(none, 1), null, 1)).toMatchObject({
    volumeDailyUsd30d: null,
    multiplier: 0.5,
  });
});

describe("maximumSizeUsd", () => {
  const shares = { depthShare: 0.1, volumeShare: 0.01 };
  const liquidity = (depthBidUsd: number | null, depthAskUsd: number | null, volumeDailyUsd30d: number | null) => ({
    spreadFraction: null,
    depthBidUsd,
    depthAskUsd,
    amihud30d: null,
    volumeDailyUsd30d,
    volumeZScore: null,
    imbalance: null,
    multiplier: 1,
  });

  test.each([
    ["the thinner side limits", [1_000, 500, 1e6], 50],
    ["the volume limits", [1e6, 1e6, 2_000], 20],
    ["without a book, volume alone", [null, null, 2_000], 20],
    ["without volume, the book alone", [1_000, 500, null], 50],
    ["with neither, nothing is known", [null, null, null], null],
  ] as const)("%s", (_, [bid, ask, volume], expected) =>
    expect(maximumSizeUsd(liquidity(bid, ask, volume), shares)).toBe(expected),
  );
});
