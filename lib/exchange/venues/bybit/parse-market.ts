import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import type { DecimalString } from "@/lib/domain/decimal";
import type { EpochMs } from "@/lib/domain/units";
import type { FundingRate } from "@/lib/exchange/client";
import { blankable, decimalText, instantMs } from "@/lib/exchange/parse-answer";
import { finiteOrNull } from "@/lib/exchange/finite-or-null";
import { bookLevels } from "@/lib/exchange/book-levels";
import { parseList, parseResult } from "./envelope";
import type { Category } from "./symbols";

/** A number Bybit sends as text; kept as it came, the validator of candles judges it. */
const numberText = z.string().max(60).transform(Number);

const candleSchema = z
  .tuple([instantMs, numberText, numberText, numberText, numberText, numberText, numberText])
  .rest(z.unknown());

/** parseCandles reads `kline`: newest first as sent, oldest first as returned. Inverse contracts count volume in dollars. */
export function parseCandles(raw: unknown, category: Category): Candle[] {
  return parseList(candleSchema, raw, "market/kline", category)
    .rows.map(([openAt, open, high, low, close, volume, turnover]) => ({
      openAt,
      open,
      high,
      low,
      close,
      volumeBase: category === "inverse" ? turnover : volume,
      volumeQuote: category === "inverse" ? volume : turnover,
    }))
    .reverse();
}

const tickerSchema = z.looseObject({
  symbol: z.string(),
  lastPrice: blankable(decimalText),
  volume24h: blankable(numberText),
  turnover24h: blankable(numberText),
  openInterest: blankable(numberText),
  openInterestValue: blankable(numberText),
});

/** Ticker is one market's last day; numbers in the quote. */
export interface Ticker {
  venueSymbol: string;
  price: DecimalString | null;
  volumeQuote: number | null;
  openInterestQuote: number | null;
}

/** parseTickers reads `tickers`. A price of zero (never traded) is none. */
export function parseTickers(raw: unknown, category: Category): Ticker[] {
  return parseList(tickerSchema, raw, "market/tickers", category).rows.map((row) => ({
    venueSymbol: row.symbol,
    price: row.lastPrice === null || row.lastPrice === "0" || row.lastPrice.startsWith("-") ? null : row.lastPrice,
    volumeQuote: finiteOrNull(category === "inverse" ? row.volume24h : row.turnover24h),
    openInterestQuote: finiteOrNull(category === "inverse" ? row.openInterest : row.openInterestValue),
  }));
}

const levelSchema = z.tuple([numberText, numberText]).rest(z.unknown());
const bookSchema = z.looseObject({ b: z.array(levelSchema), a: z.array(levelSchema), ts: blankable(instantMs) });

/**
 * parseOrderBook reads `orderbook`. Levels that are not positive finite numbers are left out; an inverse book counts
 * dollars, which become base units at each level's price.
 */
export function parseOrderBook(raw: unknown, category: Category, receivedAt: EpochMs): OrderBook {
  const book = parseResult(bookSchema, raw, "market/orderbook");
  const toBase = (size: number, price: number) => (category === "inverse" ? size / price : size);
  return { asOf: book.ts ?? receivedAt, bids: bookLevels(book.b, toBase), asks: bookLevels(book.a, toBase) };
}

const fundingSchema = z.looseObject({ fundingRate: numberText, fundingRateTimestamp: instantMs });

/** parseFundingRates reads `funding/history`, oldest first. */
export function parseFundingRates(raw: unknown): FundingRate[] {
  return parseList(fundingSchema, raw, "market/funding/history")
    .rows.filter(({ fundingRate }) => Number.isFinite(fundingRate))
    .map(({ fundingRate, fundingRateTimestamp }) => ({ eventAt: fundingRateTimestamp, rateFraction: fundingRate }))
    .sort((a, b) => a.eventAt - b.eventAt);
}
