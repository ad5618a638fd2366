import { describe, expect, test } from "vitest";
import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import { judgeReconciliation, reconcileAccount, type HistoryKnowledge } from "./reconcile-account";

const NOW = 1_000_000_000;
const holding = (asset: string, free: string) => ({
  wallet: "spot" as const,
  asset,
  free,
  locked: "0",
  borrowed: "0",
  unlockAt: null,
});
const reading = (change: Partial<AccountSnapshot> = {}): AccountSnapshot => ({
  asOf: NOW,
  receivedAt: NOW,
  balances: [holding("USDT", "100")],
  positions: [],
  openOrders: [],
  missingWallets: [],
  ...change,
});
const NOTHING = { trades: [], contractTrades: [], flows: [], funding: [], income: [] };

describe("reconcileAccount", () => {
  const long = { symbol: "BTC/USDT:USDT", base: "BTC", side: "long", quantity: "1", entryPrice: "50" } as never;
  const sale = {
    venueTradeId: "1",
    symbol: "BTC/USDT:USDT",
    side: "sell" as const,
    quantity: "1",
    price: "80",
    cost: "80",
    feeAmount: "1",
    feeAsset: "USDT",
    eventAt: 2,
  };
  const before = reading({ positions: [long] });
  const after = reading({ balances: [holding("USDT", "129")] });

  test("what a closed contract brought is worked out from its trades where the venue does not tell", () => {
    const { rows, contractGaps } = reconcileAccount(before, after, {
      ...NOTHING,
      trades: [sale],
      contractTrades: [sale],
    });
    expect(rows).toMatchObject([{ asset: "USDT", change: "29", income: "30", fees: "-1", unexplained: "0" }]);
    expect(contractGaps).toEqual([]);
  });

  test("and taken from the venue where it does, once", () => {
    const told = { venueIncomeId: "r", kind: "realized_profit" as const, asset: "USDT", amount: "30", eventAt: 2 };
    const { rows } = reconcileAccount(before, after, {
      ...NOTHING,
      trades: [sale],
      contractTrades: [sale],
      income: [told],
    });
    expect(rows).toMatchObject([{ income: "30", unexplained: "0" }]);
  });
});

describe("judgeReconciliation", () => {
  const known: HistoryKnowledge = { tradesKeptDays: null, readAt: NOW };
  const judge = (
    after: AccountSnapshot,
    history: HistoryKnowledge,
    isAboveThreshold = true,
    wasAboveThreshold = true,
  ) => judgeReconciliation(after, history, { isAboveThreshold, wasAboveThreshold });

  test("what is left is a finding only where the whole history is known, and it has had time to be listed", () => {
    expect(judge(reading(), known)).toBe("unexplained");
    expect(judge(reading(), known, false)).toBe("explained");
    expect(judge(reading(), known, true, false)).toBe("settling");
    expect(judge(reading(), { ...known, tradesKeptDays: 0 })).toBe("balances_only");
    expect(judge(reading(), { ...known, readAt: null })).toBe("reading_history");
    expect(judge(reading(), { ...known, readAt: NOW - 3_600_000 })).toBe("reading_history");
  });

  test("unread wallets allow no verdict, not even that all is well", () => {
    expect(judge(reading({ missingWallets: ["futures"] }), known, false)).toBe("unread_wallets");
  });
});
