import type { Candle, CandleInterval } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import type { FundingRate, MarketReader, VenueCall } from "@/lib/exchange/client";
import type { Clock } from "@/lib/platform/clock";
import { BITGET } from "./endpoints";
import { parseContracts, parseSpotInstruments } from "./parse-instruments";
import { parseLeverageTiers } from "./parse-leverage-tiers";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers, type Ticker } from "./parse-market";
import { CATEGORIES, categoryOf, marketsOf, PRODUCT_TYPES, venueSymbolOf, type Category } from "./symbols";

/** Days are asked for in UTC: plain `1day` begins at midnight in Hong Kong. */
const INTERVALS: Readonly<Record<CandleInterval, { spot: string; futures: string; ms: number }>> = {
  "1h": { spot: "1h", futures: "1H", ms: HOUR_MS },
  "1d": { spot: "1Dutc", futures: "1Dutc", ms: DAY_MS },
};
/** Older bars are in a list of their own, with shorter pages. */
const RECENT_DAYS = 60;
const HISTORY_PAGE = 200;
const DEPTH_LEVELS = 150;
const FUNDING_PAGE = 100;
/** Funding rates come newest first and cannot be asked for by time. */
const FUNDING_PAGES_MAX = 12;

/** readBitgetMarket is Bitget's public data as a MarketReader. */
export function readBitgetMarket(call: VenueCall, clock: Clock): MarketReader {
  const tickers = async (category: Category): Promise<Ticker[]> =>
    parseTickers(
      category === "SPOT" ? await call(BITGET.tickers) : await call(BITGET.futuresTickers, { productType: category }),
    );
  const perCategory = async <Row>(
    instruments: readonly Instrument[],
    pick: (ticker: Ticker, instrument: Instrument) => Row | null,
  ): Promise<Row[]> => {
    const picked: Row[] = [];
    for (const category of CATEGORIES) {
      const markets = marketsOf(instruments, category);
      if (markets.size === 0) continue;
      for (const ticker of await tickers(category)) {
        const instrument = markets.get(ticker.venueSymbol);
        const value = instrument === undefined ? null : pick(ticker, instrument);
        if (value !== null) picked.push(value);
      }
    }
    return picked;
  };
  return {
    async fetchInstruments() {
      const listed = parseSpotInstruments(await call(BITGET.instruments));
      for (const productType of PRODUCT_TYPES)
        listed.push(...parseContracts(await call(BITGET.futuresInstruments, { productType }), productType));
      return listed;
    },

    fetchCandles: (request) =>
      request.from >= clock.now().getTime() - RECENT_DAYS * DAY_MS
        ? readRecentCandles(call, request)
        : readOldCandles(call, request),

    fetchPrices: (instruments) =>
      perCategory(instruments, ({ price, eventAt }, { id }) =>
        price === null ? null : { instrumentId: id, price, eventAt },
      ),

    fetchDayVolumes: (instruments) =>
      perCategory(instruments, ({ volumeQuote }, { id }) =>
        volumeQuote === null ? null : { instrumentId: id, volumeQuote },
      ),

    async fetchOrderBook(instrument) {
      const receivedAt = clock.now().getTime();
      const market = marketParams(instrument);
      const raw =
        instrument.kind === "spot"
          ? await call(BITGET.orderBook, { ...market, type: "step0", limit: DEPTH_LEVELS })
          : await call(BITGET.futuresOrderBook, { ...market, precision: "scale0", limit: "max" });
      return parseOrderBook(raw, receivedAt);
    },

    derivatives: {
      async fetchFundingRates(instrument, from) {
        const rates: FundingRate[] = [];
        for (let pageNo = 1; pageNo <= FUNDING_PAGES_MAX; pageNo += 1) {
          const params = { ...marketParams(instrument), pageSize: FUNDING_PAGE, pageNo };
          const page = parseFundingRates(await call(BITGET.fundingRates, params));
          rates.unshift(...page.filter(({ eventAt }) => eventAt > from));
          if (page.length < FUNDING_PAGE || (page[0]?.eventAt ?? 0) <= from) break;
        }
        return rates;
      },

      async fetchOpenInterest(instrument) {
        const rows = await tickers(categoryOf(instrument));
        const own = rows.find(({ venueSymbol }) => venueSymbol === venueSymbolOf(instrument));
        if (own?.openInterestQuote == null) return null;
        return { eventAt: own.eventAt, valueQuote: own.openInterestQuote };
      },

      fetchLeverageTiers: async (instrument) =>
        parseLeverageTiers(await call(BITGET.leverageTiers, marketParams(instrument))),
    },
  };
}

type CandleRequest = Parameters<MarketReader["fetchCandles"]>[0];

function marketParams(instrument: Instrument): Record<string, string> {
  const symbol = venueSymbolOf(instrument);
  const category = categoryOf(instrument);
  return category === "SPOT" ? { symbol } : { symbol, productType: category };
}

async function readRecentCandles(call: VenueCall, { instrument, interval, from, limit }: CandleRequest) {
  const { spot, futures, ms } = INTERVALS[interval];
  const isSpot = instrument.kind === "spot";
  const params = { ...marketParams(instrument), startTime: from, endTime: from + limit * ms, limit };
  const endpoint = isSpot ? BITGET.candles : BITGET.futuresCandles;
  return parseCandles(await call(endpoint, { ...params, granularity: isSpot ? spot : futures }));
}

/** Old bars are told by the instant before which they are wanted: the span is read from its end to its beginning. */
async function readOldCandles(call: VenueCall, { instrument, interval, from, limit }: CandleRequest) {
  const { spot, futures, ms } = INTERVALS[interval];
  const isSpot = instrument.kind === "spot";
  const endpoint = isSpot ? BITGET.spotHistoryCandles : BITGET.futuresHistoryCandles;
  const granularity = isSpot ? spot : futures;
  const candles: Candle[] = [];
  for (let endTime = from + limit * ms; endTime > from; endTime -= HISTORY_PAGE * ms) {
    const bars = Math.min(HISTORY_PAGE, Math.ceil((endTime - from) / ms));
    const params = { ...marketParams(instrument), granularity, endTime, limit: bars };
    candles.unshift(...parseCandles(await call(endpoint, params)).filter(({ openAt }) => openAt >= from));
  }
  return candles;
}
