import type { CandleInterval } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import type { MarketReader, VenueCall } from "@/lib/exchange/client";
import { readByCursor } from "@/lib/exchange/read-pages";
import type { Clock } from "@/lib/platform/clock";
import { BYBIT } from "./endpoints";
import { answeredAt } from "./envelope";
import { parseInstruments } from "./parse-instruments";
import { parseLeverageTiers } from "./parse-leverage-tiers";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers, type Ticker } from "./parse-market";
import { categoryOf, marketsOf, venueSymbolOf, type Category } from "./symbols";

const CATEGORIES: readonly Category[] = ["spot", "linear", "inverse"];
const INTERVALS: Readonly<Record<CandleInterval, { name: string; ms: number }>> = {
  "1h": { name: "60", ms: HOUR_MS },
  "1d": { name: "D", ms: DAY_MS },
};
const INSTRUMENTS_PAGE = 1_000;
const DEPTH_LEVELS: Readonly<Record<Category, number>> = { spot: 200, linear: 500, inverse: 500 };
const FUNDING_PAGE = 200;
/** As far back as one page of funding rates reaches at the usual eight hours. */
const FUNDING_SPAN_MS = (FUNDING_PAGE * DAY_MS) / 3;

/** readBybitMarket is Bybit's public data as a MarketReader. */
export function readBybitMarket(call: VenueCall, clock: Clock): MarketReader {
  const tickers = async (category: Category): Promise<{ rows: Ticker[]; at: EpochMs }> => {
    const receivedAt = clock.now().getTime();
    const raw = await call(BYBIT.tickers, { category });
    return { rows: parseTickers(raw, category), at: answeredAt(raw, receivedAt) };
  };
  const perCategory = async <Row>(
    instruments: readonly Instrument[],
    pick: (ticker: Ticker, instrument: Instrument, at: EpochMs) => Row | null,
  ): Promise<Row[]> => {
    const picked: Row[] = [];
    for (const category of CATEGORIES) {
      const markets = marketsOf(instruments, category);
      if (markets.size === 0) continue;
      const { rows, at } = await tickers(category);
      for (const row of rows) {
        const instrument = markets.get(row.venueSymbol);
        const value = instrument === undefined ? null : pick(row, instrument, at);
        if (value !== null) picked.push(value);
      }
    }
    return picked;
  };
  return {
    async fetchInstruments() {
      const listed: Instrument[] = [];
      for (const category of CATEGORIES)
        listed.push(
          ...(await readByCursor("bybit", BYBIT.instruments, async (cursor) => {
            // Spot comes whole and refuses a page size.
            const paging =
              category === "spot" ? {} : { limit: INSTRUMENTS_PAGE, ...(cursor === null ? {} : { cursor }) };
            return parseInstruments(await call(BYBIT.instruments, { category, ...paging }), category);
          })),
        );
      return listed;
    },

    async fetchCandles({ instrument, interval, from, limit }) {
      const category = categoryOf(instrument);
      const { name, ms } = INTERVALS[interval];
      const params = { category, symbol: venueSymbolOf(instrument), interval: name, start: from, limit };
      return parseCandles(await call(BYBIT.candles, { ...params, end: from + (limit - 1) * ms }), category);
    },

    fetchPrices: (instruments) =>
      perCategory(instruments, ({ price }, { id }, at) =>
        price === null ? null : { instrumentId: id, price, eventAt: at },
      ),

    fetchDayVolumes: (instruments) =>
      perCategory(instruments, ({ volumeQuote }, { id }) =>
        volumeQuote === null ? null : { instrumentId: id, volumeQuote },
      ),

    async fetchOrderBook(instrument) {
      const category = categoryOf(instrument);
      const receivedAt = clock.now().getTime();
      const params = { category, symbol: venueSymbolOf(instrument), limit: DEPTH_LEVELS[category] };
      return parseOrderBook(await call(BYBIT.orderBook, params), category, receivedAt);
    },

    derivatives: {
      async fetchFundingRates(instrument, from) {
        const params = { category: categoryOf(instrument), symbol: venueSymbolOf(instrument), limit: FUNDING_PAGE };
        const endTime = Math.min(clock.now().getTime(), from + FUNDING_SPAN_MS);
        return parseFundingRates(await call(BYBIT.fundingRates, { ...params, startTime: from + 1, endTime }));
      },

      async fetchOpenInterest(instrument) {
        const category = categoryOf(instrument);
        const receivedAt = clock.now().getTime();
        const raw = await call(BYBIT.tickers, { category, symbol: venueSymbolOf(instrument) });
        const value = parseTickers(raw, category)[0]?.openInterestQuote ?? null;
        return value === null ? null : { eventAt: answeredAt(raw, receivedAt), valueQuote: value };
      },

      async fetchLeverageTiers(instrument) {
        const symbol = venueSymbolOf(instrument);
        const raw = await call(BYBIT.leverageTiers, { category: categoryOf(instrument), symbol });
        return parseLeverageTiers(raw, symbol);
      },
    },
  };
}
