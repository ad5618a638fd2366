import type { Candle, CandleInterval } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import type { MarketReader, VenueCall } from "@/lib/exchange/client";
import type { Clock } from "@/lib/platform/clock";
import { OKX } from "./endpoints";
import { parseInstruments } from "./parse-instruments";
import { parseLeverageTiers, parseMarkPrice } from "./parse-leverage-tiers";
import {
  parseCandles,
  parseFundingRates,
  parseOpenInterest,
  parseOrderBook,
  parseTickers,
  type Ticker,
} from "./parse-market";
import { familyOf, INST_TYPES, instIdOf, instTypeOf, marketsOf, type InstType } from "./symbols";

/** Days are asked for in UTC: plain `1D` begins at midnight in Hong Kong. */
const BARS: Readonly<Record<CandleInterval, { name: string; ms: number }>> = {
  "1h": { name: "1H", ms: HOUR_MS },
  "1d": { name: "1Dutc", ms: DAY_MS },
};
const CANDLES_PAGE = 100;
const DEPTH_LEVELS = 400;
const FUNDING_PAGE = 100;

/** readOkxMarket is OKX's public data as a MarketReader. */
export function readOkxMarket(call: VenueCall, clock: Clock): MarketReader {
  const perType = async <Row>(
    instruments: readonly Instrument[],
    pick: (ticker: Ticker, instrument: Instrument) => Row | null,
  ): Promise<Row[]> => {
    const picked: Row[] = [];
    for (const instType of INST_TYPES) {
      const markets = marketsOf(instruments.filter((each) => instTypeOf(each) === instType));
      if (markets.size === 0) continue;
      for (const ticker of parseTickers(await call(OKX.tickers, { instType }))) {
        const instrument = markets.get(ticker.instId);
        const value = instrument === undefined ? null : pick(ticker, instrument);
        if (value !== null) picked.push(value);
      }
    }
    return picked;
  };
  return {
    async fetchInstruments() {
      const listed: Instrument[] = [];
      for (const instType of INST_TYPES satisfies readonly InstType[])
        listed.push(...parseInstruments(await call(OKX.instruments, { instType })));
      return listed;
    },

    async fetchCandles({ instrument, interval, from, limit }) {
      const bar = BARS[interval];
      const candles: Candle[] = [];
      // Both bounds are exclusive, and a page is short: the span is read from its end to its beginning.
      for (let end = from + limit * bar.ms; end > from; end -= CANDLES_PAGE * bar.ms) {
        const params = {
          instId: instIdOf(instrument),
          bar: bar.name,
          before: Math.max(from, end - CANDLES_PAGE * bar.ms) - 1,
          after: end,
          limit: CANDLES_PAGE,
        };
        candles.unshift(...parseCandles(await call(OKX.candles, params), instrument));
      }
      return candles;
    },

    fetchPrices: (instruments) =>
      perType(instruments, ({ price, eventAt }, { id }) =>
        price === null ? null : { instrumentId: id, price, eventAt },
      ),

    fetchDayVolumes: (instruments) =>
      perType(instruments, ({ volumeQuote }, { id }) =>
        volumeQuote === null ? null : { instrumentId: id, volumeQuote },
      ),

    async fetchOrderBook(instrument) {
      const receivedAt = clock.now().getTime();
      const raw = await call(OKX.orderBook, { instId: instIdOf(instrument), sz: DEPTH_LEVELS });
      return parseOrderBook(raw, instrument, receivedAt);
    },

    derivatives: {
      fetchFundingRates: async (instrument, from) =>
        parseFundingRates(
          await call(OKX.fundingRates, { instId: instIdOf(instrument), before: from, limit: FUNDING_PAGE }),
        ),

      fetchOpenInterest: async (instrument) =>
        parseOpenInterest(
          await call(OKX.openInterest, { instType: instTypeOf(instrument), instId: instIdOf(instrument) }),
        ),

      async fetchLeverageTiers(instrument) {
        const [instType, instId] = [instTypeOf(instrument), instIdOf(instrument)];
        const markPrice = parseMarkPrice(await call(OKX.markPrices, { instType, instId }), instId);
        const asked = { instType, tdMode: "cross", instFamily: familyOf(instrument) };
        return parseLeverageTiers(await call(OKX.leverageTiers, asked), instrument, markPrice);
      },
    },
  };
}
