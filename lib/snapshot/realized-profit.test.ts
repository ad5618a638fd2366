import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Position, Trade } from "@/lib/domain/account-snapshot";
import { runs } from "@/lib/testing/runs";
import { realizedProfit } from "./realized-profit";

const LINEAR = "BTC/USDT:USDT";
const INVERSE = "BTC/USD:BTC";

let id = 0;
const trade = (side: "buy" | "sell", quantity: number, price: number, symbol = LINEAR): Trade => ({
  venueTradeId: String(++id),
  symbol,
  side,
  quantity: String(quantity),
  price: String(price),
  feeAmount: "0",
  feeAsset: "USDT",
  eventAt: id,
});
const position = (side: "long" | "short", quantity: number, entryPrice: number, symbol = LINEAR): Position =>
  ({ symbol, base: "BTC", side, quantity: String(quantity), entryPrice: String(entryPrice) }) as Position;
const sum = (before: Position[], after: Position[], trades: Trade[]) => {
  const { payments, gaps } = realizedProfit(before, after, trades);
  return { amount: payments.reduce((total, { amount }) => total + Number(amount), 0), gaps };
};

describe("realizedProfit", () => {
  test("a long closed above its entry, a short closed below it", () => {
    expect(sum([position("long", 1, 50_000)], [], [trade("sell", 1, 51_000)])).toEqual({ amount: 1_000, gaps: [] });
    expect(sum([position("short", 2, 50_000)], [], [trade("buy", 2, 49_000)])).toEqual({ amount: 2_000, gaps: [] });
  });

  test("what adds to a position books nothing and moves its average", () => {
    const trades = [trade("buy", 1, 60_000), trade("sell", 1, 58_000)];
    expect(sum([position("long", 1, 50_000)], [position("long", 1, 55_000)], trades)).toEqual({
      amount: 3_000,
      gaps: [],
    });
  });

  test("a trade through zero closes the one side and opens the other", () => {
    const trades = [trade("sell", 3, 51_000), trade("buy", 2, 50_000)];
    expect(sum([position("long", 1, 50_000)], [], trades)).toEqual({ amount: 3_000, gaps: [] });
  });

  test("inverse: dollars over entry less dollars over exit, in coin", () => {
    // $10 000 entered at 50 000 = 0.2 BTC; closed at 40 000 it takes 0.25 BTC: 0.05 lost.
    const { amount, gaps } = sum([position("long", 0.2, 50_000, INVERSE)], [], [trade("sell", 0.25, 40_000, INVERSE)]);
    expect([amount, gaps]).toEqual([expect.closeTo(-0.05, 9), []]);
    expect(
      realizedProfit([position("long", 0.2, 50_000, INVERSE)], [], [trade("sell", 0.25, 40_000, INVERSE)]).payments[0],
    ).toMatchObject({ asset: "BTC", kind: "realized_profit" });
  });

  test("where trades do not lead to what is held now nothing is booked and the contract is named", () => {
    expect(sum([position("long", 1, 50_000)], [], [])).toEqual({ amount: 0, gaps: [LINEAR] });
    expect(sum([], [position("long", 1, 50_000)], [trade("buy", 0.4, 50_000)])).toEqual({ amount: 0, gaps: [LINEAR] });
    const both = [position("long", 1, 50_000), position("short", 1, 50_000)];
    expect(sum(both, both, [])).toEqual({ amount: 0, gaps: [LINEAR] });
  });

  test("property: what is booked and what is open add up to the worth of all trades", () => {
    const step = fc.record({
      side: fc.constantFrom("buy" as const, "sell" as const),
      quantity: fc.integer({ min: 1, max: 50 }),
      price: fc.integer({ min: 100, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        const trades = steps.map(({ side, quantity, price }) => trade(side, quantity, price));
        const signed = steps.map(({ side, quantity, price }) => ({
          size: side === "buy" ? quantity : -quantity,
          price,
        }));
        const open = signed.reduce((total, { size }) => total + size, 0);
        const exit = 150;
        const closing = open === 0 ? [] : [trade(open > 0 ? "sell" : "buy", Math.abs(open), exit)];
        const cash = signed.reduce((total, { size, price }) => total - size * price, open * exit);
        const { amount, gaps } = sum([], [], [...trades, ...closing]);
        expect(gaps).toEqual([]);
        expect(amount).toBeCloseTo(cash, 5);
      }),
      { numRuns: runs(200) },
    );
  });
});
