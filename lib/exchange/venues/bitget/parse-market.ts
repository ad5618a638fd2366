import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import type { DecimalString } from "@/lib/domain/decimal";
import type { EpochMs } from "@/lib/domain/units";
import type { FundingRate } from "@/lib/exchange/client";
import { blankable, decimalText, instantMs, marketNumber } from "@/lib/exchange/parse-answer";
import { finiteOrNull } from "@/lib/exchange/finite-or-null";
import { bookLevels } from "@/lib/exchange/book-levels";
import { parseData } from "./envelope";

const number = marketNumber;
const candleSchema = z.tuple([instantMs, number, number, number, number, number, number]).rest(z.unknown());

/** parseCandles reads candles of spot and futures, oldest first. Volume is in coins, then in the quote. */
export function parseCandles(raw: unknown): Candle[] {
  return parseData(z.array(candleSchema), raw, "market/candles")
    .map(([openAt, open, high, low, close, volumeBase, volumeQuote]) => ({
      openAt,
      open,
      high,
      low,
      close,
      volumeBase,
      volumeQuote,
    }))
    .sort((a, b) => a.openAt - b.openAt);
}

const tickerSchema = z.looseObject({
  symbol: z.string(),
  lastPr: blankable(decimalText),
  quoteVolume: blankable(number),
  /** Futures: open coins. */
  holdingAmount: blankable(number),
  ts: instantMs,
});

/** Ticker is one market's last day; volume and open interest in the quote. */
export interface Ticker {
  venueSymbol: string;
  price: DecimalString | null;
  volumeQuote: number | null;
  openInterestQuote: number | null;
  eventAt: EpochMs;
}

/** parseTickers reads the tickers of one category. A price of zero (never traded) is none. */
export function parseTickers(raw: unknown): Ticker[] {
  return parseData(z.array(tickerSchema), raw, "market/tickers").map((row) => {
    const price = row.lastPr === null || row.lastPr === "0" || row.lastPr.startsWith("-") ? null : row.lastPr;
    const open = row.holdingAmount === null ? null : row.holdingAmount * Number(price ?? Number.NaN);
    return {
      venueSymbol: row.symbol,
      price,
      volumeQuote: finiteOrNull(row.quoteVolume),
      openInterestQuote: finiteOrNull(open),
      eventAt: row.ts,
    };
  });
}

const levelSchema = z.tuple([number, number]).rest(z.unknown());
const bookSchema = z.looseObject({ asks: z.array(levelSchema), bids: z.array(levelSchema), ts: blankable(instantMs) });

/** parseOrderBook reads a book of spot or futures, both in coins. Levels that are no positive numbers are left out. */
export function parseOrderBook(raw: unknown, receivedAt: EpochMs): OrderBook {
  const book = parseData(bookSchema, raw, "orderbook");
  return { asOf: book.ts ?? receivedAt, bids: bookLevels(book.bids), asks: bookLevels(book.asks) };
}

const fundingSchema = z.looseObject({ fundingRate: number, fundingTime: instantMs });

/** parseFundingRates reads one page of `history-fund-rate`: newest first as sent, oldest first as returned. */
export function parseFundingRates(raw: unknown): FundingRate[] {
  return parseData(z.array(fundingSchema), raw, "mix/market/history-fund-rate")
    .filter(({ fundingRate }) => Number.isFinite(fundingRate))
    .map(({ fundingRate, fundingTime }) => ({ eventAt: fundingTime, rateFraction: fundingRate }))
    .sort((a, b) => a.eventAt - b.eventAt);
}
