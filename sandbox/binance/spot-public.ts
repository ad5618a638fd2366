import { openGet, type Endpoint, type Venue } from "./endpoint";
import {
  askedPairs,
  bookTicker,
  depth,
  klines,
  recentTrades,
  requiredPair,
  ticker24h,
  type PairFilter,
} from "./market-rows";
import type { Query } from "./query";
import { RATE_LIMITS, spotSymbol } from "./spot-exchange-info";
import { price } from "./wire-numbers";

const anyPair: PairFilter = () => true;

function depthWeight(query: Query): number {
  const limit = query.integer("limit") ?? 100;
  if (limit <= 100) return 5;
  if (limit <= 500) return 25;
  return limit <= 1_000 ? 50 : 250;
}

function tickerWeight(query: Query): number {
  if (query.text("symbol") !== undefined) return 2;
  const listed = query.text("symbols")?.split(",").length ?? Infinity;
  if (listed <= 20) return 2;
  return listed <= 100 ? 40 : 80;
}

const lightWeight = (query: Query): number => (query.text("symbol") === undefined ? 4 : 2);

/** spotPublicEndpoints are the market data of `/api/v3`. */
export function spotPublicEndpoints({ market, now }: Venue): Endpoint[] {
  /** One object for `symbol`, a list otherwise. */
  const perPair = (query: Query, row: (pair: ReturnType<typeof requiredPair>) => unknown): unknown => {
    const { pairs, isOne } = askedPairs(market, query, anyPair);
    return isOne && pairs[0] ? row(pairs[0]) : pairs.map(row);
  };
  return [
    openGet("/api/v3/ping", 1, () => ({})),
    openGet("/api/v3/time", 1, () => ({ serverTime: now() })),
    openGet("/api/v3/exchangeInfo", 20, ({ query }) => ({
      timezone: "UTC",
      serverTime: now(),
      rateLimits: RATE_LIMITS,
      exchangeFilters: [],
      symbols: askedPairs(market, query, anyPair).pairs.map(spotSymbol),
    })),
    openGet("/api/v3/klines", 2, ({ query }) => klines(market, query, anyPair, 1_000, now())),
    openGet("/api/v3/ticker/24hr", tickerWeight, ({ query }) => perPair(query, (pair) => ticker24h(market, pair))),
    openGet("/api/v3/ticker/price", lightWeight, ({ query }) =>
      perPair(query, (pair) => ({ symbol: pair.symbol, price: price(pair, market.lastPrice(pair.symbol) ?? 0) })),
    ),
    openGet("/api/v3/ticker/bookTicker", lightWeight, ({ query }) =>
      perPair(query, (pair) => bookTicker(market, pair)),
    ),
    openGet("/api/v3/avgPrice", 2, ({ query }) => {
      const pair = requiredPair(market, query, anyPair);
      return { mins: 5, price: price(pair, market.lastPrice(pair.symbol) ?? 0), closeTime: now() };
    }),
    openGet("/api/v3/depth", depthWeight, ({ query }) =>
      depth(market, requiredPair(market, query, anyPair), query.limit("limit", 100, 5_000), now()),
    ),
    openGet("/api/v3/trades", 25, ({ query }) =>
      recentTrades(market, requiredPair(market, query, anyPair), query.limit("limit", 500, 1_000), now()).map(
        (trade) => ({
          id: trade.id,
          price: trade.price,
          qty: trade.quantity,
          quoteQty: (Number(trade.price) * Number(trade.quantity)).toFixed(8),
          time: trade.at,
          isBuyerMaker: trade.isBuyerMaker,
          isBestMatch: true,
        }),
      ),
    ),
    openGet("/api/v3/aggTrades", 4, ({ query }) =>
      recentTrades(market, requiredPair(market, query, anyPair), query.limit("limit", 500, 1_000), now()).map(
        (trade) => ({
          a: trade.id,
          p: trade.price,
          q: trade.quantity,
          f: trade.id,
          l: trade.id,
          T: trade.at,
          m: trade.isBuyerMaker,
          M: true,
        }),
      ),
    ),
  ];
}
