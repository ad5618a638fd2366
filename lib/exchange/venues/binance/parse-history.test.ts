import { describe, expect, test } from "vitest";
import {
  parseDeposits,
  parseFiatOrders,
  parseFiatPayments,
  parseTrades,
  parseTransfers,
  parseWithdrawals,
} from "./parse-history";

const BTC = { symbol: "BTC/USDT", base: "BTC", quote: "USDT", settle: null, contractSize: "1" } as Parameters<
  typeof parseTrades
>[1];

describe("history", () => {
  const trade = (id: number, over: object = {}) => ({
    id,
    price: "50000.10000000",
    qty: "0.10000000",
    commission: "0.00010000",
    commissionAsset: "BTC",
    time: 1_700_000_000_000,
    isBuyer: true,
    ...over,
  });

  test("trades come in the order of their ids, which are numbers, not words", () => {
    expect(parseTrades([trade(10), trade(9)], BTC).map(({ venueTradeId }) => venueTradeId)).toEqual(["9", "10"]);
  });

  test("spot says isBuyer, futures side; a rebate is a negative fee", () => {
    expect(parseTrades([trade(1, { isBuyer: false })], BTC)).toMatchObject([{ side: "sell" }]);
    const futures = { ...trade(2, { side: "BUY", commission: "-0.1" }), isBuyer: undefined };
    expect(parseTrades([futures], BTC)).toMatchObject([{ side: "buy", feeAmount: "-0.1" }]);
  });

  test("a deposit counts once it is in the balance", () => {
    const deposit = (status: number) => ({
      id: "d",
      amount: "1",
      coin: "BTC",
      status,
      insertTime: 5,
      completeTime: null,
    });
    expect(parseDeposits([deposit(0), deposit(8), deposit(2)])).toEqual([]);
    expect(parseDeposits([deposit(1), deposit(6)])).toHaveLength(2);
  });

  test("a withdrawal counts when it leaves, and one that came back nets to nothing", () => {
    const withdrawal = (status: number) => ({
      id: "w",
      amount: "2",
      coin: "BTC",
      status,
      applyTime: "2026-01-02 03:04:05",
    });
    expect(parseWithdrawals([withdrawal(4)])).toEqual([
      { venueFlowId: "w", kind: "withdrawal", asset: "BTC", amount: "2", eventAt: Date.UTC(2026, 0, 2, 3, 4, 5) },
    ]);
    expect(parseWithdrawals([withdrawal(3)]).map(({ kind, amount }) => [kind, amount])).toEqual([
      ["withdrawal", "2"],
      ["deposit", "2"],
    ]);
  });

  test("bank money and card purchases are deposits too", () => {
    const fiat = { orderNo: "a", fiatCurrency: "EUR", amount: "100.00", status: "Successful", createTime: 1 };
    const page = { code: "000000", success: true, total: 2, data: [fiat, { ...fiat, status: "Failed" }] };
    expect(parseFiatOrders(page, "deposit")).toMatchObject({
      seen: 2,
      total: 2,
      rows: [{ asset: "EUR", amount: "100" }],
    });
    const card = { orderNo: "b", cryptoCurrency: "ETH", obtainAmount: "0.5", status: "Completed", createTime: 1 };
    expect(parseFiatPayments({ success: true, total: 1, data: [card] }).rows).toMatchObject([
      { venueFlowId: "card-b", kind: "deposit", asset: "ETH", amount: "0.5" },
    ]);
  });

  test("an unfinished transfer is none; a page without rows is empty", () => {
    const row = { tranId: 1, asset: "USDT", amount: "1", status: "PENDING", timestamp: 1 };
    expect(parseTransfers({ total: 1, rows: [row] })).toEqual({ rows: [], seen: 1, total: 1 });
    expect(parseTransfers({ total: 0 })).toEqual({ rows: [], seen: 0, total: 0 });
  });
});
