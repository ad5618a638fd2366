import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Trade } from "@/lib/domain/account-snapshot";
import { toNumber } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { runs } from "@/lib/testing/runs";
import { parseConversions, parseDust } from "./parse-conversions";

const NONE = { spot: new Map<string, Instrument>() };
const listing = (symbol: string) => ({ spot: new Map([[symbol, {} as Instrument]]) });

/** As the exchange sends it; the order's number is longer than JSON carries exactly, and read as text. */
const conversion = (over: object = {}) => ({
  quoteId: "f63ade9e22bd4d33",
  orderId: "940708407462087195",
  orderStatus: "SUCCESS",
  fromAsset: "USDT",
  fromAmount: "20",
  toAsset: "BNB",
  toAmount: "0.06154036",
  ratio: "0.00307702",
  inverseRatio: "324.99",
  createTime: 1_624_248_872_184,
  ...over,
});
const page = (...list: object[]) => ({ list, startTime: 1, endTime: 2, limit: 1_000, moreData: false });

describe("Convert", () => {
  test("a conversion is a trade without a fee, named after the market that would have done it", () => {
    const { rows, seen } = parseConversions(page(conversion()), listing("BNBUSDT"));
    expect(seen).toBe(1);
    expect(rows).toEqual([
      {
        venueTradeId: "convert-f63ade9e22bd4d33",
        symbol: "BNB/USDT",
        side: "buy",
        quantity: "0.06154036",
        price: "324.989974059300270586",
        feeAmount: "0",
        feeAsset: "BNB",
        eventAt: 1_624_248_872_184,
      },
    ]);
  });

  test("a listed pair names it whatever the price is; without one the price is at least 1", () => {
    const sale = { fromAsset: "DOGE", fromAmount: "100", toAsset: "USDT", toAmount: "15" };
    expect(parseConversions(page(conversion(sale)), listing("DOGEUSDT")).rows).toMatchObject([
      { symbol: "DOGE/USDT", side: "sell", quantity: "100", price: "0.15" },
    ]);
    expect(parseConversions(page(conversion(sale)), NONE).rows).toMatchObject([
      { symbol: "USDT/DOGE", side: "buy", quantity: "15" },
    ]);
  });

  test("what failed or is under way moved nothing, and a full page is known by what came", () => {
    const rows = ["PROCESS", "ACCEPT_SUCCESS", "FAIL"].map((orderStatus) => conversion({ orderStatus }));
    expect(parseConversions(page(...rows), NONE)).toEqual({ rows: [], seen: 3 });
  });

  test("without a quote the order's number tells it apart", () => {
    expect(parseConversions(page(conversion({ quoteId: "" })), NONE).rows[0]?.venueTradeId).toBe(
      "convert-940708407462087195",
    );
  });

  test.each([
    ["no list", {}],
    ["a number where money belongs", page(conversion({ fromAmount: 20 }))],
    ["a page", "<html></html>"],
  ])("%s is a failure of the venue", (_what, raw) => {
    expect(() => parseConversions(raw, NONE)).toThrow(SafeExchangeError);
  });

  test("whatever is exchanged, the trade moves both coins by what the exchange says", () => {
    const amount = fc.integer({ min: 1, max: 10 ** 12 }).map((value) => (value / 1e4).toFixed(8));
    fc.assert(
      fc.property(amount, amount, fc.boolean(), (given, received, isListed) => {
        const row = conversion({ fromAsset: "AAA", fromAmount: given, toAsset: "BBB", toAmount: received });
        const [trade] = parseConversions(page(row), isListed ? listing("AAABBB") : NONE).rows;
        const moved = movesOf(trade);
        expect(moved["AAA"]).toBeCloseTo(-toNumber(given), 6);
        expect(moved["BBB"]).toBeCloseTo(toNumber(received), 6);
      }),
      { numRuns: runs(200) },
    );
  });
});

function movesOf(trade: Trade | undefined): Record<string, number> {
  const [base = "", quote = ""] = trade?.symbol.split("/") ?? [];
  const sign = trade?.side === "buy" ? 1 : -1;
  const quantity = toNumber(trade?.quantity ?? "0");
  return { [base]: sign * quantity, [quote]: -sign * quantity * toNumber(trade?.price ?? "0") };
}

describe("swept dust", () => {
  const detail = (over: object = {}) => ({
    transId: 45_178_372_831,
    serviceChargeAmount: "0.00000999",
    amount: "0.03000000",
    operateTime: 1_615_985_535_000,
    transferedAmount: "0.00050000",
    fromAsset: "USDT",
    ...over,
  });
  const round = (...details: object[]) => ({
    total: 1,
    userAssetDribblets: [{ operateTime: 1, transId: 1, userAssetDribbletDetails: details }],
  });

  test("each coin is a trade for BNB before the charge, which is its fee", () => {
    const trades = parseDust(round(detail(), detail({ fromAsset: "ATOM", amount: "0.001" })), listing("BNBUSDT"));
    expect(trades).toMatchObject([
      {
        venueTradeId: "dust-45178372831-USDT",
        symbol: "BNB/USDT",
        side: "buy",
        quantity: "0.0005",
        price: "60",
        feeAmount: "0.00000999",
        feeAsset: "BNB",
      },
      { venueTradeId: "dust-45178372831-ATOM", symbol: "BNB/ATOM" },
    ]);
  });

  test("the coin it was swept into may be another; nothing swept is nothing", () => {
    expect(parseDust(round(detail({ targetAsset: "BTC" })), NONE)).toMatchObject([{ feeAsset: "BTC" }]);
    expect(parseDust({ total: 0, userAssetDribblets: [] }, NONE)).toEqual([]);
  });

  test("an answer without a list is a failure, never an empty history", () => {
    expect(() => parseDust({ total: 0 }, NONE)).toThrow(SafeExchangeError);
  });
});
