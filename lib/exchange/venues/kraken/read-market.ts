import type { CandleInterval } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type { MarketReader, VenueCall } from "@/lib/exchange/client";
import type { Clock } from "@/lib/platform/clock";
import { KRAKEN } from "./endpoints";
import { parseInstruments } from "./parse-instruments";
import { parseCandles, parseOrderBook, parseTickers, type Ticker } from "./parse-market";
import { marketsOf, pairOf } from "./symbols";

/** Minutes of a bar. Kraken keeps 720 bars of each length: 30 days of hours, two years of days. */
const MINUTES: Readonly<Record<CandleInterval, number>> = { "1h": 60, "1d": 1_440 };
const DEPTH_LEVELS = 500;

/** readKrakenMarket is Kraken's public data as a MarketReader. */
export function readKrakenMarket(call: VenueCall, clock: Clock): MarketReader {
  const perPair = async <Row>(
    instruments: readonly Instrument[],
    pick: (ticker: Ticker, instrument: Instrument, at: EpochMs) => Row | null,
  ): Promise<Row[]> => {
    const markets = marketsOf(instruments);
    const at = clock.now().getTime();
    return parseTickers(await call(KRAKEN.tickers)).flatMap((ticker) => {
      const instrument = markets.get(ticker.pair);
      const value = instrument === undefined ? null : pick(ticker, instrument, at);
      return value === null ? [] : [value];
    });
  };
  return {
    fetchInstruments: async () => parseInstruments(await call(KRAKEN.instruments)),

    async fetchCandles({ instrument, interval, from, limit }) {
      // `since` is exclusive, and reaches no further back than Kraken's 720 bars.
      const since = Math.floor(from / 1_000) - 1;
      const params = { pair: pairOf(instrument), interval: MINUTES[interval], since };
      return parseCandles(await call(KRAKEN.candles, params))
        .filter(({ openAt }) => openAt >= from)
        .slice(0, limit);
    },

    fetchPrices: (instruments) =>
      perPair(instruments, ({ price }, { id }, at) =>
        price === null ? null : { instrumentId: id, price, eventAt: at },
      ),

    fetchDayVolumes: (instruments) =>
      perPair(instruments, ({ volumeQuote }, { id }) =>
        volumeQuote === null ? null : { instrumentId: id, volumeQuote },
      ),

    async fetchOrderBook(instrument) {
      const receivedAt = clock.now().getTime();
      return parseOrderBook(
        await call(KRAKEN.orderBook, { pair: pairOf(instrument), count: DEPTH_LEVELS }),
        receivedAt,
      );
    },
  };
}
