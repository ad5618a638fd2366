import { describe, expect, test } from "vitest";
import { ANSWERS_BY_VENUE } from "./answers-by-venue";
import { assumeInstruments } from "./assume-instruments";

/** Shapes that answers have beside the ones of the documentation, as found among recorded messages; written anew here. */
function read(venue: string, endpoint: string, raw: unknown): unknown {
  const context = { instruments: assumeInstruments(venue, raw), receivedAt: 0, ourKey: "", beside: {} };
  const reader = ANSWERS_BY_VENUE[venue]?.[endpoint];
  if (reader === undefined) throw new Error(`no ${venue} ${endpoint}`);
  return reader.read(raw, context);
}
const okx = (...data: unknown[]) => ({ code: "0", msg: "", data });
const kraken = (result: unknown) => ({ error: [], result });
const bybit = (result: object) => ({ retCode: 0, result: { nextPageCursor: "", ...result }, time: 1 });
const kucoin = (...items: unknown[]) => ({ code: "200000", data: { currentPage: 1, totalPage: 1, items } });

const algo = { algoId: "1", instId: "BTC-USDT", side: "buy", ordType: "conditional", sz: "50", tpTriggerPx: "25000" };
const bill = { billId: "1", instId: "BTC-USDT-SWAP", ccy: "USDT", balChg: "-0.4", pnl: "0", ts: "5" };
const margin = { instType: "MARGIN", instId: "BTC-USDT", tickSz: "0.1", lotSz: "0.1", minSz: "1", state: "live" };
const pledge = { pair: "XXBTZUSD", type: "buy", vol: "2.0", vol_closed: "0", cost: "100000", margin: "20000" };
const fill = { pair: "XXBTZUSD", time: 1.5, type: "buy", price: "50000", vol: "1", fee: "5" };
const sent = { time: 1, type: "withdrawal", asset: "ZEUR" };
const gatePosition = { contract: "BTC_USDT", size: "-10", entry_price: "5", mark_price: "4", unrealised_pnl: "10" };
const gateFill = { create_time: 1.5, contract: "BTC_USDT", size: -2, price: "5", fee: "0.1" };
const gateOrder = { id: "1", currency_pair: "BTC_USDT", type: "limit", side: "buy", left: "2", price: "3" };
const linearTicker = { symbol: "BTCUSDT", lastPrice: "5", volume24h: "2", turnover24h: "10" };
const bybitOrder = { orderId: "1", symbol: "BTCUSDT", side: "Buy", orderType: "Limit", qty: "2", price: "5" };
const binanceOrder = {
  orderId: 1,
  symbol: "BTCUSDT",
  side: "BUY",
  type: "LIMIT",
  origQty: "3",
  executedQty: "1",
  price: "5",
};
const binanceTrade = {
  id: 1,
  symbol: "BTCUSDT",
  price: "5",
  qty: "2",
  commission: "0",
  commissionAsset: "BNB",
  time: 1,
};
const short = {
  symbol: "BTCUSD_PERP",
  positionSide: "BOTH",
  positionAmt: "-10",
  entryPrice: "50000",
  markPrice: "40000",
  unRealizedProfit: "0.005",
  liquidationPrice: "0",
  leverage: "20",
  marginType: "cross",
};

describe("what is understood", () => {
  test.each<[what: string, venue: string, endpoint: string, raw: unknown, expected: unknown]>([
    [
      "a purchase counted in the quote",
      "okx",
      "openStops",
      okx({ ...algo, tgtCcy: "quote_ccy" }),
      [{ quantity: "0.002" }],
    ],
    ["the same counted in coins", "okx", "openStops", okx({ ...algo, tgtCcy: "base_ccy" }), [{ quantity: "50" }]],
    ["an order that triggered", "okx", "stopHistory", okx({ ...algo, state: "effective" }), []],
    [
      "funding among other bills",
      "okx",
      "fundingPayments",
      okx({ ...bill, type: "8" }, { ...bill, type: "2" }),
      [{ amount: "-0.4" }],
    ],
    [
      "transfers among other bills",
      "okx",
      "transfers",
      okx({ ...bill, type: "1" }, { ...bill, type: "8" }),
      [{ amount: "0.4" }],
    ],
    ["kinds of markets that are not read", "okx", "instruments", okx(margin, { ...margin, instType: "OPTION" }), []],
    ["an open interest without dollars", "okx", "openInterest", okx({ instId: "A", oi: "5", ts: "1" }), null],
    [
      "balances as numbers",
      "kraken",
      "balances",
      kraken({ ZUSD: { balance: 25.5, hold_trade: 5 } }),
      [{ free: "20.5", locked: "5" }],
    ],
    [
      "a profit with a plus",
      "kraken",
      "positions",
      kraken({ T: { ...pledge, value: "120000", net: "+20000.5" } }),
      [{ unrealizedPnl: "20000.5" }],
    ],
    [
      "trades without their number",
      "kraken",
      "trades",
      kraken({ trades: { T: fill } }),
      [{ eventAt: 1500, feeAsset: "USD" }],
    ],
    [
      "a withdrawal that came back with its fee",
      "kraken",
      "ledger",
      kraken({
        ledger: { A: { ...sent, amount: "-100", fee: "1" }, B: { ...sent, amount: "100", fee: "-1" } },
        count: 2,
      }),
      [
        { kind: "withdrawal", amount: "100" },
        { kind: "deposit", amount: "100" },
      ],
    ],
    [
      "amounts as numbers",
      "kucoin",
      "deposits",
      kucoin({ currency: "ETH", amount: 1.5, status: "SUCCESS", createdAt: 7 }),
      [{ amount: "1.5" }],
    ],
    [
      "cross margin by its newer names",
      "gate",
      "positions",
      [{ ...gatePosition, lever: "5", pos_margin_mode: "cross" }],
      [{ side: "short", leverage: 5, marginMode: "cross" }],
    ],
    [
      "isolated margin by its older name",
      "gate",
      "positions",
      [{ ...gatePosition, leverage: "5" }],
      [{ leverage: 5, marginMode: "isolated" }],
    ],
    [
      "one position alone",
      "gate",
      "positions",
      { ...gatePosition, leverage: "0", cross_leverage_limit: "3" },
      [{ leverage: 3, marginMode: "cross" }],
    ],
    [
      "ids of trades under either name",
      "gate",
      "futuresTrades",
      [
        { ...gateFill, id: 7 },
        { ...gateFill, trade_id: "8" },
      ],
      [{ venueTradeId: "7" }, { venueTradeId: "8" }],
    ],
    [
      "orders of one pair, not in groups",
      "gate",
      "spotOrders",
      [gateOrder, { ...gateOrder, status: "closed" }],
      [{ quantity: "2" }],
    ],
    [
      "nothing where nothing is frozen",
      "bitget",
      "fundingBalances",
      { code: "00000", data: [{ coin: "USDT", available: "3", frozen: "" }] },
      [{ free: "3", locked: "0" }],
    ],
    [
      "an order of the past",
      "bybit",
      "linearOrderHistory",
      bybit({ list: [bybitOrder, { ...bybitOrder, orderStatus: "Cancelled" }] }),
      [{ quantity: "2" }],
    ],
    ["the price of one symbol", "binance", "spotPrices", { symbol: "BTCUSDT", price: "5" }, [{ price: "5" }]],
    ["one order", "binance", "spotOrder", binanceOrder, [{ quantity: "2" }]],
    ["one that rests no more", "binance", "spotOrder", { ...binanceOrder, status: "FILLED" }, []],
    [
      "an inverse short without its account",
      "binance",
      "coinPositions",
      [short],
      [{ side: "short", unrealizedPnl: "200", initialMargin: "0" }],
    ],
    [
      "a position recorded without prices",
      "krakenfutures",
      "positions",
      { openPositions: [{ symbol: "PF_XBTUSD", side: "short", size: 2, price: 50_000 }] },
      [{ side: "short", markPrice: "50000", unrealizedPnl: "0" }],
    ],
  ])("%s: %s %s", (_what, venue, endpoint, raw, expected) => {
    const value = read(venue, endpoint, raw);
    if (Array.isArray(expected)) expect(value).toHaveLength(expected.length);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toMatchObject(expected as object);
  });
});

describe("what is refused", () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`T${i}`, fill]));

  test.each<[what: string, venue: string, endpoint: string, raw: unknown]>([
    ["a full page that does not say how many there are", "kraken", "trades", kraken({ trades: many })],
    [
      "an answer about another category",
      "bybit",
      "inverseTickers",
      bybit({ category: "linear", list: [linearTicker] }),
    ],
    ["options in a list of contracts", "bybit", "linearTickers", bybit({ category: "option", list: [linearTicker] })],
    ["a trade without a side", "binance", "spotTrades", [binanceTrade]],
    ["an error in place of the row", "binance", "spotDay", { code: -1121, msg: "Invalid symbol." }],
    [
      "an error in place of the list",
      "gate",
      "spotBalances",
      { label: "INVALID_KEY", message: "Invalid key provided" },
    ],
    [
      "a position of a market that is not known",
      "bybit",
      "linearPositions",
      bybit({ list: [{ symbol: "?", side: "Buy", size: "1", avgPrice: "5" }] }),
    ],
  ])("%s: %s %s", (_what, venue, endpoint, raw) => {
    expect(() => read(venue, endpoint, raw)).toThrow(/bad_response/);
  });
});
