import { HOUR_MS } from "../market/interval";
import type { Instrument } from "../market/market";
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
import { amount, price } from "./wire-numbers";

const FUNDING_MS = 8 * HOUR_MS;
/** The far future date with which the exchange marks a contract without expiry. */
const NEVER = 4_133_404_800_000;

const hasPerpetual: PairFilter = (instrument) => instrument.hasPerpetual;

function contract(instrument: Instrument): Record<string, unknown> {
  const quantityDecimals = Math.min(3, instrument.quantityDecimals);
  const step = (10 ** -quantityDecimals).toFixed(quantityDecimals);
  const tick = instrument.tickSize.toFixed(instrument.priceDecimals);
  return {
    symbol: instrument.symbol,
    pair: instrument.symbol,
    contractType: "PERPETUAL",
    deliveryDate: NEVER,
    onboardDate: instrument.listedAt,
    status: "TRADING",
    maintMarginPercent: "2.5000",
    requiredMarginPercent: "5.0000",
    baseAsset: instrument.base,
    quoteAsset: "USDT",
    marginAsset: "USDT",
    pricePrecision: instrument.priceDecimals,
    quantityPrecision: quantityDecimals,
    baseAssetPrecision: 8,
    quotePrecision: 8,
    underlyingType: "COIN",
    underlyingSubType: ["PoW"],
    triggerProtect: "0.0500",
    liquidationFee: "0.012500",
    marketTakeBound: "0.05",
    maxMoveOrderLimit: 10_000,
    filters: [
      { filterType: "PRICE_FILTER", minPrice: tick, maxPrice: "4529764", tickSize: tick },
      { filterType: "LOT_SIZE", minQty: step, maxQty: "1000000", stepSize: step },
      { filterType: "MARKET_LOT_SIZE", minQty: step, maxQty: "120000", stepSize: step },
      { filterType: "MAX_NUM_ORDERS", limit: 200 },
      { filterType: "MAX_NUM_ALGO_ORDERS", limit: 10 },
      { filterType: "MIN_NOTIONAL", notional: "5" },
      { filterType: "PERCENT_PRICE", multiplierUp: "1.0500", multiplierDown: "0.9500", multiplierDecimal: "4" },
    ],
    orderTypes: ["LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"],
    timeInForce: ["GTC", "IOC", "FOK", "GTX", "GTD"],
  };
}

/** futuresPublicEndpoints are the market data of USDⓈ-M perpetuals; they trade at the spot price, without a basis. */
export function futuresPublicEndpoints({ market, now }: Venue): Endpoint[] {
  const perPair = (query: Query, row: (pair: Instrument) => unknown): unknown => {
    const { pairs, isOne } = askedPairs(market, query, hasPerpetual);
    return isOne && pairs[0] ? row(pairs[0]) : pairs.map(row);
  };
  const lastOf = (pair: Instrument): string => price(pair, market.lastPrice(pair.symbol) ?? 0);
  const nextFunding = (): number => (Math.floor(now() / FUNDING_MS) + 1) * FUNDING_MS;

  function premiumIndex(pair: Instrument): Record<string, unknown> {
    return {
      symbol: pair.symbol,
      markPrice: lastOf(pair),
      indexPrice: lastOf(pair),
      estimatedSettlePrice: lastOf(pair),
      lastFundingRate: amount(market.fundingRate(pair.symbol, nextFunding() - FUNDING_MS)),
      interestRate: "0.00010000",
      nextFundingTime: nextFunding(),
      time: now(),
    };
  }
  function fundingHistory(query: Query): unknown[] {
    const { pairs } = askedPairs(market, query, hasPerpetual);
    const limit = query.limit("limit", 100, 1_000);
    const to = Math.floor(Math.min(query.integer("endTime") ?? now(), now()) / FUNDING_MS) * FUNDING_MS;
    const start = query.integer("startTime");
    const from = start === undefined ? to - (limit - 1) * FUNDING_MS : Math.ceil(start / FUNDING_MS) * FUNDING_MS;
    return pairs.flatMap((pair) => {
      const rows: unknown[] = [];
      for (let at = Math.max(from, pair.listedAt); at <= to && rows.length < limit; at += FUNDING_MS) {
        rows.push({
          symbol: pair.symbol,
          fundingTime: at,
          fundingRate: amount(market.fundingRate(pair.symbol, at)),
          markPrice: price(pair, market.priceAt(pair.symbol, at) ?? 0),
        });
      }
      return rows;
    });
  }
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
      symbols: market.instruments().filter(hasPerpetual).map(contract),
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
    openGet("/fapi/v1/premiumIndex", 1, ({ query }) => perPair(query, premiumIndex)),
    openGet("/fapi/v1/fundingRate", 1, ({ query }) => fundingHistory(query)),
    openGet("/fapi/v1/fundingInfo", 1, () =>
      market
        .instruments()
        .filter(hasPerpetual)
        .map((pair) => ({
          symbol: pair.symbol,
          adjustedFundingRateCap: "0.02000000",
          adjustedFundingRateFloor: "-0.02000000",
          fundingIntervalHours: 8,
          disclaimer: false,
        })),
    ),
    openGet("/fapi/v1/openInterest", 1, ({ query }) => {
      const pair = requiredPair(market, query, hasPerpetual);
      const volume = market.day(pair.symbol)?.volume ?? 0;
      return { symbol: pair.symbol, openInterest: (volume * 1.6).toFixed(pair.quantityDecimals), time: now() };
    }),
  ];
}
