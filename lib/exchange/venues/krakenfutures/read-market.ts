import type { CandleInterval } from "@/lib/domain/candle";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import type { MarketReader, VenueCall } from "@/lib/exchange/client";
import type { Clock } from "@/lib/platform/clock";
import { KRAKEN_FUTURES } from "./endpoints";
import { marginTiers } from "./margin-tiers";
import { parseInstruments, parseMarginLevels } from "./parse-instruments";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers, type Ticker } from "./parse-market";
import { marketsOf, venueSymbolOf } from "./symbols";

const BAR_MS: Readonly<Record<CandleInterval, number>> = { "1h": HOUR_MS, "1d": DAY_MS };

/** readKrakenFuturesMarket is Kraken Futures' public data as a MarketReader. */
export function readKrakenFuturesMarket(call: VenueCall, clock: Clock): MarketReader {
  const perContract = async <Row>(
    instruments: readonly Instrument[],
    pick: (ticker: Ticker, instrument: Instrument, at: EpochMs) => Row | null,
  ): Promise<Row[]> => {
    const markets = marketsOf(instruments);
    const receivedAt = clock.now().getTime();
    const { tickers, answeredAt } = parseTickers(await call(KRAKEN_FUTURES.tickers));
    return tickers.flatMap((ticker) => {
      const instrument = markets.get(ticker.venueSymbol);
      const value = instrument === undefined ? null : pick(ticker, instrument, answeredAt ?? receivedAt);
      return value === null ? [] : [value];
    });
  };
  return {
    fetchInstruments: async () => parseInstruments(await call(KRAKEN_FUTURES.instruments)),

    async fetchCandles({ instrument, interval, from, limit }) {
      const last = from + (limit - 1) * BAR_MS[interval];
      const span = { from: Math.floor(from / 1_000), to: Math.floor(last / 1_000) };
      const params = { price_type: "trade", symbol: venueSymbolOf(instrument), interval, ...span };
      return parseCandles(await call(KRAKEN_FUTURES.candles, params), instrument);
    },

    fetchPrices: (instruments) =>
      perContract(instruments, ({ last }, { id }, at) =>
        last === null ? null : { instrumentId: id, price: last, eventAt: at },
      ),

    fetchDayVolumes: (instruments) =>
      perContract(instruments, ({ volume, last }, instrument) => {
        const volumeQuote = inQuote(volume, last, instrument);
        return volumeQuote === null ? null : { instrumentId: instrument.id, volumeQuote };
      }),

    async fetchOrderBook(instrument) {
      const receivedAt = clock.now().getTime();
      const raw = await call(KRAKEN_FUTURES.orderBook, { symbol: venueSymbolOf(instrument) });
      return parseOrderBook(raw, instrument, receivedAt);
    },

    derivatives: {
      fetchFundingRates: async (instrument, from) =>
        parseFundingRates(await call(KRAKEN_FUTURES.fundingRates, { symbol: venueSymbolOf(instrument) })).filter(
          ({ eventAt }) => eventAt > from,
        ),

      async fetchOpenInterest(instrument) {
        const [found] = await perContract([instrument], ({ openInterest, last }, each, at) => {
          const valueQuote = inQuote(openInterest, last, each);
          return valueQuote === null ? null : { eventAt: at, valueQuote };
        });
        return found ?? null;
      },

      async fetchLeverageTiers(instrument) {
        const name = venueSymbolOf(instrument);
        const { tickers } = parseTickers(await call(KRAKEN_FUTURES.tickers));
        const ticker = tickers.find(({ venueSymbol }) => venueSymbol === name);
        const levels = parseMarginLevels(await call(KRAKEN_FUTURES.instruments)).get(name) ?? [];
        return marginTiers(levels, instrument, ticker?.mark ?? ticker?.last ?? "0");
      },
    },
  };
}

/** Inverse contracts are dollars already. */
function inQuote(size: number | null, last: string | null, instrument: Instrument): number | null {
  if (size === null || isInverse(instrument)) return size;
  return last === null ? null : size * Number(last);
}
