import { describe, expect, test } from "vitest";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { candleAt, candlesFrom, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { buildCandleSeries } from "../series/build-candle-series";
import { measureTrust } from "./measure-trust";

const MINUTE_MS = 60_000;
const YEAR = candlesFrom(new Array<number>(250).fill(100));
const CLOSED_AT = FIRST_OPEN_AT + 250 * DAY_MS;

interface Case {
  candles?: readonly Candle[];
  asOf?: number;
  price?: number;
  priceAgeMs?: number;
  book?: OrderBook | null;
}

function trustOf({ candles = YEAR, asOf = CLOSED_AT, price = 100, priceAgeMs = 0, book }: Case) {
  const result = buildCandleSeries(candles, DAY_MS, asOf);
  if (result.status !== "built") throw new Error(result.fault.field);
  const fresh: OrderBook = { asOf, bids: [[99, 1]], asks: [[100, 1]] };
  return measureTrust(result.series, { price, asOf: asOf - priceAgeMs }, book === undefined ? fresh : book, asOf);
}

test("fresh, complete, long data are fully trusted, without a reason", () => {
  expect(trustOf({})).toEqual({ score: 1, reasons: [] });
});

describe("each finding shrinks trust and says since when", () => {
  test.each<[string, Case, number, { code: string; since: number | null }]>([
    ["a price an hour old", { priceAgeMs: 60 * MINUTE_MS }, 0.5, { code: "price_stale", since: CLOSED_AT - HOUR_MS }],
    ["a price a day old", { priceAgeMs: DAY_MS }, 0, { code: "price_stale", since: CLOSED_AT - DAY_MS }],
    ["a price 70 % above the close", { price: 170 }, 0.5, { code: "price_jump", since: CLOSED_AT }],
    ["a price 45 % below the close", { price: 55 }, 0.5, { code: "price_jump", since: CLOSED_AT }],
    [
      "yesterday's bar missing",
      { asOf: CLOSED_AT + DAY_MS + 2 * HOUR_MS },
      0.75,
      { code: "candles_stale", since: CLOSED_AT },
    ],
    ["a week of bars missing", { asOf: CLOSED_AT + 8 * DAY_MS }, 0, { code: "candles_stale", since: CLOSED_AT }],
    ["no candles", { candles: [] }, 0, { code: "candles_missing", since: null }],
    [
      "thirty days of history",
      { candles: YEAR.slice(-30) },
      0.5,
      { code: "history_short", since: YEAR[220]?.openAt ?? 0 },
    ],
    ["nine days of history", { candles: YEAR.slice(-9) }, 0, { code: "history_short", since: YEAR[241]?.openAt ?? 0 }],
    ["no order book", { book: null }, 0.9, { code: "order_book_missing", since: null }],
    [
      "an old order book",
      { book: { asOf: CLOSED_AT - 3 * HOUR_MS, bids: [[99, 1]], asks: [[100, 1]] } },
      0.9,
      { code: "order_book_stale", since: CLOSED_AT - 3 * HOUR_MS },
    ],
    [
      "a crossed order book",
      { book: { asOf: CLOSED_AT, bids: [[101, 1]], asks: [[100, 1]] } },
      0.9,
      { code: "order_book_broken", since: CLOSED_AT },
    ],
  ])("%s", (_, given, score, reason) => {
    const trust = trustOf(given);
    expect(trust.score).toBeCloseTo(score, 12);
    expect(trust.reasons).toEqual([expect.objectContaining(reason)]);
  });

  test("missing bars within the last year, in proportion", () => {
    const holed = YEAR.filter((_, bar) => bar < 100 || bar >= 110);
    const trust = trustOf({ candles: holed });
    expect(trust.reasons).toEqual([{ code: "candles_gap", feed: "candles_1d", since: FIRST_OPEN_AT + 100 * DAY_MS }]);
    expect(trust.score).toBeCloseTo(1 - (0.5 * (10 / 250)) / 0.1, 12);
  });
});

test("a bar that closed within the hour is not missed yet", () => {
  expect(trustOf({ asOf: CLOSED_AT + DAY_MS + 30 * MINUTE_MS }).reasons).toEqual([]);
});

test("findings multiply", () => {
  const trust = trustOf({ priceAgeMs: 60 * MINUTE_MS, book: null });
  expect(trust.score).toBeCloseTo(0.45, 12);
  expect(trust.reasons.map(({ code }) => code)).toEqual(["price_stale", "order_book_missing"]);
});

test("a gap older than a year is forgotten", () => {
  const long = Array.from({ length: 800 }, (_, bar) => candleAt(bar, 100)).filter((_, bar) => bar !== 300);
  expect(trustOf({ candles: long, asOf: FIRST_OPEN_AT + 800 * DAY_MS }).reasons).toEqual([]);
});
