import type { MarketReader, VenueCall } from "@/lib/exchange/client";
import type { Instrument } from "@/lib/domain/instrument";
import type { Clock } from "@/lib/platform/clock";
import { BINANCE } from "./endpoints";
import { parseFuturesInstruments, parseSpotInstruments, venueSymbolOf } from "./parse-instruments";
import {
  parseCandles,
  parseDayVolumes,
  parseFundingRates,
  parseOpenInterest,
  parseOrderBook,
  parsePrices,
} from "./parse-market";

/** Levels asked for: Binance's largest book at a moderate weight. In deep markets it ends before ±1 %, on the safe side. */
const DEPTH_LEVELS = 1_000;

const FUNDING_PAGE = 1_000;

/** readBinanceMarket is Binance's public data as a MarketReader. */
export function readBinanceMarket(call: VenueCall, clock: Clock): MarketReader {
  const isSpot = (instrument: Instrument): boolean => instrument.kind === "spot";
  return {
    async fetchInstruments() {
      return [
        ...parseSpotInstruments(await call(BINANCE.spotInfo)),
        ...parseFuturesInstruments(await call(BINANCE.futuresInfo)),
      ];
    },

    async fetchCandles({ instrument, interval, from, limit }) {
      const endpoint = isSpot(instrument) ? BINANCE.spotCandles : BINANCE.futuresCandles;
      return parseCandles(
        await call(endpoint, { symbol: venueSymbolOf(instrument), interval, startTime: from, limit }),
      );
    },

    async fetchPrices(instruments) {
      const spot = new Map(instruments.filter(isSpot).map((each) => [venueSymbolOf(each), each]));
      const perpetual = new Map(instruments.filter((each) => !isSpot(each)).map((each) => [venueSymbolOf(each), each]));
      const read = async (markets: ReadonlyMap<string, Instrument>, endpoint: typeof BINANCE.spotPrices) => {
        if (markets.size === 0) return [];
        const receivedAt = clock.now().getTime();
        return parsePrices(await call(endpoint)).flatMap(({ venueSymbol, price, eventAt }) => {
          const instrument = markets.get(venueSymbol);
          return instrument === undefined
            ? []
            : [{ instrumentId: instrument.id, price, eventAt: eventAt ?? receivedAt }];
        });
      };
      return [...(await read(spot, BINANCE.spotPrices)), ...(await read(perpetual, BINANCE.futuresPrices))];
    },

    async fetchOrderBook(instrument) {
      const endpoint = isSpot(instrument) ? BINANCE.spotDepth : BINANCE.futuresDepth;
      const receivedAt = clock.now().getTime();
      const raw = await call(endpoint, { symbol: venueSymbolOf(instrument), limit: DEPTH_LEVELS });
      return parseOrderBook(raw, receivedAt);
    },

    async fetchDayVolumes(instruments) {
      const read = async (kind: Instrument["kind"], endpoint: typeof BINANCE.spotDay | typeof BINANCE.futuresDay) => {
        const ids = new Map(
          instruments.filter((each) => each.kind === kind).map((each) => [venueSymbolOf(each), each.id]),
        );
        return parseDayVolumes(await call(endpoint)).flatMap(({ venueSymbol, volumeQuote }) => {
          const instrumentId = ids.get(venueSymbol);
          return instrumentId === undefined ? [] : [{ instrumentId, volumeQuote }];
        });
      };
      return [...(await read("spot", BINANCE.spotDay)), ...(await read("perpetual", BINANCE.futuresDay))];
    },

    derivatives: {
      async fetchFundingRates(instrument, from) {
        const params = { symbol: venueSymbolOf(instrument), startTime: from + 1, limit: FUNDING_PAGE };
        return parseFundingRates(await call(BINANCE.fundingRates, params));
      },

      async fetchOpenInterest(instrument) {
        const symbol = venueSymbolOf(instrument);
        const open = parseOpenInterest(await call(BINANCE.openInterest, { symbol }));
        const price = parsePrices([await call(BINANCE.futuresPrice, { symbol })])[0]?.price;
        if (open === null || price === undefined) return null;
        return { eventAt: open.eventAt, valueQuote: open.coins * Number(price) };
      },
    },
  };
}
