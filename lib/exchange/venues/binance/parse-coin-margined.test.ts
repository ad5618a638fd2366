import { describe, expect, test } from "vitest";
import { addDecimals, multiplyDecimals, subtractDecimals, toNumber } from "@/lib/domain/decimal";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseFuturesBalances, parsePositions } from "./parse-futures";
import { parseTrades } from "./parse-history";
import { parseFuturesInstruments } from "./parse-instruments";
import { contractCandles, parseCandles, parseContractDays, parseOrderBook } from "./parse-market";
import { parseConditionalOrders, parseOpenOrders } from "./parse-orders";
import { marketsOf, venueSymbolOf } from "./symbols";

/** Messages of COIN-M, after the exchange's documentation. */
const listed = (over: object = {}) => ({
  symbol: "BTCUSD_PERP",
  pair: "BTCUSD",
  contractType: "PERPETUAL",
  deliveryDate: 4_133_404_800_000,
  onboardDate: 1_597_042_800_000,
  contractStatus: "TRADING",
  contractSize: 100,
  marginAsset: "BTC",
  baseAsset: "BTC",
  quoteAsset: "USD",
  filters: [
    { filterType: "PRICE_FILTER", minPrice: "1000", maxPrice: "4520958", tickSize: "0.1" },
    { filterType: "LOT_SIZE", minQty: "1", maxQty: "1000000", stepSize: "1" },
  ],
  ...over,
});
const instruments = parseFuturesInstruments({
  symbols: [
    listed(),
    listed({ symbol: "BTCUSD_260327", contractType: "CURRENT_QUARTER", deliveryDate: 1_774_598_400_000 }),
  ],
});
const markets = marketsOf(instruments);
const [perpetual] = instruments;
if (perpetual === undefined) throw new Error("the perpetual is listed");

const ASSET = {
  asset: "BTC",
  walletBalance: "0.25000000",
  unrealizedProfit: "-0.00100000",
  marginBalance: "0.24900000",
  availableBalance: "0.23000000",
};
const account = (over: object = {}) => ({
  assets: [ASSET],
  positions: [
    {
      symbol: "BTCUSD_PERP",
      positionSide: "BOTH",
      positionAmt: "30",
      initialMargin: "0.01000000",
      maintMargin: "0.00020000",
      ...over,
    },
  ],
});
const risk = (over: object = {}) => ({
  symbol: "BTCUSD_PERP",
  positionSide: "BOTH",
  positionAmt: "30",
  entryPrice: "60000.0",
  breakEvenPrice: "60030.0",
  markPrice: "50000.00000000",
  unRealizedProfit: "-0.01000000",
  liquidationPrice: "11000.50000000",
  leverage: "6",
  maxQty: "100",
  marginType: "cross",
  isolatedMargin: "0.00000000",
  isAutoAddMargin: "false",
  notionalValue: "0.06000000",
  isolatedWallet: "0",
  updateTime: 1_700_000_000_000,
  ...over,
});

describe("instruments of COIN-M", () => {
  test("a perpetual is settled in its coin, and a contract is a sum of dollars", () => {
    expect(perpetual).toMatchObject({
      id: "binance:BTC/USD:BTC",
      settle: "BTC",
      kind: "perpetual",
      contractSize: "100",
      isActive: true,
    });
    expect(instruments.map(venueSymbolOf)).toEqual(["BTCUSD_PERP", "BTCUSD_260327"]);
    expect(instruments.map(({ symbol }) => symbol)).toEqual(["BTC/USD:BTC", "BTC/USD:BTC-260327"]);
  });

  test("USDⓈ-M lists dated contracts and perpetuals of stocks too; what is not open for trade yet is left out", () => {
    const linear = { quoteAsset: "USDT", marginAsset: "USDT", status: "TRADING", contractSize: undefined };
    const symbols = [
      listed({ ...linear, symbol: "BTCUSDT_260327", contractType: "NEXT_QUARTER", deliveryDate: 1_774_598_400_000 }),
      listed({ ...linear, symbol: "TSLAUSDT", baseAsset: "TSLA", contractType: "TRADIFI_PERPETUAL" }),
      listed({ ...linear, symbol: "NEWUSDT", baseAsset: "NEW", contractType: "" }),
    ];
    const parsed = parseFuturesInstruments({ symbols });
    expect(parsed.map(({ symbol }) => symbol)).toEqual(["BTC/USDT:USDT-260327", "TSLA/USDT:USDT"]);
    expect(parsed.map(venueSymbolOf)).toEqual(["BTCUSDT_260327", "TSLAUSDT"]);
  });
});

describe("positions of COIN-M", () => {
  test("thirty contracts of 100 dollars entered at 60,000 are 0.05 BTC; the coin's profit is dollars at the mark", () => {
    const [position] = parsePositions(account(), [risk()], markets.inverse);
    expect(position).toEqual({
      symbol: "BTC/USD:BTC",
      base: "BTC",
      side: "long",
      quantity: "0.05",
      entryPrice: "60000",
      markPrice: "50000",
      leverage: 6,
      marginMode: "cross",
      liquidationPrice: "11000.5",
      unrealizedPnl: "-500",
      initialMargin: "500",
      maintenanceMargin: "10",
    });
    // As a linear position of that size: (N ÷ p₀) × (p − p₀).
    const move = subtractDecimals(position?.markPrice ?? "0", position?.entryPrice ?? "0");
    expect(multiplyDecimals(position?.quantity ?? "0", move)).toBe(position?.unrealizedPnl);
  });

  test("a short is negative contracts; isolated margin is told in the coin", () => {
    const row = { positionAmt: "-30", marginType: "isolated", isolatedWallet: "0.01230000", liquidationPrice: "0" };
    expect(parsePositions(account(row), [risk(row)], markets.inverse)).toMatchObject([
      { side: "short", quantity: "0.05", marginMode: "isolated", isolatedMargin: "0.0123", liquidationPrice: null },
    ]);
  });

  test("collateral is counted without the profit, in a wallet of its own", () => {
    const [balance] = parseFuturesBalances(account(), "coin_futures");
    expect(balance).toMatchObject({ wallet: "coin_futures", asset: "BTC", free: "0.23", locked: "0.02" });
    expect(addDecimals(balance?.free ?? "0", balance?.locked ?? "0")).toBe("0.25");
  });

  test.each([
    ["of a contract we do not know", risk({ symbol: "ETHUSD_PERP" })],
    ["without an entry", risk({ entryPrice: "0.0" })],
  ])("a position %s is a failure: leaving it out would hide risk", (_what, row) => {
    expect(() => parsePositions(account(), [row], markets.inverse)).toThrow(SafeExchangeError);
  });
});

test("orders count contracts: base units at their price, or what the closed position has", () => {
  const positions = parsePositions(account(), [risk()], markets.inverse);
  const order = { symbol: "BTCUSD_PERP", side: "SELL", price: "80000", origQty: "12", executedQty: "4" };
  expect(parseOpenOrders([{ ...order, orderId: 1, type: "LIMIT" }], markets.inverse, positions)).toMatchObject([
    { symbol: "BTC/USD:BTC", kind: "limit", quantity: "0.01", price: "80000" },
  ]);
  const stop = { algoId: 2, symbol: "BTCUSD_PERP", side: "SELL", orderType: "STOP_MARKET", triggerPrice: "40000" };
  expect(parseConditionalOrders([{ ...stop, quantity: "30" }], markets.inverse, positions)).toMatchObject([
    { kind: "stop", quantity: "0.075", stopPrice: "40000" },
  ]);
  const closing = { ...stop, quantity: "0", closePosition: true };
  expect(parseConditionalOrders([closing], markets.inverse, positions)).toMatchObject([{ quantity: "0.05" }]);
  // A purchase closes no long.
  expect(parseConditionalOrders([{ ...closing, side: "BUY" }], markets.inverse, positions)).toMatchObject([
    { quantity: "0" },
  ]);
});

test("a trade of contracts is base units at its price, its fee in the coin", () => {
  const fill = {
    symbol: "BTCUSD_PERP",
    id: 6,
    side: "SELL",
    price: "50000",
    qty: "2",
    baseQty: "0.00400000",
    commission: "0.00000200",
    commissionAsset: "BTC",
    time: 1_590_743_483_586,
  };
  expect(parseTrades([fill], perpetual)).toMatchObject([
    { symbol: "BTC/USD:BTC", side: "sell", quantity: "0.004", feeAmount: "0.000002", feeAsset: "BTC" },
  ]);
});

describe("market data of COIN-M counts contracts", () => {
  test("candles, turnover and books come in base units and dollars", () => {
    const kline = [1, "50000", "51000", "49000", "50500", "300", 2, "0.6", 10, "150", "0.3", "0"];
    expect(contractCandles(parseCandles([kline]), 100)).toMatchObject([{ volumeBase: 0.6, volumeQuote: 30_000 }]);
    const day = { symbol: "BTCUSD_PERP", pair: "BTCUSD", volume: "1200", baseVolume: "2.4" };
    expect(parseContractDays([day])).toEqual([{ venueSymbol: "BTCUSD_PERP", contracts: 1_200 }]);
    const book = parseOrderBook({ bids: [["50000", "10"]], asks: [["100000", "10"]], E: 7 }, 9, 100);
    expect(book).toEqual({ asOf: 7, bids: [[50_000, 0.02]], asks: [[100_000, 0.01]] });
    expect(toNumber(perpetual.contractSize)).toBe(100);
  });
});
