import { HOUR_MS } from "../market/interval";
import type { Instrument } from "../market/market";
import { openGet, type Endpoint, type Venue } from "./endpoint";
import { askedPairs, type PairFilter } from "./market-rows";
import type { Query } from "./query";
import { amount, price } from "./wire-numbers";

const FUNDING_MS = 8 * HOUR_MS;

const hasPerpetual: PairFilter = (instrument) => instrument.hasPerpetual;

/** futuresFundingEndpoints are mark prices and funding rates of the perpetuals. */
export function futuresFundingEndpoints({ market, now }: Venue): Endpoint[] {
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
  function premiumIndexes(query: Query): unknown {
    const { pairs, isOne } = askedPairs(market, query, hasPerpetual);
    return isOne && pairs[0] ? premiumIndex(pairs[0]) : pairs.map(premiumIndex);
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
  return [
    openGet("/fapi/v1/premiumIndex", 1, ({ query }) => premiumIndexes(query)),
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
  ];
}
