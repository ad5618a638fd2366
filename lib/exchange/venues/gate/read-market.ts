import type { CandleInterval } from "@/lib/domain/candle";
import { toNumber } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import type { MarketReader, OpenInterest, VenueCall } from "@/lib/exchange/client";
import type { Clock } from "@/lib/platform/clock";
import { GATE } from "./endpoints";
import { parseContracts, parseSpotInstruments } from "./parse-instruments";
import { parseLeverageTiers } from "./parse-leverage-tiers";
import {
  parseContractBook,
  parseContractCandles,
  parseContractTickers,
  parseFundingRates,
  parseSpotBook,
  parseSpotCandles,
  parseSpotTickers,
  type Ticker,
} from "./parse-market";
import { marketsOf, settleOf, SETTLES, venueSymbolOf, type Settle } from "./symbols";

const INTERVAL_MS: Readonly<Record<CandleInterval, number>> = { "1h": HOUR_MS, "1d": DAY_MS };
const DEPTH_LEVELS = 100;
const FUNDING_PAGE = 1_000;
const seconds = (at: EpochMs): number => Math.floor(at / 1_000);

/** readGateMarket is Gate's public data as a MarketReader. */
export function readGateMarket(call: VenueCall, clock: Clock): MarketReader {
  const tickers = async (settle: Settle | null): Promise<Ticker[]> =>
    settle === null
      ? parseSpotTickers(await call(GATE.tickers))
      : parseContractTickers(await call(GATE.futuresTickers, { settle }));
  const perList = async <Row>(
    instruments: readonly Instrument[],
    pick: (ticker: Ticker, instrument: Instrument, at: EpochMs) => Row | null,
  ): Promise<Row[]> => {
    const picked: Row[] = [];
    for (const settle of [null, ...SETTLES]) {
      const markets = marketsOf(instruments, settle);
      if (markets.size === 0) continue;
      const at = clock.now().getTime();
      for (const ticker of await tickers(settle)) {
        const instrument = markets.get(ticker.venueSymbol);
        const value = instrument === undefined ? null : pick(ticker, instrument, at);
        if (value !== null) picked.push(value);
      }
    }
    return picked;
  };
  return {
    async fetchInstruments() {
      const listed = parseSpotInstruments(await call(GATE.instruments));
      for (const settle of SETTLES)
        listed.push(...parseContracts(await call(GATE.futuresInstruments, { settle }), settle));
      return listed;
    },

    async fetchCandles({ instrument, interval, from, limit }) {
      const settle = settleOf(instrument);
      // Both ends are inclusive.
      const span = { from: seconds(from), to: seconds(from + (limit - 1) * INTERVAL_MS[interval]) };
      const params = { interval, ...span };
      if (settle === null)
        return parseSpotCandles(await call(GATE.candles, { currency_pair: venueSymbolOf(instrument), ...params }));
      const asked = { settle, contract: venueSymbolOf(instrument), ...params };
      return parseContractCandles(await call(GATE.futuresCandles, asked), instrument);
    },

    fetchPrices: (instruments) =>
      perList(instruments, ({ price }, { id }, at) =>
        price === null ? null : { instrumentId: id, price, eventAt: at },
      ),

    fetchDayVolumes: (instruments) =>
      perList(instruments, ({ volumeQuote }, { id }) =>
        volumeQuote === null ? null : { instrumentId: id, volumeQuote },
      ),

    async fetchOrderBook(instrument) {
      const settle = settleOf(instrument);
      const receivedAt = clock.now().getTime();
      const [symbol, limit] = [venueSymbolOf(instrument), DEPTH_LEVELS];
      if (settle === null)
        return parseSpotBook(await call(GATE.orderBook, { currency_pair: symbol, limit }), receivedAt);
      const raw = await call(GATE.futuresOrderBook, { settle, contract: symbol, limit });
      return parseContractBook(raw, instrument, receivedAt);
    },

    derivatives: {
      async fetchFundingRates(instrument, from) {
        const settle = settleOf(instrument) ?? "usdt";
        const span = { from: seconds(from) + 1, to: seconds(clock.now().getTime()) };
        const params = { settle, contract: venueSymbolOf(instrument), limit: FUNDING_PAGE, ...span };
        return parseFundingRates(await call(GATE.fundingRates, params));
      },

      async fetchOpenInterest(instrument) {
        const eventAt = clock.now().getTime();
        const rows = await tickers(settleOf(instrument));
        return openInterestOf(
          rows.find(({ venueSymbol }) => venueSymbol === venueSymbolOf(instrument)),
          instrument,
          eventAt,
        );
      },

      async fetchLeverageTiers(instrument) {
        const params = { settle: settleOf(instrument) ?? "usdt", contract: venueSymbolOf(instrument) };
        return parseLeverageTiers(await call(GATE.leverageTiers, params));
      },
    },
  };
}

function openInterestOf(ticker: Ticker | undefined, instrument: Instrument, eventAt: EpochMs): OpenInterest | null {
  if (ticker?.openContracts == null || ticker.price === null) return null;
  const worth = ticker.openContracts * toNumber(instrument.contractSize);
  return { eventAt, valueQuote: isInverse(instrument) ? worth : worth * toNumber(ticker.price) };
}
