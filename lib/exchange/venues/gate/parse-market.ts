import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import { toNumber, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type { FundingRate } from "@/lib/exchange/client";
import { blankable, decimalText, marketNumber } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { finiteOrNull } from "@/lib/exchange/finite-or-null";
import { bookLevels } from "@/lib/exchange/book-levels";
import { instantBrokenMs, instantSeconds, parseGate, parseRows } from "./answer";

const number = marketNumber;
const spotCandleSchema = z.tuple([instantSeconds, number, number, number, number, number, number]).rest(z.unknown());

/** parseSpotCandles reads `spot/candlesticks`, oldest first. */
export function parseSpotCandles(raw: unknown): Candle[] {
  return parseRows(spotCandleSchema, raw, "spot/candlesticks").map(
    ([openAt, volumeQuote, close, high, low, open, volumeBase]) => ({
      openAt,
      open,
      high,
      low,
      close,
      volumeBase,
      volumeQuote,
    }),
  );
}

const contractCandleSchema = z.looseObject({
  t: instantSeconds,
  o: number,
  h: number,
  l: number,
  c: number,
  v: number,
});

/** parseContractCandles reads `futures/{settle}/candlesticks`, oldest first. Volume is in contracts. */
export function parseContractCandles(
  raw: unknown,
  instrument: Pick<Instrument, "base" | "settle" | "contractSize">,
): Candle[] {
  const worth = toNumber(instrument.contractSize);
  return parseRows(contractCandleSchema, raw, "futures/candlesticks").map(({ t, o, h, l, c, v }) => ({
    openAt: t,
    open: o,
    high: h,
    low: l,
    close: c,
    volumeBase: isInverse(instrument) ? (v * worth) / c : v * worth,
    volumeQuote: isInverse(instrument) ? v * worth : v * worth * c,
  }));
}

/** Ticker is one market's last day; volume in the quote. */
export interface Ticker {
  venueSymbol: string;
  price: DecimalString | null;
  volumeQuote: number | null;
  /** Futures: open contracts. */
  openContracts: number | null;
}

const spotTickerSchema = z.looseObject({
  currency_pair: z.string(),
  last: blankable(decimalText),
  quote_volume: blankable(number),
});

/** parseSpotTickers reads `spot/tickers`. A price of zero (never traded) is none. */
export function parseSpotTickers(raw: unknown): Ticker[] {
  return parseRows(spotTickerSchema, raw, "spot/tickers").map((row) => ({
    venueSymbol: row.currency_pair,
    price: positiveOrNull(row.last),
    volumeQuote: finiteOrNull(row.quote_volume),
    openContracts: null,
  }));
}

const contractTickerSchema = z.looseObject({
  contract: z.string(),
  last: blankable(decimalText),
  volume_24h_quote: blankable(number),
  total_size: blankable(number),
});

/** parseContractTickers reads `futures/{settle}/tickers`. */
export function parseContractTickers(raw: unknown): Ticker[] {
  return parseRows(contractTickerSchema, raw, "futures/tickers").map((row) => ({
    venueSymbol: row.contract,
    price: positiveOrNull(row.last),
    volumeQuote: finiteOrNull(row.volume_24h_quote),
    openContracts: finiteOrNull(row.total_size),
  }));
}

const spotLevelSchema = z.tuple([number, number]).rest(z.unknown());
const spotBookSchema = z.looseObject({
  current: blankable(instantBrokenMs),
  bids: z.array(spotLevelSchema),
  asks: z.array(spotLevelSchema),
});

/** parseSpotBook reads `spot/order_book`. */
export function parseSpotBook(raw: unknown, receivedAt: EpochMs): OrderBook {
  const { current, bids, asks } = parseGate(spotBookSchema, raw, "spot/order_book");
  const levels = (rows: readonly (readonly [number, number, ...unknown[]])[]) =>
    bookLevels(rows.map(([price, quantity]) => [price, quantity] as const));
  return { asOf: current ?? receivedAt, bids: levels(bids), asks: levels(asks) };
}

const contractLevelSchema = z.looseObject({ p: number, s: number });
const contractBookSchema = z.looseObject({
  current: blankable(instantSeconds),
  bids: z.array(contractLevelSchema),
  asks: z.array(contractLevelSchema),
});

/** parseContractBook reads `futures/{settle}/order_book`. Contracts become base units. */
export function parseContractBook(
  raw: unknown,
  instrument: Pick<Instrument, "base" | "settle" | "contractSize">,
  receivedAt: EpochMs,
): OrderBook {
  const { current, bids, asks } = parseGate(contractBookSchema, raw, "futures/order_book");
  const worth = toNumber(instrument.contractSize);
  const levels = (rows: readonly { p: number; s: number }[]) =>
    bookLevels(
      rows.map(({ p, s }) => [p, s] as const),
      (size, price) => (isInverse(instrument) ? (size * worth) / price : size * worth),
    );
  return { asOf: current ?? receivedAt, bids: levels(bids), asks: levels(asks) };
}

const fundingSchema = z.looseObject({ t: instantSeconds, r: number });

/** parseFundingRates reads `futures/{settle}/funding_rate`, oldest first. */
export function parseFundingRates(raw: unknown): FundingRate[] {
  return parseRows(fundingSchema, raw, "futures/funding_rate")
    .filter(({ r }) => Number.isFinite(r))
    .map(({ t, r }) => ({ eventAt: t, rateFraction: r }))
    .sort((a, b) => a.eventAt - b.eventAt);
}
