import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import { toNumber, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type { FundingRate, OpenInterest } from "@/lib/exchange/client";
import { blankable, decimalText, instantMs } from "@/lib/exchange/parse-answer";
import { finiteOrNull } from "@/lib/exchange/finite-or-null";
import { bookLevels } from "@/lib/exchange/book-levels";
import { parseData } from "./envelope";

/** A number OKX sends as text; kept as it came, the validator of candles judges it. */
const numberText = z.string().max(60).transform(Number);

const candleSchema = z
  .tuple([instantMs, numberText, numberText, numberText, numberText, numberText, numberText, numberText])
  .rest(z.unknown());

/**
 * parseCandles reads `market/candles` and `history-candles`: newest first as sent, oldest first as returned. Volume is in
 * coins on spot and in contracts else, where the next member has the coins.
 */
export function parseCandles(raw: unknown, instrument: Pick<Instrument, "kind">): Candle[] {
  return parseData(candleSchema, raw, "market/candles")
    .map(([openAt, open, high, low, close, volume, volumeCoin, volumeQuote]) => ({
      openAt,
      open,
      high,
      low,
      close,
      volumeBase: instrument.kind === "spot" ? volume : volumeCoin,
      volumeQuote,
    }))
    .reverse();
}

const tickerSchema = z.looseObject({
  instType: z.string(),
  instId: z.string(),
  last: blankable(decimalText),
  volCcy24h: blankable(numberText),
  ts: instantMs,
});

/** Ticker is one market's last day; volume in the quote. */
export interface Ticker {
  instId: string;
  price: DecimalString | null;
  volumeQuote: number | null;
  eventAt: EpochMs;
}

/** parseTickers reads `market/tickers`. `volCcy24h` is in the quote on spot and in coins else. */
export function parseTickers(raw: unknown): Ticker[] {
  return parseData(tickerSchema, raw, "market/tickers").map(({ instType, instId, last, volCcy24h, ts }) => {
    const price = last === null || last === "0" || last.startsWith("-") ? null : last;
    const volume = instType === "SPOT" ? volCcy24h : volCcy24h === null ? null : volCcy24h * Number(price ?? "0");
    return { instId, price, volumeQuote: finiteOrNull(volume), eventAt: ts };
  });
}

const levelSchema = z.tuple([numberText, numberText]).rest(z.unknown());
const bookSchema = z.looseObject({ bids: z.array(levelSchema), asks: z.array(levelSchema), ts: blankable(instantMs) });

/** parseOrderBook reads `market/books`. Sizes become base units; levels that are no positive finite numbers are left out. */
export function parseOrderBook(
  raw: unknown,
  instrument: Pick<Instrument, "kind" | "base" | "settle" | "contractSize">,
  receivedAt: EpochMs,
): OrderBook {
  const book = parseData(bookSchema, raw, "market/books")[0];
  const worth = instrument.kind === "spot" ? 1 : toNumber(instrument.contractSize);
  const toBase = (size: number, price: number) => (isInverse(instrument) ? (size * worth) / price : size * worth);
  return {
    asOf: book?.ts ?? receivedAt,
    bids: bookLevels(book?.bids ?? [], toBase),
    asks: bookLevels(book?.asks ?? [], toBase),
  };
}

const fundingSchema = z.looseObject({
  realizedRate: blankable(numberText),
  fundingRate: numberText,
  fundingTime: instantMs,
});

/** parseFundingRates reads `public/funding-rate-history`, oldest first: what was paid, not what was announced. */
export function parseFundingRates(raw: unknown): FundingRate[] {
  return parseData(fundingSchema, raw, "public/funding-rate-history")
    .map((row) => ({ eventAt: row.fundingTime, rateFraction: row.realizedRate ?? row.fundingRate }))
    .filter(({ rateFraction }) => Number.isFinite(rateFraction))
    .sort((a, b) => a.eventAt - b.eventAt);
}

const openInterestSchema = z.looseObject({ oiUsd: blankable(numberText), ts: instantMs });

/** parseOpenInterest reads `public/open-interest` of one instrument; null where it is not told. */
export function parseOpenInterest(raw: unknown): OpenInterest | null {
  const row = parseData(openInterestSchema, raw, "public/open-interest")[0];
  const valueQuote = finiteOrNull(row?.oiUsd ?? null);
  return row === undefined || valueQuote === null ? null : { eventAt: row.ts, valueQuote };
}
