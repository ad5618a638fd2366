import type { Candle, Instrument, Market } from "../market/market";
import { BinanceError } from "./binance-error";
import { isInterval, lengthMs, type Interval } from "../market/interval";
import type { Query } from "./query";
import { amount, price } from "./wire-numbers";

/** Which pairs a family of endpoints knows. */
export type PairFilter = (instrument: Instrument) => boolean;

/** requiredPair reads `symbol`; unknown pairs are refused (-1121). */
export function requiredPair(market: Market, query: Query, isKnown: PairFilter): Instrument {
  const instrument = market.instrument(query.required("symbol"));
  if (!instrument || !isKnown(instrument)) throw new BinanceError(400, -1121, "Invalid symbol.");
  return instrument;
}

/** askedPairs reads `symbol` or `symbols`; without either all pairs. `isOne` when a single object is to be answered. */
export function askedPairs(market: Market, query: Query, isKnown: PairFilter): { pairs: Instrument[]; isOne: boolean } {
  if (query.text("symbol") !== undefined) return { pairs: [requiredPair(market, query, isKnown)], isOne: true };
  const all = market.instruments().filter(isKnown);
  const listed = query.text("symbols");
  if (listed === undefined) return { pairs: all, isOne: false };
  const names = parseSymbols(listed);
  const pairs = names.map((name) => all.find((instrument) => instrument.symbol === name));
  if (pairs.some((pair) => pair === undefined)) throw new BinanceError(400, -1121, "Invalid symbol.");
  return { pairs: pairs.filter((pair) => pair !== undefined), isOne: false };
}

function parseSymbols(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed) && parsed.every((name) => typeof name === "string")) return parsed;
  } catch {
    // Falls through to the exchange's own complaint.
  }
  throw new BinanceError(400, -1100, "Illegal characters found in parameter 'symbols'.");
}

const TYPICAL_TRADE_USD = 900;

function klineRow(instrument: Instrument, candle: Candle): unknown[] {
  const middle = (candle.open + candle.high + candle.low + candle.close) / 4;
  const quote = candle.volume * middle;
  return [
    candle.openAt,
    price(instrument, candle.open),
    price(instrument, candle.high),
    price(instrument, candle.low),
    price(instrument, candle.close),
    amount(candle.volume),
    candle.closeAt,
    amount(quote),
    Math.ceil(quote / TYPICAL_TRADE_USD),
    amount(candle.volume * 0.5),
    amount(quote * 0.5),
    "0",
  ];
}

/** klines answers a candle request: from `startTime` on, or else the last ones up to `endTime` or now. */
export function klines(market: Market, query: Query, isKnown: PairFilter, limitMax: number, at: number): unknown[][] {
  return candleRows(market, requiredPair(market, query, isKnown), query, limitMax, at);
}

/** candleRows are the candles of one pair that a request asks for. */
export function candleRows(
  market: Market,
  instrument: Instrument,
  query: Query,
  limitMax: number,
  at: number,
): unknown[][] {
  const interval = requiredInterval(query);
  const limit = query.limit("limit", 500, limitMax);
  const from = query.integer("startTime");
  const to = query.integer("endTime");
  if (from !== undefined) {
    return market
      .candles(instrument.symbol, interval, from, to ?? Infinity, limit)
      .map((candle) => klineRow(instrument, candle));
  }
  const end = Math.min(to ?? at, at);
  const start = end - (limit + 2) * lengthMs(interval) * 1.1;
  return lastCandles(market, instrument, interval, start, end, limit);
}

function lastCandles(
  market: Market,
  instrument: Instrument,
  interval: Interval,
  start: number,
  end: number,
  limit: number,
): unknown[][] {
  const candles = market.candles(instrument.symbol, interval, start, end, Infinity);
  return candles.slice(-limit).map((candle) => klineRow(instrument, candle));
}

function requiredInterval(query: Query): Interval {
  const interval = query.required("interval");
  if (!isInterval(interval)) throw new BinanceError(400, -1120, "Invalid interval.");
  return interval;
}

/** ticker24h is the rolling day of a pair. */
export function ticker24h(market: Market, instrument: Instrument): Record<string, unknown> {
  const day = market.day(instrument.symbol);
  const last = market.lastPrice(instrument.symbol);
  if (!day || last === undefined) throw new BinanceError(400, -1121, "Invalid symbol.");
  const top = market.orderBook(instrument.symbol, 1);
  const average = day.volume > 0 ? day.quoteVolume / day.volume : last;
  const trades = Math.ceil(day.quoteVolume / TYPICAL_TRADE_USD);
  return {
    symbol: instrument.symbol,
    priceChange: price(instrument, last - day.open),
    priceChangePercent: ((100 * (last - day.open)) / day.open).toFixed(3),
    weightedAvgPrice: price(instrument, average),
    prevClosePrice: price(instrument, day.open),
    lastPrice: price(instrument, last),
    lastQty: amount(instrument.stepSize * 10),
    bidPrice: price(instrument, top?.bids[0]?.[0] ?? last),
    bidQty: amount(top?.bids[0]?.[1] ?? 0),
    askPrice: price(instrument, top?.asks[0]?.[0] ?? last),
    askQty: amount(top?.asks[0]?.[1] ?? 0),
    openPrice: price(instrument, day.open),
    highPrice: price(instrument, day.high),
    lowPrice: price(instrument, day.low),
    volume: amount(day.volume),
    quoteVolume: amount(day.quoteVolume),
    openTime: day.openAt,
    closeTime: day.closeAt,
    firstId: 1,
    lastId: trades,
    count: trades,
  };
}

interface OrderBookRows {
  readonly lastUpdateId: number;
  readonly bids: [string, string][];
  readonly asks: [string, string][];
}

/** depth is the order book of a pair. */
export function depth(market: Market, instrument: Instrument, levels: number, at: number): OrderBookRows {
  const book = market.orderBook(instrument.symbol, levels);
  const row = ([level, quantity]: readonly [number, number]): [string, string] => [
    price(instrument, level),
    amount(quantity),
  ];
  return { lastUpdateId: Math.floor(at / 1_000), bids: (book?.bids ?? []).map(row), asks: (book?.asks ?? []).map(row) };
}

/** bookTicker is the top of a pair's book. */
export function bookTicker(market: Market, instrument: Instrument): Record<string, unknown> {
  const top = market.orderBook(instrument.symbol, 1);
  const [bid = 0, bidQty = 0] = top?.bids[0] ?? [];
  const [ask = 0, askQty = 0] = top?.asks[0] ?? [];
  return {
    symbol: instrument.symbol,
    bidPrice: price(instrument, bid),
    bidQty: amount(bidQty),
    askPrice: price(instrument, ask),
    askQty: amount(askQty),
  };
}

const TRADE_EVERY_MS = 2_000;

/** recentTrades are plausible public prints, one every two seconds along the price. `ids` are multiples of that grid. */
export function recentTrades(
  market: Market,
  instrument: Instrument,
  count: number,
  at: number,
): { id: number; at: number; price: string; quantity: string; isBuyerMaker: boolean }[] {
  const last = Math.floor(at / TRADE_EVERY_MS);
  const trades = [];
  for (let id = last - count + 1; id <= last; id++) {
    const when = id * TRADE_EVERY_MS;
    const value = market.priceAt(instrument.symbol, when);
    const before = market.priceAt(instrument.symbol, when - TRADE_EVERY_MS);
    if (value === undefined) continue;
    const quantity = Math.max(
      instrument.stepSize,
      Number((TYPICAL_TRADE_USD / value).toFixed(instrument.quantityDecimals)),
    );
    trades.push({
      id,
      at: when,
      price: price(instrument, value),
      quantity: amount(quantity),
      isBuyerMaker: value < (before ?? value),
    });
  }
  return trades;
}
