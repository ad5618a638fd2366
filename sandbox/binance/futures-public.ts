import type { Instrument } from "../market/market";
import { futuresContract } from "./futures-contract";
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
import { price } from "./wire-numbers";

const hasPerpetual: PairFilter = (instrument) => instrument.hasPerpetual;

/** futuresPublicEndpoints are the market data of USDⓈ-M perpetuals; they trade at the spot price, without a basis. */
export function futuresPublicEndpoints({ market, now }: Venue): Endpoint[] {
  const perPair = (query: Query, row: (pair: Instrument) => unknown): unknown => {
    const { pairs, isOne } = askedPairs(market, query, hasPerpetual);
    return isOne && pairs[0] ? row(pairs[0]) : pairs.map(row);
  };
  const lastOf = (pair: Instrument): string => price(pair, market.lastPrice(pair.symbol) ?? 0);

  const candleRoutes = ["klines", "markPriceKlines"].map((name) =>
    openGet(`/fapi/v1/${name}`, 5, ({ query }) => klines(market, query, hasPerpetual, 1_500, now())),
  );
  return [
    openGet("/fapi/v1/ping", 1, () => ({})),
    openGet("/fapi/v1/time", 1, () => ({ serverTime: now() })),
    openGet("/fapi/v1/exchangeInfo", 1, () => ({
      timezone: "UTC",
      serverTime: now(),
      futuresType: "U_MARGINED",
      rateLimits: [{ rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: 2_400 }],
      exchangeFilters: [],
      assets: [{ asset: "USDT", marginAvailable: true, autoAssetExchange: "-10000" }],
      symbols: market.instruments().filter(hasPerpetual).map(futuresContract),
    })),
    ...candleRoutes,
    openGet("/fapi/v1/depth", 5, ({ query }) =>
      depth(market, requiredPair(market, query, hasPerpetual), query.limit("limit", 500, 1_000), now()),
    ),
    openGet("/fapi/v1/aggTrades", 20, ({ query }) =>
      recentTrades(market, requiredPair(market, query, hasPerpetual), query.limit("limit", 500, 1_000), now()).map(
        (trade) => ({
          a: trade.id,
          p: trade.price,
          q: trade.quantity,
          f: trade.id,
          l: trade.id,
          T: trade.at,
          m: trade.isBuyerMaker,
        }),
      ),
    ),
    ...["v1", "v2"].map((version) =>
      openGet(`/fapi/${version}/ticker/price`, 1, ({ query }) =>
        perPair(query, (pair) => ({ symbol: pair.symbol, price: lastOf(pair), time: now() })),
      ),
    ),
    openGet("/fapi/v1/ticker/24hr", 1, ({ query }) => perPair(query, (pair) => ticker24h(market, pair))),
    openGet("/fapi/v1/ticker/bookTicker", 2, ({ query }) =>
      perPair(query, (pair) => ({ ...bookTicker(market, pair), time: now() })),
    ),
    openGet("/fapi/v1/openInterest", 1, ({ query }) => {
      const pair = requiredPair(market, query, hasPerpetual);
      const volume = market.day(pair.symbol)?.volume ?? 0;
      return { symbol: pair.symbol, openInterest: (volume * 1.6).toFixed(pair.quantityDecimals), time: now() };
    }),
  ];
}
