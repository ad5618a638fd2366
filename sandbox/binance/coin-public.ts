import { contractSizeOf } from "../accounts/coin-position";
import { HOUR_MS } from "../market/interval";
import type { Instrument } from "../market/market";
import { askedContracts, coinContract, coinContracts, requiredContract, symbolOf } from "./coin-contract";
import { openGet, type Endpoint, type Venue } from "./endpoint";
import { candleRows, depth, ticker24h } from "./market-rows";
import { amount, price } from "./wire-numbers";

const FUNDING_MS = 8 * HOUR_MS;

/** coinPublicEndpoints are the market data of coin-margined perpetuals, which count contracts of a sum of dollars. */
export function coinPublicEndpoints({ market, now }: Venue): Endpoint[] {
  const lastOf = (pair: Instrument): string => price(pair, market.lastPrice(pair.symbol) ?? 0);
  const sizeOf = (pair: Instrument): number => contractSizeOf(symbolOf(pair));
  const named = (pair: Instrument) => ({ symbol: symbolOf(pair), ps: `${pair.base}USD` });
  return [
    openGet("/dapi/v1/ping", 1, () => ({})),
    openGet("/dapi/v1/time", 1, () => ({ serverTime: now() })),
    openGet("/dapi/v1/exchangeInfo", 1, () => ({
      timezone: "UTC",
      serverTime: now(),
      rateLimits: [{ rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: 2_400 }],
      exchangeFilters: [],
      symbols: coinContracts(market).map(coinContract),
    })),
    openGet("/dapi/v1/ticker/price", 2, ({ query }) =>
      askedContracts(market, query).map((pair) => ({ ...named(pair), price: lastOf(pair), time: now() })),
    ),
    openGet("/dapi/v1/ticker/24hr", 40, ({ query }) =>
      askedContracts(market, query).map((pair) => {
        const { symbol: _symbol, quoteVolume, volume, ...day } = ticker24h(market, pair);
        const contracts = Math.floor(Number(quoteVolume) / sizeOf(pair));
        return { ...named(pair), ...day, volume: String(contracts), baseVolume: volume };
      }),
    ),
    openGet("/dapi/v1/klines", 5, ({ query }) => {
      const pair = requiredContract(market, query);
      return candleRows(market, pair, query, 1_500, now()).map((row) => {
        const [coins, dollars] = [row[5], Number(row[7])];
        const contracts = Math.floor(dollars / sizeOf(pair));
        return row.map((value, i) => (i === 5 ? String(contracts) : i === 7 ? coins : value));
      });
    }),
    openGet("/dapi/v1/depth", 20, ({ query }) => {
      const pair = requiredContract(market, query);
      const { bids, asks, ...book } = depth(market, pair, query.limit("limit", 500, 1_000), now());
      const inContracts = ([level, quantity]: readonly [string, string]): [string, string] => [
        level,
        String(Math.floor((Number(level) * Number(quantity)) / sizeOf(pair))),
      ];
      return { ...book, ...named(pair), E: now(), T: now(), bids: bids.map(inContracts), asks: asks.map(inContracts) };
    }),
    openGet("/dapi/v1/fundingRate", 1, ({ query }) => {
      const pair = requiredContract(market, query);
      const limit = query.limit("limit", 100, 1_000);
      const to = Math.floor(now() / FUNDING_MS) * FUNDING_MS;
      const start = query.integer("startTime") ?? to - (limit - 1) * FUNDING_MS;
      const first = Math.max(Math.ceil(start / FUNDING_MS) * FUNDING_MS, pair.listedAt);
      const rows: unknown[] = [];
      for (let at = first; at <= to && rows.length < limit; at += FUNDING_MS)
        rows.push({
          symbol: symbolOf(pair),
          fundingTime: at,
          fundingRate: amount(market.fundingRate(pair.symbol, at)),
        });
      return rows;
    }),
    openGet("/dapi/v1/openInterest", 1, ({ query }) => {
      const pair = requiredContract(market, query);
      const dollars = market.day(pair.symbol)?.quoteVolume ?? 0;
      return {
        symbol: symbolOf(pair),
        pair: `${pair.base}USD`,
        openInterest: String(Math.floor(dollars / sizeOf(pair))),
        contractType: "PERPETUAL",
        time: now(),
      };
    }),
  ];
}
