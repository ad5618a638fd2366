import type { Candle, CandleInterval } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import type { MarketReader, VenueCall } from "@/lib/exchange/client";
import type { Clock } from "@/lib/platform/clock";
import { KUCOIN } from "./endpoints";
import { parseContracts, parseSpotInstruments } from "./parse-instruments";
import { parseLeverageTiers } from "./parse-leverage-tiers";
import {
  parseContractTickers,
  parseFundingRates,
  parseFuturesCandles,
  parseOrderBook,
  parseSpotCandles,
  parseSpotTickers,
  type Ticker,
} from "./parse-market";
import { marketsOf, venueSymbolOf } from "./symbols";

const INTERVALS: Readonly<Record<CandleInterval, { spot: string; futuresMinutes: number; ms: number }>> = {
  "1h": { spot: "1hour", futuresMinutes: 60, ms: HOUR_MS },
  "1d": { spot: "1day", futuresMinutes: 1_440, ms: DAY_MS },
};
const FUTURES_CANDLES_PAGE = 200;
/** As far back as one page of funding rates reaches at the usual eight hours. */
const FUNDING_SPAN_MS = (100 * DAY_MS) / 3;

/** readKucoinMarket is KuCoin's public data as a MarketReader. */
export function readKucoinMarket(call: VenueCall, clock: Clock): MarketReader {
  const perTicker = async <Row>(
    instruments: readonly Instrument[],
    pick: (ticker: Ticker, instrument: Instrument, at: EpochMs) => Row | null,
  ): Promise<Row[]> => {
    const markets = marketsOf(instruments);
    const receivedAt = clock.now().getTime();
    const hasKind = (kind: Instrument["kind"]) => instruments.some((each) => each.kind === kind);
    const spot = hasKind("spot") ? parseSpotTickers(await call(KUCOIN.tickers)) : { rows: [], at: receivedAt };
    const contracts = hasKind("perpetual") ? parseContractTickers(await call(KUCOIN.futuresInstruments)) : [];
    const picked = (rows: readonly Ticker[], at: EpochMs) =>
      rows.flatMap((row) => {
        const instrument = markets.get(row.venueSymbol);
        const value = instrument === undefined ? null : pick(row, instrument, at);
        return value === null ? [] : [value];
      });
    return [...picked(spot.rows, spot.at), ...picked(contracts, receivedAt)];
  };
  return {
    fetchInstruments: async () => [
      ...parseSpotInstruments(await call(KUCOIN.instruments)),
      ...parseContracts(await call(KUCOIN.futuresInstruments)),
    ],

    fetchCandles: (request) =>
      request.instrument.kind === "spot" ? readSpotCandles(call, request) : readFuturesCandles(call, request),

    fetchPrices: (instruments) =>
      perTicker(instruments, ({ price }, { id }, at) =>
        price === null ? null : { instrumentId: id, price, eventAt: at },
      ),

    fetchDayVolumes: (instruments) =>
      perTicker(instruments, ({ volumeQuote }, { id }) =>
        volumeQuote === null ? null : { instrumentId: id, volumeQuote },
      ),

    async fetchOrderBook(instrument) {
      const receivedAt = clock.now().getTime();
      const endpoint = instrument.kind === "spot" ? KUCOIN.orderBook : KUCOIN.futuresOrderBook;
      return parseOrderBook(await call(endpoint, { symbol: venueSymbolOf(instrument) }), instrument, receivedAt);
    },

    derivatives: {
      async fetchFundingRates(instrument, from) {
        const to = Math.min(clock.now().getTime(), from + FUNDING_SPAN_MS);
        const params = { symbol: venueSymbolOf(instrument), from: from + 1, to };
        return parseFundingRates(await call(KUCOIN.fundingRates, params));
      },

      async fetchOpenInterest(instrument) {
        const eventAt = clock.now().getTime();
        const tickers = parseContractTickers(await call(KUCOIN.futuresInstruments));
        const own = tickers.find(({ venueSymbol }) => venueSymbol === venueSymbolOf(instrument));
        const valueQuote = own?.openInterestQuote ?? null;
        return valueQuote === null ? null : { eventAt, valueQuote };
      },

      fetchLeverageTiers: async (instrument) =>
        parseLeverageTiers(await call(KUCOIN.leverageTiers, { symbol: venueSymbolOf(instrument) })),
    },
  };
}

type CandleRequest = Parameters<MarketReader["fetchCandles"]>[0];

async function readSpotCandles(call: VenueCall, { instrument, interval, from, limit }: CandleRequest) {
  const { spot, ms } = INTERVALS[interval];
  // Seconds; the end is exclusive.
  const [startAt, endAt] = [Math.ceil(from / 1_000), Math.ceil((from + limit * ms) / 1_000)];
  return parseSpotCandles(
    await call(KUCOIN.candles, { symbol: venueSymbolOf(instrument), type: spot, startAt, endAt }),
  );
}

async function readFuturesCandles(call: VenueCall, { instrument, interval, from, limit }: CandleRequest) {
  const { futuresMinutes, ms } = INTERVALS[interval];
  const candles: Candle[] = [];
  for (let done = 0; done < limit; done += FUTURES_CANDLES_PAGE) {
    const [start, end] = [from + done * ms, from + Math.min(limit, done + FUTURES_CANDLES_PAGE) * ms - 1];
    const params = { symbol: venueSymbolOf(instrument), granularity: futuresMinutes, from: start, to: end };
    candles.push(...parseFuturesCandles(await call(KUCOIN.futuresCandles, params), instrument));
  }
  return candles;
}
