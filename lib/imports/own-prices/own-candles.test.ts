import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { assessMarket } from "@/lib/risk/assess-market";
import { ownCandles, type OwnClose } from "./own-candles";
import { isOwnMarket, ownMarketInput } from "./own-market-input";

/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);

function closes(days: readonly number[]): OwnClose[] {
  return days.map((day) => ({ day: MONDAY + day * DAY_MS, price: 100 + (day % 7) }));
}

const daysOf = (given: readonly OwnClose[]) => ownCandles(given).map(({ openAt }) => (openAt - MONDAY) / DAY_MS);

describe("bars of closes", () => {
  test("of a market that rests on weekends carry Friday over Saturday and Sunday", () => {
    const bars = ownCandles(closes([0, 1, 2, 3, 4, 7, 8, 9, 10, 11]));
    expect(bars.map(({ openAt }) => (openAt - MONDAY) / DAY_MS)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(bars[6]).toEqual({ ...bars[4], openAt: MONDAY + 6 * DAY_MS });
  });

  test("carry nothing over a gap that is no holiday, nor in a series that has weekends", () => {
    expect(daysOf(closes([0, 1, 2, 3, 4, 14, 15, 16, 17]))).toEqual([0, 1, 2, 3, 4, 14, 15, 16, 17]);
    expect(daysOf(closes([0, 1, 2, 3, 5, 7, 8, 9, 10]))).toEqual([0, 1, 2, 3, 5, 7, 8, 9, 10]);
  });
});

describe("a market of one's own", () => {
  const series = { workspaceId: "w", asset: "ACME", currency: "EUR", closes: closes([...Array(60).keys()]) };
  const lastDay = MONDAY + 59 * DAY_MS;

  test("is judged by its closes alone, in dollars, and says what it lacks", () => {
    const input = ownMarketInput(series, lastDay + DAY_MS + 1, 1.1);
    if (input === null) throw new Error("there are closes");
    const state = assessMarket(input);
    expect(isOwnMarket(state)).toBe(true);
    expect(state).toMatchObject({ asset: "ACME", dailyBars: 60, priceUsd: (100 + (59 % 7)) * 1.1 });
    expect(state.trust.reasons.map(({ code }) => code)).toEqual(["history_short", "order_book_missing"]);
    expect(state.trust.score).toBeGreaterThan(0);
  });

  test("loses trust when the next close is overdue, and has no price before the first", () => {
    const later = ownMarketInput(series, lastDay + 9 * DAY_MS, 1);
    expect(later && assessMarket(later).trust.score).toBe(0);
    expect(ownMarketInput(series, MONDAY, 1)).toBeNull();
  });
});
