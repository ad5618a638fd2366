import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { deterministicReturns, makeAccount, makeHolding, makeInput, makeMarket } from "@/lib/testing/risk-input";
import { assessPortfolio } from "../assess-portfolio";
import { isWeekend, marketCalendar } from "./market-calendar";
import { synchroniseReturns } from "./synchronise-returns";
import { weekendGapFraction } from "./weekend-gap";

/** Sunday 15 November 2026: the last daily return of the test markets. */
const END = Date.UTC(2026, 10, 15);
const dayAt = (day: number, days: number) => END - (days - 1 - day) * DAY_MS;

/** The same news as `moves`, told on weekdays only: Monday carries the weekend. */
function onWeekdays(moves: readonly number[]): number[] {
  let waiting = 0;
  return moves.map((move, day) => {
    waiting += move;
    if (isWeekend(dayAt(day, moves.length))) return 0;
    const told = waiting;
    waiting = 0;
    return told;
  });
}

const moves = deterministicReturns(5, 400, 0.01);
const stock = onWeekdays(moves);

describe("marketCalendar", () => {
  it("knows Saturdays and Sundays", () => {
    expect([-2, -1, 0, 1].map((shift) => isWeekend(END + shift * DAY_MS))).toEqual([false, true, true, false]);
  });

  it("a stock that rests on weekends has 252 days, its token that trades through them and every coin 365", () => {
    expect(marketCalendar("stock", stock, END)).toEqual({ closesOnWeekends: true, periodsPerYear: 252 });
    expect(marketCalendar("stock", moves, END).periodsPerYear).toBe(365);
    expect(marketCalendar("crypto", stock, END).periodsPerYear).toBe(365);
    expect(marketCalendar("gold", [], null).periodsPerYear).toBe(365);
  });
});

describe("synchroniseReturns", () => {
  const open = { closesOnWeekends: false, periodsPerYear: 365 };
  const closed = { closesOnWeekends: true, periodsPerYear: 252 };

  it("lets a coin's weekend meet the stock's Monday", () => {
    const { x, y } = synchroniseReturns(
      { values: moves, endAt: END, calendar: open },
      { values: stock, endAt: END, calendar: closed },
      350,
    );
    expect(x).toHaveLength(250);
    // The first span may begin inside a weekend; every later one is the same news on both sides.
    x.slice(1).forEach((move, i) => expect(move).toBeCloseTo(y[i + 1] ?? NaN, 12));
  });

  it("aligns by day and drops what has a hole", () => {
    const a = { values: [1, 2, 3, 4], endAt: END, calendar: open };
    const b = { values: [10, NaN, 30], endAt: END - DAY_MS, calendar: open };
    expect(synchroniseReturns(a, b, 10)).toEqual({ x: [1, 3], y: [10, 30] });
  });
});

describe("weekendGapFraction", () => {
  it("is the Friday-to-Monday fall that one weekend in twenty exceeds", () => {
    const crash = stock.map((move, day) => (isWeekend(dayAt(day, stock.length) - DAY_MS) && move !== 0 ? -0.1 : move));
    expect(weekendGapFraction("stock", crash, END)).toBeCloseTo(0.0952, 3);
    expect(weekendGapFraction("stock", stock.slice(-40), END)).toBeGreaterThan(0);
    expect(weekendGapFraction("crypto", stock, END)).toBeNull();
  });
});

it("a stock in a book is annualised by its own days, carries a weekend haircut, and is compared on common spans", () => {
  const btc = moves.map((move) => 3 * move);
  const input = makeInput({
    account: makeAccount([makeHolding("BTC", 5_000), makeHolding("TSLAX", 5_000, { assetClass: "stock" })]),
    markets: { BTC: makeMarket("BTC", { returns: btc }), TSLAX: makeMarket("TSLAX", { returns: stock }) },
  });
  const { lines, correlations } = assessPortfolio(input);
  const line = lines.find(({ asset }) => asset === "TSLAX");
  expect(line).toMatchObject({ assetClass: "stock", sector: "stocks" });
  expect(line?.weekendGapFraction).toBeGreaterThan(0);
  expect(lines.find(({ asset }) => asset === "BTC")?.weekendGapFraction).toBeNull();
  const quarter = correlations.find(({ window }) => window === "d90");
  expect(quarter?.values[0]?.[1]).toBeGreaterThan(0.99);
});
