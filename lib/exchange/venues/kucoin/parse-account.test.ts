import { describe, expect, test } from "vitest";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseAccounts, parseCrossMargin, parseEarn, parseFuturesAccount } from "./parse-balances";
import { parseDeposits, parseFundingPayments, parseFuturesFills, parseWithdrawals } from "./parse-history";
import { parseContracts, parseSpotInstruments } from "./parse-instruments";
import { parseFuturesOrders, parseSpotOrders, parseStops } from "./parse-orders";
import { parsePositions } from "./parse-positions";
import {
  parseAccountMode,
  parseUnifiedFills,
  parseUnifiedFunding,
  parseUnifiedOrders,
  parseUnifiedPositions,
  parseUnifiedTransfers,
  parseUnifiedWallet,
} from "./parse-unified";
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

describe("a unified account", () => {
  const list = (...items: unknown[]) => answer({ lastId: 7, items });

  test("is told apart, and a third kind is a failure", () => {
    expect(parseAccountMode(answer({ selfAccountMode: "UNIFIED" }))).toEqual({ isUnified: true });
    expect(parseAccountMode(answer({ selfAccountMode: "CLASSIC" }))).toEqual({ isUnified: false });
    expect(() => parseAccountMode(answer({ selfAccountMode: "PORTFOLIO" }))).toThrow(SafeExchangeError);
  });

  test("holds balances, with debts beside them", () => {
    const currencies = [
      { currency: "USDT", equity: "80", hold: "10", balance: "100", available: "90", liability: "20" },
      { currency: "XBT", equity: "0", hold: "0", balance: "0", available: "0", liability: "0" },
    ];
    expect(parseUnifiedWallet(answer({ accountType: "UNIFIED", accounts: [{ currencies }] }), "unified")).toMatchObject(
      [{ wallet: "unified", asset: "USDT", free: "90", locked: "10", borrowed: "20" }],
    );
  });

  test("has positions in contracts, without a liquidation price", () => {
    const position = {
      symbol: "XBTUSDTM",
      marginMode: "CROSS",
      size: "-20",
      entryPrice: "50000",
      markPrice: "40000",
      leverage: "5",
      unrealizedPnL: "200",
      initialMargin: "160",
      maintenanceMargin: "4",
    };
    const [linearOne, inverseOne] = parseUnifiedPositions(
      answer([position, { ...position, symbol: "XBTUSDM", size: "10000", unrealizedPnL: "-0.05" }]),
      markets,
    );
    expect(linearOne).toMatchObject({ side: "short", quantity: "0.02", unrealizedPnl: "200", liquidationPrice: null });
    expect(inverseOne).toMatchObject({ side: "long", quantity: "0.2", unrealizedPnl: "-2000" });
    expect(() => parseUnifiedPositions(answer([{ ...position, symbol: "NOPEM" }]), markets)).toThrow(SafeExchangeError);
  });

  test("has orders: what waits for a falling price to sell stops a loss", () => {
    const order = { orderId: "1", symbol: "BTC-USDT", orderType: "LIMIT", side: "SELL", size: "2", filledSize: "0.5" };
    const plain = { ...order, price: "9", triggerDirection: "", triggerPrice: "" };
    const stop = { ...order, symbol: "XBTUSDTM", price: "0", triggerDirection: "DOWN", triggerPrice: "8" };
    const page = { pageNumber: 1, totalPage: 2, items: [plain, stop] };
    expect(parseUnifiedOrders(answer(page), markets, [])).toMatchObject({
      rows: [
        { kind: "limit", quantity: "1.5", price: "9", stopPrice: null },
        { kind: "stop", quantity: "0.0015", price: null, stopPrice: "8" },
      ],
      cursor: "2",
    });
  });

  test("has a history in nanoseconds", () => {
    const instrument = markets.get("XBTUSDTM");
    if (instrument === undefined) throw new Error("no such market");
    const fill = {
      orderId: "o",
      tradeId: "t",
      side: "BUY",
      size: "3",
      price: "10",
      fee: "0.1",
      feeCurrency: "USDT",
      executionTime: 1_774_468_501_294_000_000,
    };
    expect(parseUnifiedFills(list(fill), instrument).rows[0]).toMatchObject({
      venueTradeId: "t-o",
      quantity: "0.003",
      eventAt: 1_774_468_501_294,
    });
    const payment = {
      symbol: "XBTUSDTM",
      fundingFee: "-0.02",
      settleCurrency: "USDT",
      settlementTime: 1_775_030_400_000,
    };
    expect(parseUnifiedFunding(list(payment), markets).rows[0]).toMatchObject({
      venueFundingId: "XBTUSDTM/1775030400000",
      amount: "-0.02",
    });
    const move = { id: "9", currency: "USDT", businessType: "TRANSFER", amount: "5", ts: 1_768_780_806_739_000_000 };
    expect(parseUnifiedTransfers(list(move, { ...move, businessType: "FUNDING_FEE" }))).toMatchObject({
      rows: [{ kind: "internal_transfer", amount: "5", eventAt: 1_768_780_806_739 }],
      cursor: "7",
      seen: 2,
    });
  });
});
