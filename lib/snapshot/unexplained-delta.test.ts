import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { unexplainedDelta } from "./unexplained-delta";

const NOTHING = { trades: [], flows: [], funding: [], income: [] };
const ZEROS = { trades: "0", flows: "0", funding: "0", income: "0", fees: "0", unexplained: "0" };
const trade = (over: object) => ({
  symbol: "BTC/USDT",
  side: "buy" as const,
  quantity: "0.1",
  cost: "5000",
  feeAmount: "0.0001",
  feeAsset: "BTC",
  ...over,
});
const flow = (kind: "deposit" | "withdrawal" | "internal_transfer", amount: string) => ({
  venueFlowId: kind,
  kind,
  asset: "USDT",
  amount,
  eventAt: 1,
});

describe("unexplainedDelta", () => {
  test("a purchase from a deposit explains both balances to the last digit", () => {
    const rows = unexplainedDelta(
      { USDT: "1000" },
      { USDT: "500", BTC: "0.0999" },
      { ...NOTHING, trades: [trade({})], flows: [flow("deposit", "4500"), flow("internal_transfer", "700")] },
    );
    expect(rows).toEqual([
      { ...ZEROS, asset: "BTC", change: "0.0999", trades: "0.1", fees: "-0.0001" },
      { ...ZEROS, asset: "USDT", change: "-500", trades: "-5000", flows: "4500" },
    ]);
  });

  test("a contract moves fees and funding, and what it realised, where the venue tells it", () => {
    const happenings = {
      ...NOTHING,
      trades: [trade({ symbol: "BTC/USDT:USDT", side: "sell", feeAmount: "10", feeAsset: "USDT" })],
      funding: [{ venueFundingId: "f", symbol: "BTC/USDT:USDT", asset: "USDT", amount: "-1", eventAt: 1 }],
    };
    const income = [{ venueIncomeId: "r", kind: "realized_profit" as const, asset: "USDT", amount: "100", eventAt: 1 }];
    const before = { USDT: "1000", "BTC/USDT:USDT": "1" };
    const after = { USDT: "1089", "BTC/USDT:USDT": "0" };
    const row = { ...ZEROS, asset: "USDT", change: "89", funding: "-1", fees: "-10" };
    expect(unexplainedDelta(before, after, happenings)).toEqual([{ ...row, unexplained: "100" }]);
    expect(unexplainedDelta(before, after, { ...happenings, income })).toEqual([{ ...row, income: "100" }]);
  });

  test("money that vanishes without a word is what remains", () => {
    expect(unexplainedDelta({ ETH: "3" }, { ETH: "2.5" }, NOTHING)).toMatchObject([{ unexplained: "-0.5" }]);
    expect(unexplainedDelta({ ETH: "3" }, { ETH: "3" }, NOTHING)).toEqual([]);
  });

  test("the parts always add up to the change", () => {
    const amount = fc.integer({ min: 0, max: 10 ** 9 }).map((value) => String(value / 1_000));
    fc.assert(
      fc.property(amount, amount, amount, amount, (before, after, deposited, withdrawn) => {
        const flows = [flow("deposit", deposited), flow("withdrawal", withdrawn)];
        for (const row of unexplainedDelta({ USDT: before }, { USDT: after }, { ...NOTHING, flows })) {
          const sum = [row.trades, row.flows, row.funding, row.income, row.fees, row.unexplained].reduce(
            (a, b) => a + Number(b),
            0,
          );
          expect(Math.abs(sum - Number(row.change))).toBeLessThan(1e-6);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
