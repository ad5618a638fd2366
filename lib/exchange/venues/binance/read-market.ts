import { toNumber } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import type { DayVolume, MarketReader, VenueCall, VenuePrice } from "@/lib/exchange/client";
import type { Clock } from "@/lib/platform/clock";
import { BINANCE } from "./endpoints";
import { parseFuturesInstruments, parseSpotInstruments } from "./parse-instruments";
import {
  contractCandles,
  parseCandles,
  parseContractDays,
  parseDayVolumes,
  parseFundingRates,
  parseOpenInterest,
  parseOrderBook,
  parsePrices,
} from "./parse-market";
import { familyOf, marketsOf, venueSymbolOf, type Family } from "./symbols";

/** Levels asked for: Binance's largest book at a moderate weight. In deep markets it ends before ±1 %, on the safe side. */
const DEPTH_LEVELS = 1_000;

const FUNDING_PAGE = 1_000;

const FAMILIES: readonly Family[] = ["spot", "linear", "inverse"];
/** The same questions on three hosts. */
const MARKETS = {
  spot: {
    prices: BINANCE.spotPrices,
    candles: BINANCE.spotCandles,
    depth: BINANCE.spotDepth,
    day: BINANCE.spotDay,
  },
  linear: {
    prices: BINANCE.futuresPrices,
    candles: BINANCE.futuresCandles,
    depth: BINANCE.futuresDepth,
    day: BINANCE.futuresDay,
  },
  inverse: {
    prices: BINANCE.coinPrices,
    candles: BINANCE.coinCandles,
    depth: BINANCE.coinDepth,
    day: BINANCE.coinDay,
  },
} as const;

/** readBinanceMarket is Binance's public data as a MarketReader. */
export function readBinanceMarket(call: VenueCall, clock: Clock): MarketReader {
  /** Rows of all symbols of the families that are asked about, each with its instrument. */
  const perFamily = async <Row extends { venueSymbol: string }, T>(
    instruments: readonly Instrument[],
    read: (family: Family) => Promise<readonly Row[]>,
    pick: (row: Row, instrument: Instrument) => T,
  ): Promise<T[]> => {
    const markets = marketsOf(instruments);
    const picked: T[] = [];
    for (const family of FAMILIES) {
      if (markets[family].size === 0) continue;
      for (const row of await read(family)) {
        const instrument = markets[family].get(row.venueSymbol);
        if (instrument !== undefined) picked.push(pick(row, instrument));
      }
    }
    return picked;
  };
  return {
    async fetchInstruments() {
      return [
        ...parseSpotInstruments(await call(BINANCE.spotInfo)),
        ...parseFuturesInstruments(await call(BINANCE.futuresInfo)),
        ...parseFuturesInstruments(await call(BINANCE.coinInfo)),
      ];
    },

    async fetchCandles({ instrument, interval, from, limit }) {
      const { candles } = MARKETS[familyOf(instrument)];
      const raw = await call(candles, { symbol: venueSymbolOf(instrument), interval, startTime: from, limit });
      const bars = parseCandles(raw);
      return familyOf(instrument) === "inverse" ? contractCandles(bars, toNumber(instrument.contractSize)) : bars;
    },

    async fetchPrices(instruments) {
      const read = async (family: Family) => {
        const receivedAt = clock.now().getTime();
        return parsePrices(await call(MARKETS[family].prices)).map((row) => ({ ...row, receivedAt }));
      };
      return perFamily(instruments, read, ({ price, eventAt, receivedAt }, { id }): VenuePrice => ({
        instrumentId: id,
        price,
        eventAt: eventAt ?? receivedAt,
      }));
    },

    async fetchOrderBook(instrument) {
      const { depth } = MARKETS[familyOf(instrument)];
      const receivedAt = clock.now().getTime();
      const raw = await call(depth, { symbol: venueSymbolOf(instrument), limit: DEPTH_LEVELS });
      return parseOrderBook(raw, receivedAt, contractSizeOf(instrument));
    },

    async fetchDayVolumes(instruments) {
      const read = async (family: Family) => {
        const raw = await call(MARKETS[family].day);
        if (family !== "inverse") return parseDayVolumes(raw);
        return parseContractDays(raw).map(({ venueSymbol, contracts }) => ({ venueSymbol, volumeQuote: contracts }));
      };
      return perFamily(instruments, read, ({ volumeQuote }, instrument): DayVolume => ({
        instrumentId: instrument.id,
        volumeQuote: volumeQuote * (contractSizeOf(instrument) ?? 1),
      }));
    },

    derivatives: {
      async fetchFundingRates(instrument, from) {
        const endpoint = familyOf(instrument) === "inverse" ? BINANCE.coinFundingRates : BINANCE.fundingRates;
        const params = { symbol: venueSymbolOf(instrument), startTime: from + 1, limit: FUNDING_PAGE };
        return parseFundingRates(await call(endpoint, params));
      },

      async fetchOpenInterest(instrument) {
        const symbol = venueSymbolOf(instrument);
        const contractSize = contractSizeOf(instrument);
        const endpoint = contractSize === undefined ? BINANCE.openInterest : BINANCE.coinOpenInterest;
        const open = parseOpenInterest(await call(endpoint, { symbol }));
        if (open === null) return null;
        if (contractSize !== undefined) return { eventAt: open.eventAt, valueQuote: open.amount * contractSize };
        const price = parsePrices(await call(BINANCE.futuresPrice, { symbol }))[0]?.price;
        return price === undefined ? null : { eventAt: open.eventAt, valueQuote: open.amount * toNumber(price) };
      },
    },
  };
}

/** Dollars of one contract, where contracts are counted: COIN-M. */
function contractSizeOf(instrument: Instrument): number | undefined {
  return familyOf(instrument) === "inverse" ? toNumber(instrument.contractSize) : undefined;
}
