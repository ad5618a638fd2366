import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Candle } from "@/lib/domain/candle";
import { FEEDS } from "@/lib/domain/feed";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import { chooseInstrument } from "./choose-instrument";
import { nextFeedRetry, nextFeedTry } from "./feed-schedule";
import { missingRanges } from "./missing-ranges";
import { validateCandles } from "./validate-candles";

const NOW = 20_000 * DAY_MS + 5 * HOUR_MS;
const bar = (openAt: number, over: Partial<Candle> = {}): Candle => ({
  openAt,
  open: 10,
  high: 12,
  low: 9,
  close: 11,
  volumeBase: 5,
  volumeQuote: 50,
  ...over,
});
const DAY = 19_990 * DAY_MS;

describe("validateCandles", () => {
  test.each<[string, Partial<Candle>]>([
    ["not a number", { close: NaN }],
    ["infinite", { high: Infinity }],
    ["a price of zero", { low: 0, open: 0 }],
    ["a negative price", { low: -1 }],
    ["high below low", { high: 8, low: 9, open: 8.5, close: 8.5 }],
    ["close above high", { close: 13 }],
    ["open below low", { open: 8 }],
    ["a negative volume", { volumeBase: -1 }],
    ["an infinite volume", { volumeQuote: Infinity }],
    ["off the grid", { openAt: DAY + 1 }],
    ["still open", { openAt: 20_000 * DAY_MS }],
    ["of tomorrow", { openAt: 20_001 * DAY_MS }],
    ["before time", { openAt: -DAY_MS }],
  ])("a bar that is %s is dropped", (_what, over) => {
    expect(validateCandles([bar(DAY, over), bar(DAY + DAY_MS)], "1d", NOW)).toEqual([bar(DAY + DAY_MS)]);
  });

  test("tiny prices are prices", () => {
    const tiny = { open: 1e-12, high: 2e-12, low: 1e-12, close: 1.5e-12 };
    expect(validateCandles([bar(DAY, tiny)], "1d", NOW)).toHaveLength(1);
  });

  test("of two bars of one instant the later in the list wins; order does not matter", () => {
    const result = validateCandles([bar(DAY + DAY_MS), bar(DAY), bar(DAY, { close: 10.5 })], "1d", NOW);
    expect(result).toEqual([bar(DAY, { close: 10.5 }), bar(DAY + DAY_MS)]);
  });

  test("property: whatever comes in, what goes out is sound, closed, on the grid, ascending and without repetition", () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1, 10, NaN, Infinity, 1e-12));
    const candle = fc.record({
      openAt: fc.oneof(
        fc.integer({ min: 19_980, max: 20_010 }).map((day) => day * DAY_MS),
        fc.integer(),
        number,
      ),
      open: number,
      high: number,
      low: number,
      close: number,
      volumeBase: number,
      volumeQuote: number,
    });
    fc.assert(
      fc.property(fc.array(candle, { maxLength: 30 }), (candles) => {
        const result = validateCandles(candles, "1d", NOW);
        for (const [i, each] of result.entries()) {
          expect(Object.values(each).every(Number.isFinite)).toBe(true);
          expect(each.openAt % DAY_MS).toBe(0);
          expect(each.openAt + DAY_MS).toBeLessThanOrEqual(NOW);
          expect(each.low).toBeGreaterThan(0);
          expect(each.low).toBeLessThanOrEqual(Math.min(each.open, each.close));
          expect(each.high).toBeGreaterThanOrEqual(Math.max(each.open, each.close));
          if (i > 0) expect(each.openAt).toBeGreaterThan(result[i - 1]?.openAt ?? Infinity);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("missingRanges", () => {
  test("property: the ranges are exactly what is wanted and not stored, newest first, never touching", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -3, max: 40 }), { maxLength: 40 }), (days) => {
        const stored = days.map((day) => day * DAY_MS);
        const ranges = missingRanges(stored, 0, 30 * DAY_MS, DAY_MS);
        const listed = ranges.flatMap(({ from, to }) =>
          Array.from({ length: (to - from) / DAY_MS + 1 }, (_, i) => from / DAY_MS + i),
        );
        const expected = Array.from({ length: 31 }, (_, day) => day).filter((day) => !days.includes(day));
        expect([...listed].sort((a, b) => a - b)).toEqual(expected);
        for (const [i, range] of ranges.entries())
          if (i > 0) expect(range.to).toBeLessThan((ranges[i - 1]?.from ?? 0) - DAY_MS);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("feed schedule", () => {
  test("every feed is due again later; bars just after they close, spread over a minute", () => {
    for (const feed of FEEDS) expect(nextFeedTry(feed, "binance:BTC/USDT", NOW)).toBeGreaterThan(NOW);
    const dues = Array.from({ length: 100 }, (_, i) => nextFeedTry("candles_1d", `binance:C${i}/USDT`, NOW));
    const close = 20_001 * DAY_MS;
    for (const due of dues) {
      expect(due).toBeGreaterThanOrEqual(close + 5_000);
      expect(due).toBeLessThan(close + 60_000);
    }
    expect(new Set(dues).size).toBeGreaterThan(20);
    expect(nextFeedTry("candles_1d", "a", NOW)).toBe(nextFeedTry("candles_1d", "a", NOW + 1));
  });

  test("failures back off to five minutes, never earlier than the venue asked", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((failures) => nextFeedRetry(failures, NOW, undefined) - NOW);
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
    expect(nextFeedRetry(1, NOW, 120_000)).toBe(NOW + 120_000);
  });
});

describe("chooseInstrument", () => {
  const market = (quote: string, over: Partial<Instrument> = {}): Instrument =>
    ({ base: "BTC", quote, kind: "spot", isActive: true, id: quote, ...over }) as Instrument;

  test("the deepest dollar quote that trades", () => {
    expect(chooseInstrument("BTC", [market("EUR"), market("USDC"), market("USDT")])?.quote).toBe("USDT");
    expect(chooseInstrument("BTC", [market("USDT", { isActive: false }), market("USDC")])?.quote).toBe("USDC");
    expect(chooseInstrument("BTC", [market("USDT", { kind: "perpetual" }), market("EUR")])).toBeNull();
  });
});
