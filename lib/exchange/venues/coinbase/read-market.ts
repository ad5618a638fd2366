import type { Candle, CandleInterval } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import type { MarketReader, VenueCall } from "@/lib/exchange/client";
import type { Clock } from "@/lib/platform/clock";
import { COINBASE } from "./endpoints";
import { parseInstruments, parseTickers, type Ticker } from "./parse-instruments";
import { parseCandles, parseOrderBook } from "./parse-market";
import { marketsOf, productOf } from "./symbols";

const BARS: Readonly<Record<CandleInterval, { name: string; ms: number }>> = {
  "1h": { name: "ONE_HOUR", ms: HOUR_MS },
  "1d": { name: "ONE_DAY", ms: DAY_MS },
};
/** Bars of one answer; a question for more is refused. */
const CANDLES_PAGE = 350;
const DEPTH_LEVELS = 500;
const SPOT = { product_type: "SPOT" } as const;

/** readCoinbaseMarket is Coinbase's public data as a MarketReader. */
export function readCoinbaseMarket(call: VenueCall, clock: Clock): MarketReader {
  const perProduct = async <Row>(
    instruments: readonly Instrument[],
    pick: (ticker: Ticker, instrument: Instrument, at: EpochMs) => Row | null,
  ): Promise<Row[]> => {
    const markets = marketsOf(instruments);
    const at = clock.now().getTime();
    return parseTickers(await call(COINBASE.instruments, SPOT)).flatMap((ticker) => {
      const instrument = markets.get(ticker.productId);
      const value = instrument === undefined ? null : pick(ticker, instrument, at);
      return value === null ? [] : [value];
    });
  };
  return {
    fetchInstruments: async () => parseInstruments(await call(COINBASE.instruments, SPOT)),

    async fetchCandles({ instrument, interval, from, limit }) {
      const bar = BARS[interval];
      const candles: Candle[] = [];
      const end = from + limit * bar.ms;
      for (let start = from; start < end; start += CANDLES_PAGE * bar.ms) {
        // Both ends are inclusive.
        const last = Math.min(end, start + CANDLES_PAGE * bar.ms) - bar.ms;
        const span = { start: Math.floor(start / 1_000), end: Math.floor(last / 1_000), limit: CANDLES_PAGE };
        const params = { product_id: productOf(instrument), granularity: bar.name, ...span };
        candles.push(...parseCandles(await call(COINBASE.candles, params)));
      }
      return candles;
    },

    fetchPrices: (instruments) =>
      perProduct(instruments, ({ price }, { id }, at) =>
        price === null ? null : { instrumentId: id, price, eventAt: at },
      ),

    fetchDayVolumes: (instruments) =>
      perProduct(instruments, ({ volumeQuote }, { id }) =>
        volumeQuote === null ? null : { instrumentId: id, volumeQuote },
      ),

    async fetchOrderBook(instrument) {
      const receivedAt = clock.now().getTime();
      const params = { product_id: productOf(instrument), limit: DEPTH_LEVELS };
      return parseOrderBook(await call(COINBASE.orderBook, params), receivedAt);
    },
  };
}
