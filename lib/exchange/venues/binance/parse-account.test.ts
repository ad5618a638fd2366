import { describe, expect, test } from "vitest";
import { addDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import {
  parseCrossMargin,
  parseEarnFlexible,
  parseEarnLocked,
  parseFunding,
  parseIsolatedMargin,
  parseSpotBalances,
  parseTotalOnlyWallets,
} from "./parse-balances";
import { parseFuturesBalances, parsePositions } from "./parse-futures";
import { parseConditionalOrders, parseOpenOrders } from "./parse-orders";

const KNOWN = new Set(["BTC", "ETH", "USDT", "LDO", "O"]);

const instrument = (base: string, quote: string, settle: string | null): Instrument => ({
  id: `binance:${base}/${quote}${settle === null ? "" : `:${settle}`}`,
  venue: "binance",
  symbol: `${base}/${quote}${settle === null ? "" : `:${settle}`}`,
  base,
  quote,
  settle,
  kind: settle === null ? "spot" : "perpetual",
  priceTick: "0.01",
  lotStep: "0.001",
  minQuantity: "0.001",
  minNotional: "5",
  contractSize: "1",
  takerFeeFraction: 0.001,
  isActive: true,
});

const PERPETUALS = new Map([["BTCUSDT", instrument("BTC", "USDT", "USDT")]]);
const SPOT = new Map([["BTCUSDT", instrument("BTC", "USDT", null)]]);

const kindOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof SafeExchangeError) return error.kind;
  }
  return "accepted";
};

describe("spot balances", () => {
  const row = (asset: string, free: string, locked = "0.00000000") => ({ asset, free, locked });

  test("flexible-earn receipts are split off under their underlying, so nothing counts twice", () => {
    const reading = parseSpotBalances({ balances: [row("BTC", "1.50000000"), row("LDBTC", "0.25000000")] }, KNOWN);
    expect(reading.balances).toEqual([
      { wallet: "spot", asset: "BTC", free: "1.5", locked: "0", borrowed: "0", unlockAt: null },
    ]);
    expect(reading.earnReceipts).toMatchObject([{ wallet: "earn_flexible", asset: "BTC", free: "0", locked: "0.25" }]);
  });

  test("LDO is a coin of its own, also where a coin O exists", () => {
    const reading = parseSpotBalances({ balances: [row("LDO", "10.0")] }, KNOWN);
    expect(reading.balances).toMatchObject([{ asset: "LDO", free: "10" }]);
    expect(reading.earnReceipts).toEqual([]);
  });

  test("money keeps every digit, and empty rows vanish", () => {
    const reading = parseSpotBalances(
      { balances: [row("BTC", "12345678901234567.123456789012345678"), row("ETH", "0.00000000")], uid: 7 },
      KNOWN,
    );
    expect(reading.balances.map(({ free }) => free)).toEqual(["12345678901234567.123456789012345678"]);
    expect(reading.uid).toBe("7");
  });

  test.each([
    ["a number where text belongs", { balances: [{ asset: "BTC", free: 1.5, locked: "0" }] }],
    ["a negative balance", { balances: [row("BTC", "-1")] }],
    ["an exponent", { balances: [row("BTC", "1e5")] }],
    ["no list", {}],
    ["null", null],
    ["a page", "<html></html>"],
  ])("%s is a failure of the venue, never an empty account", (_what, raw) => {
    expect(kindOf(() => parseSpotBalances(raw, KNOWN))).toBe("bad_response");
  });
});

describe("other wallets", () => {
  test("flexible earn counts as locked; locked earn says when it comes free", () => {
    expect(parseEarnFlexible({ total: 1, rows: [{ asset: "BTC", totalAmount: "0.50000000" }] }).rows).toMatchObject([
      { wallet: "earn_flexible", free: "0", locked: "0.5" },
    ]);
    const locked = { asset: "ETH", amount: "3.00000000", deliverDate: "1700000000000" };
    expect(parseEarnLocked({ total: 1, rows: [locked] }).rows).toMatchObject([
      { wallet: "earn_locked", asset: "ETH", free: "0", locked: "3", unlockAt: 1_700_000_000_000 },
    ]);
  });

  test("frozen and withdrawing money is the person's, and not free", () => {
    const row = { asset: "USDT", free: "5", locked: "1", freeze: "2", withdrawing: "3", btcValuation: "0" };
    expect(parseFunding([row])).toMatchObject([{ wallet: "funding", free: "5", locked: "6" }]);
  });

  test("margin debt is principal plus interest", () => {
    const asset = (name: string, borrowed: string, interest: string) => ({
      asset: name,
      free: "1",
      locked: "0",
      borrowed,
      interest,
      netAsset: "0",
    });
    expect(parseCrossMargin({ userAssets: [asset("USDT", "10", "0.5")] })).toMatchObject([{ borrowed: "10.5" }]);
    const pair = { baseAsset: asset("BTC", "0", "0"), quoteAsset: asset("USDT", "7", "0.1") };
    expect(parseIsolatedMargin({ assets: [pair] })).toMatchObject([{ asset: "BTC" }, { borrowed: "7.1" }]);
  });
});

test("wallets that are not read are counted at what they are worth, and named", () => {
  const total = (walletName: string, balance: string) => ({ activate: true, balance, walletName });
  const totals = [
    total("Spot", "5"),
    total("Trading Bots", "120.50"),
    total("Options", "0"),
    total("COIN-M Futures", "8"),
    total("Copy Trading", "-2"),
    total("Cross Margin (PM)", "900"),
  ];
  expect(
    parseTotalOnlyWallets(totals).map(({ wallet, asset, locked, borrowed }) => [wallet, asset, locked, borrowed]),
  ).toEqual([
    ["bots", "USDT", "120.5", "0"],
    ["copy_trading", "USDT", "0", "2"],
    ["unified", "USDT", "900", "0"],
  ]);
});

describe("futures", () => {
  const position = (amount: string, side = "BOTH") => ({
    symbol: "BTCUSDT",
    positionSide: side,
    positionAmt: amount,
    entryPrice: "50000.0",
    markPrice: "51000.00000000",
    unRealizedProfit: "-100.00000000",
    liquidationPrice: "0",
    leverage: "10",
    marginType: "cross",
  });
  const account = (wallet: string, available: string, amount = "0.1") => ({
    assets: [{ asset: "USDT", walletBalance: wallet, availableBalance: available }],
    positions: [
      { symbol: "BTCUSDT", positionSide: "BOTH", positionAmt: amount, initialMargin: "510", maintMargin: "20.4" },
    ],
  });

  test("free plus locked is the wallet's balance, whatever the venue calls available", () => {
    for (const available of ["400", "5000", "-3"]) {
      const [balance] = parseFuturesBalances(account("1000.00000000", available));
      expect(addDecimals(balance?.free ?? "", balance?.locked ?? "")).toBe("1000");
    }
    expect(parseFuturesBalances(account("-25", "0"))).toMatchObject([{ free: "0", locked: "0", borrowed: "25" }]);
  });

  test("a negative amount is a short; hedge mode keeps both sides", () => {
    expect(parsePositions(account("1", "1"), [position("-0.1")], PERPETUALS)).toMatchObject([
      { symbol: "BTC/USDT:USDT", side: "short", quantity: "0.1", initialMargin: "510", liquidationPrice: null },
    ]);
    const sides = parsePositions(account("1", "1"), [position("0.2", "LONG"), position("-0.1", "SHORT")], PERPETUALS);
    expect(sides.map(({ side, quantity }) => [side, quantity])).toEqual([
      ["long", "0.2"],
      ["short", "0.1"],
    ]);
  });

  test("a position of an instrument we do not know is a failure: leaving it out would hide risk", () => {
    const unknown = { ...position("1"), symbol: "NEWUSDT" };
    expect(kindOf(() => parsePositions(account("1", "1"), [unknown], PERPETUALS))).toBe("bad_response");
    expect(parsePositions(account("1", "1"), [{ ...unknown, positionAmt: "0" }], PERPETUALS)).toEqual([]);
  });
});

describe("orders", () => {
  const order = (type: string, over: object = {}) => ({
    orderId: 1,
    symbol: "BTCUSDT",
    side: "SELL",
    type,
    origQty: "1.0",
    executedQty: "0.4",
    price: "0.00000000",
    stopPrice: "45000.0",
    ...over,
  });

  test.each([
    ["LIMIT", "limit"],
    ["LIMIT_MAKER", "limit"],
    ["STOP_LOSS", "stop"],
    ["STOP_LOSS_LIMIT", "stop"],
    ["STOP_MARKET", "stop"],
    ["TRAILING_STOP_MARKET", "stop"],
    ["TAKE_PROFIT_LIMIT", "take_profit"],
    ["MARKET", "other"],
  ])("%s is a %s", (type, kind) => {
    expect(parseOpenOrders([order(type)], SPOT)).toMatchObject([
      { kind, quantity: "0.6", price: null, stopPrice: "45000" },
    ]);
  });

  test("a stop that closes the position has the position's size", () => {
    const positions = [{ symbol: "BTC/USDT:USDT", side: "long", quantity: "0.3" }] as never;
    const closing = order("STOP_MARKET", { origQty: "0", executedQty: "0", closePosition: true });
    expect(parseOpenOrders([closing], PERPETUALS, positions)).toMatchObject([{ quantity: "0.3" }]);
    const algo = {
      algoId: 9,
      symbol: "BTCUSDT",
      side: "SELL",
      orderType: "STOP_MARKET",
      quantity: "0",
      triggerPrice: "45000",
      closePosition: true,
    };
    expect(parseConditionalOrders([algo], PERPETUALS, positions)).toMatchObject([
      { venueOrderId: "algo-9", kind: "stop", quantity: "0.3", stopPrice: "45000" },
    ]);
  });
});
