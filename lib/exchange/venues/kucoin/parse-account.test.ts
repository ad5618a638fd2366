import { describe, expect, test } from "vitest";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseAccounts, parseCrossMargin, parseEarn, parseFuturesAccount } from "./parse-balances";
import { parseDeposits, parseFundingPayments, parseFuturesFills, parseWithdrawals } from "./parse-history";
import { parseContracts, parseSpotInstruments } from "./parse-instruments";
import { parseFuturesOrders, parseSpotOrders, parseStops } from "./parse-orders";
import { parsePositions } from "./parse-positions";
import { marketsOf } from "./symbols";

const answer = (data: unknown) => ({ code: "200000", data });
const page = (...items: unknown[]) =>
  answer({ currentPage: 1, pageSize: 50, totalNum: items.length, totalPage: 1, items });

const spot = {
  symbol: "BTC-USDT",
  name: "BTC-USDT",
  baseMinSize: "0.00001",
  baseIncrement: "0.00000001",
  priceIncrement: "0.1",
  minFunds: "0.1",
  enableTrading: true,
};
const linear = {
  symbol: "XBTUSDTM",
  baseCurrency: "XBT",
  quoteCurrency: "USDT",
  settleCurrency: "USDT",
  expireDate: null,
  lotSize: 1,
  tickSize: 0.1,
  multiplier: 0.001,
  takerFeeRate: 0.0006,
  status: "Open",
};
const inverse = { ...linear, symbol: "XBTUSDM", quoteCurrency: "USD", settleCurrency: "XBT", multiplier: -1 };
const dated = { ...inverse, symbol: "XBTMZ26", expireDate: Date.UTC(2026, 11, 25, 8) };
const instruments = [...parseSpotInstruments(answer([spot])), ...parseContracts(answer([linear, inverse, dated]))];
const markets = marketsOf(instruments);

test("instruments: XBT is BTC, contracts become base units, inverse and dated ones keep theirs", () => {
  expect(
    [...markets].map(([name, { symbol, contractSize, lotStep }]) => [name, symbol, contractSize, lotStep]),
  ).toEqual([
    ["BTC-USDT", "BTC/USDT", "1", "0.00000001"],
    ["XBTUSDTM", "BTC/USDT:USDT", "0.001", "0.001"],
    ["XBTUSDM", "BTC/USD:BTC", "1", "1"],
    ["XBTMZ26", "BTC/USD:BTC-261225", "1", "1"],
  ]);
});

describe("wallets", () => {
  test("main and trade are told apart; others have lists of their own", () => {
    const rows = ["main", "trade", "margin"].map((type) => ({ currency: "BTC", type, balance: "2", available: "1.5" }));
    expect(parseAccounts(answer(rows)).map(({ wallet, free, locked }) => [wallet, free, locked])).toEqual([
      ["funding", "1.5", "0.5"],
      ["spot", "1.5", "0.5"],
    ]);
  });

  test("a margin debt counts with its interest", () => {
    const accounts = [{ currency: "USDT", total: "100", available: "100", liability: "40", interest: "0.5" }];
    expect(parseCrossMargin(answer({ accounts }))[0]).toMatchObject({
      wallet: "margin",
      free: "100",
      borrowed: "40.5",
    });
  });

  test("futures hold equity less unrealised profit, and a deficit is owed", () => {
    const row = { currency: "XBT", accountEquity: 0.5, unrealisedPNL: 0.1, availableBalance: 0.3 };
    expect(parseFuturesAccount(answer(row))[0]).toMatchObject({ asset: "BTC", free: "0.3", locked: "0.1" });
    expect(parseFuturesAccount(answer({ ...row, accountEquity: -1 }))[0]).toMatchObject({ free: "0", borrowed: "1.1" });
  });

  test("earn says when it comes free", () => {
    const { rows } = parseEarn(page({ currency: "ETH", holdAmount: "3", lockEndTime: 1_800_000_000_000 }));
    expect(rows[0]).toMatchObject({ wallet: "earn_locked", locked: "3", unlockAt: 1_800_000_000_000 });
  });
});

describe("positions and orders", () => {
  const position = {
    symbol: "XBTUSDTM",
    crossMode: false,
    currentQty: -20,
    avgEntryPrice: 50_000,
    markPrice: 40_000,
    liquidationPrice: 90_000.5,
    realLeverage: 4.2,
    unrealisedPnl: 200,
    posInit: 100,
    posMargin: 110,
    posMaint: 5,
  };

  test("linear contracts are coins of the multiplier", () => {
    expect(parsePositions(answer([position]), markets)[0]).toMatchObject({
      symbol: "BTC/USDT:USDT",
      side: "short",
      quantity: "0.02",
      marginMode: "isolated",
      initialMargin: "110",
      unrealizedPnl: "200",
      liquidationPrice: "90000.5",
    });
  });

  test("inverse contracts are dollars at entry; margins and profit become quote at the mark", () => {
    const row = { ...position, symbol: "XBTUSDM", currentQty: 10_000, unrealisedPnl: -0.05, posMargin: 0.04 };
    expect(parsePositions(answer([row]), markets)[0]).toMatchObject({
      side: "long",
      quantity: "0.2",
      unrealizedPnl: "-2000",
      initialMargin: "1600",
    });
  });

  test("a position of an unknown market is a failure", () => {
    expect(() => parsePositions(answer([{ ...position, symbol: "NOPEM" }]), markets)).toThrow(SafeExchangeError);
  });

  test("a sale below the price stops, above it takes profit; futures count contracts", () => {
    const order = { id: "1", symbol: "BTC-USDT", side: "sell", type: "limit", price: "9", size: "2", dealSize: "0.5" };
    expect(parseSpotOrders(answer([order]), markets)[0]).toMatchObject({ kind: "limit", quantity: "1.5" });
    const stops = ["loss", "entry"].map((stop) => ({ ...order, stop, stopPrice: "10" }));
    expect(parseStops(page(...stops), markets).rows.map(({ kind }) => kind)).toEqual(["stop", "take_profit"]);
    const futures = { ...order, symbol: "XBTUSDTM", price: null, size: 5, dealSize: 0, stop: "down", stopPrice: "3" };
    expect(parseFuturesOrders(page(futures), markets, []).rows[0]).toMatchObject({ kind: "stop", quantity: "0.005" });
  });
});

test("history: contracts in base units, what failed comes back, pages go on", () => {
  const instrument = markets.get("XBTUSDM");
  if (instrument === undefined) throw new Error("no such market");
  const fill = { tradeId: "t", orderId: "o", side: "buy", price: "50000", size: 100, fee: "0.0000012", createdAt: 1 };
  expect(parseFuturesFills(page(fill), instrument).rows[0]).toMatchObject({ quantity: "0.002", feeAsset: "BTC" });
  const row = { currency: "USDT", amount: "5", walletTxId: "tx", createdAt: 7 };
  expect(parseDeposits(page({ ...row, status: "PROCESSING" }))).toMatchObject({ rows: [], seen: 1 });
  expect(parseWithdrawals(page({ ...row, id: "w", status: "FAILURE" })).rows.map(({ kind }) => kind)).toEqual([
    "withdrawal",
    "deposit",
  ]);
  const payment = { id: 9, symbol: "XBTUSDM", timePoint: 8, funding: -1e-7, settleCurrency: "XBT" };
  expect(parseFundingPayments(answer({ dataList: [payment], hasMore: true }), instrument)).toMatchObject({
    rows: [{ amount: "-0.0000001", asset: "BTC" }],
    cursor: "9",
  });
});
