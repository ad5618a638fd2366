import { describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseFunding, parseSavings, parseStaking, parseTrading } from "./parse-balances";
import { parseDeposits, parseFills, parseFundingPayments, parseTransfers, parseWithdrawals } from "./parse-history";
import { parseInstruments } from "./parse-instruments";
import { parseCandles, parseOrderBook, parseTickers } from "./parse-market";
import { PAGE, parseOpenOrders, parseStops } from "./parse-orders";
import { parsePositions } from "./parse-positions";
import { instIdOf, marketsOf } from "./symbols";

const ok = (...data: unknown[]) => ({ code: "0", msg: "", data });
const rules = { tickSz: "0.1", lotSz: "0.01", minSz: "0.01", state: "live" };
const swap = { ...rules, instType: "SWAP", ctMult: "1", baseCcy: "", quoteCcy: "", expTime: "" };
const LISTED = [
  { ...rules, instType: "SPOT", instId: "BTC-USDT", baseCcy: "BTC", quoteCcy: "USDT", ctVal: "", uly: "" },
  { ...swap, instId: "BTC-USDT-SWAP", uly: "BTC-USDT", settleCcy: "USDT", ctVal: "0.01" },
  { ...swap, instId: "BTC-USD-SWAP", uly: "BTC-USD", settleCcy: "BTC", ctVal: "100" },
  { ...swap, instId: "BTC-USD_UM-SWAP", uly: "BTC-USD", settleCcy: "USDC", ctVal: "0.01" },
  {
    ...swap,
    instType: "FUTURES",
    instId: "BTC-USDT-250328",
    uly: "BTC-USDT",
    settleCcy: "USDT",
    ctVal: "0.01",
    expTime: String(Date.UTC(2025, 2, 28, 8)),
  },
];
const INSTRUMENTS = parseInstruments(ok(...LISTED));
const MARKETS = marketsOf(INSTRUMENTS);
const marketOf = (id: string): Instrument => {
  const found = MARKETS.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

const kindOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof SafeExchangeError) return error.kind;
  }
  return "accepted";
};

describe("instruments", () => {
  test("names go both ways, and linear lots are coins", () => {
    expect(INSTRUMENTS.map(instIdOf)).toEqual(LISTED.map(({ instId }) => instId));
    expect(INSTRUMENTS.map(({ symbol }) => symbol)).toEqual([
      "BTC/USDT",
      "BTC/USDT:USDT",
      "BTC/USD:BTC",
      "BTC/USD:USDC",
      "BTC/USDT:USDT-250328",
    ]);
    expect(marketOf("BTC-USDT-SWAP")).toMatchObject({ contractSize: "0.01", lotStep: "0.0001" });
  });
});

describe("balances", () => {
  const detail = (over: object) => ({ ccy: "USDT", eq: "100", upl: "0", liab: "0", availBal: "100", ...over });
  const read = (over: object) => parseTrading(ok({ details: [detail(over)] }));

  test.each([
    ["held", {}, { free: "100", locked: "0", borrowed: "0" }],
    ["profit of positions is theirs, not the balance's", { eq: "130", upl: "30" }, { free: "100", borrowed: "0" }],
    ["in orders", { availBal: "60" }, { free: "60", locked: "40" }],
    ["lent and sold", { ccy: "ETH", eq: "-2", liab: "2", availBal: "0" }, { free: "0", locked: "0", borrowed: "2" }],
    ["lent and kept", { eq: "100", liab: "40", availBal: "140" }, { free: "140", borrowed: "40" }],
    ["blank members", { upl: "", liab: "", availBal: null }, { free: "100", borrowed: "0" }],
  ])("%s", (_what, over, expected) => {
    expect(read(over)).toMatchObject([{ wallet: "unified", ...expected }]);
  });

  test("funding, savings and staking", () => {
    expect(parseFunding(ok({ ccy: "USDT", bal: "5", availBal: "3", frozenBal: "2" }))).toMatchObject([
      { wallet: "funding", free: "3", locked: "2" },
    ]);
    expect(parseSavings(ok({ ccy: "USDT", amt: "7" }))).toMatchObject([{ wallet: "earn_flexible", locked: "7" }]);
    const order = { investData: [{ ccy: "ETH", amt: "1.5" }], estSettlementTime: "1700000000000" };
    expect(parseStaking(ok(order))).toMatchObject([{ wallet: "earn_locked", locked: "1.5", unlockAt: 1.7e12 }]);
  });

  test.each([
    ["a number where text belongs", ok({ details: [detail({ eq: 100 })] })],
    ["no code", { data: [{ details: [] }] }],
    ["another code", { code: "50011", data: [] }],
    ["a page", "<html></html>"],
  ])("%s is a failure of the venue, never an empty account", (_what, raw) => {
    expect(kindOf(() => parseTrading(raw))).toBe("bad_response");
  });
});

describe("positions and orders", () => {
  const position = { instType: "SWAP", instId: "BTC-USDT-SWAP", pos: "-3", posSide: "net", avgPx: "50000" };

  test("contracts become coins; an inverse contract's dollars become coins at entry and its profit dollars", () => {
    const linear = { ...position, markPx: "51000", upl: "-30", imr: "", mmr: "1", mgnMode: "cross", lever: "5" };
    expect(parsePositions(ok(linear), MARKETS).positions).toMatchObject([
      { symbol: "BTC/USDT:USDT", side: "short", quantity: "0.03", unrealizedPnl: "-30", initialMargin: "0" },
    ]);
    const inverse = { ...linear, instId: "BTC-USD-SWAP", pos: "50", markPx: "40000", upl: "-0.025" };
    expect(parsePositions(ok(inverse), MARKETS).positions).toMatchObject([
      { side: "long", quantity: "0.1", unrealizedPnl: "-1000" },
    ]);
  });

  test("hedge mode tells the side; options are told of; an unknown instrument is a failure", () => {
    const hedged = { ...position, pos: "3", posSide: "short" };
    expect(parsePositions(ok(hedged), MARKETS).positions).toMatchObject([{ side: "short", quantity: "0.03" }]);
    expect(parsePositions(ok({ ...position, instType: "OPTION" }), MARKETS)).toEqual({
      positions: [],
      hasOptions: true,
    });
    expect(kindOf(() => parsePositions(ok({ ...position, instId: "NEW-USDT-SWAP" }), MARKETS))).toBe("bad_response");
  });

  test("an order with a stop and a target is two; -1 means at market; no size means the position", () => {
    const algo = {
      algoId: "9",
      instId: "BTC-USDT-SWAP",
      side: "buy",
      ordType: "oco",
      sz: "",
      closeFraction: "1",
      slTriggerPx: "55000",
      slOrdPx: "-1",
      tpTriggerPx: "40000",
      tpOrdPx: "40100",
    };
    const { positions } = parsePositions(ok(position), MARKETS);
    expect(parseStops(ok(algo), MARKETS, positions).rows).toMatchObject([
      { venueOrderId: "algo-9-sl", kind: "stop", quantity: "0.03", price: null, stopPrice: "55000" },
      { venueOrderId: "algo-9-tp", kind: "take_profit", price: "40100", stopPrice: "40000" },
    ]);
  });

  test("a full page names the next", () => {
    const order = (ordId: string) => ({
      ordId,
      instId: "BTC-USDT",
      side: "buy",
      ordType: "limit",
      sz: "2",
      px: "1",
      accFillSz: "0.5",
    });
    expect(parseOpenOrders(ok(order("1")), MARKETS)).toMatchObject({ rows: [{ quantity: "1.5" }], cursor: null });
    const full = Array.from({ length: PAGE }, (_, i) => order(String(PAGE - i)));
    expect(parseOpenOrders(ok(...full), MARKETS).cursor).toBe("1");
  });
});

describe("history", () => {
  test("a charged fee is below zero at OKX and above with us", () => {
    const fill = {
      billId: "1",
      instId: "BTC-USDT-SWAP",
      side: "sell",
      fillPx: "50000",
      fillSz: "2",
      fee: "-0.5",
      feeCcy: "USDT",
      ts: "5",
    };
    expect(parseFills(ok(fill), MARKETS).rows).toMatchObject([{ quantity: "0.02", feeAmount: "0.5", eventAt: 5 }]);
  });

  test("funding, also of isolated positions; transfers have no sign", () => {
    const bill = { billId: "1", instId: "BTC-USDT-SWAP", ccy: "USDT", balChg: "-0.4", pnl: "-0.4", ts: "5" };
    expect(parseFundingPayments(ok(bill, { ...bill, balChg: "0" }), MARKETS).rows.map(({ amount }) => amount)).toEqual([
      "-0.4",
      "-0.4",
    ]);
    expect(parseTransfers(ok(bill)).rows).toMatchObject([{ kind: "internal_transfer", amount: "0.4" }]);
  });

  test("a deposit counts once credited; a withdrawal that came back nets to nothing", () => {
    const deposit = (state: string) => ({ depId: "d", ccy: "BTC", amt: "1", state, ts: "5" });
    expect(parseDeposits(ok(deposit("0"), deposit("2"))).rows).toHaveLength(1);
    const withdrawal = { wdId: "w", ccy: "BTC", amt: "1", state: "-1", ts: "5" };
    expect(parseWithdrawals(ok(withdrawal)).rows.map(({ kind }) => kind)).toEqual(["withdrawal", "deposit"]);
  });
});

describe("market", () => {
  test("volumes are coins, books are coins, turnover is the quote", () => {
    const row = ["1700000000000", "1", "3", "0.5", "2", "500", "5", "10", "1"];
    expect(parseCandles(ok(row), { kind: "perpetual" })).toMatchObject([{ volumeBase: 5, volumeQuote: 10 }]);
    expect(parseCandles(ok(row), { kind: "spot" })).toMatchObject([{ volumeBase: 500, volumeQuote: 10 }]);
    const ticker = { instType: "SWAP", instId: "BTC-USDT-SWAP", last: "50000", volCcy24h: "2", ts: "7" };
    expect(parseTickers(ok(ticker))).toEqual([
      { instId: "BTC-USDT-SWAP", price: "50000", volumeQuote: 100_000, eventAt: 7 },
    ]);
    const book = { bids: [["100", "5", "0", "1"]], asks: [["200", "0", "0", "1"]], ts: "7" };
    expect(parseOrderBook(ok(book), marketOf("BTC-USDT-SWAP"), 1)).toEqual({ asOf: 7, bids: [[100, 0.05]], asks: [] });
    expect(parseOrderBook(ok(book), marketOf("BTC-USD-SWAP"), 1).bids).toEqual([[100, 5]]);
  });
});
