import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import type { DecimalString } from "@/lib/domain/decimal";
import type { EpochMs } from "@/lib/domain/units";
import { bookLevels } from "@/lib/exchange/book-levels";
import { parseResult, positiveText, secondsMs } from "./envelope";

/** A number Kraken sends as text; kept as it came, the validator of candles judges it. */
const numberText = z.string().max(60).transform(Number);

const barSchema = z
  .tuple([secondsMs, numberText, numberText, numberText, numberText, numberText, numberText])
  .rest(z.unknown());
/** Beside the bars, `last` is an instant. */
const barsSchema = z.record(z.string(), z.union([z.array(barSchema), z.number(), z.string()]));

/** parseCandles reads `OHLC` of one pair, oldest first. Kraken tells the average price, so turnover is that times volume. */
export function parseCandles(raw: unknown): Candle[] {
  const lists = Object.values(parseResult(barsSchema, raw, "public/OHLC")).filter((value) => Array.isArray(value));
  return lists.flat().map(([openAt, open, high, low, close, average, volume]) => ({
    openAt,
    open,
    high,
    low,
    close,
    volumeBase: volume,
    volumeQuote: average * volume,
  }));
}

const ofDay = z.tuple([numberText, numberText]).rest(z.unknown());
const tickerSchema = z.looseObject({
  c: z.tuple([positiveText]).rest(z.unknown()),
  /** Volume and average price: today, and of the last 24 hours. */
  v: ofDay.optional(),
  p: ofDay.optional(),
});

/** Ticker is one market's last day; numbers in the quote. */
export interface Ticker {
  pair: string;
  price: DecimalString | null;
  volumeQuote: number | null;
}

/** parseTickers reads `Ticker`. */
export function parseTickers(raw: unknown): Ticker[] {
  return Object.entries(parseResult(z.record(z.string(), tickerSchema), raw, "public/Ticker")).map(
    ([pair, { c, v, p }]) => {
      const turnover = v === undefined || p === undefined ? NaN : v[1] * p[1];
      return { pair, price: c[0], volumeQuote: Number.isFinite(turnover) ? turnover : null };
    },
  );
}

const levelSchema = z.tuple([numberText, numberText]).rest(z.unknown());
const bookSchema = z.record(z.string(), z.looseObject({ bids: z.array(levelSchema), asks: z.array(levelSchema) }));

/** parseOrderBook reads `Depth` of one pair. Levels that are not positive finite numbers are left out. */
export function parseOrderBook(raw: unknown, receivedAt: EpochMs): OrderBook {
  const books = Object.values(parseResult(bookSchema, raw, "public/Depth"));
  return {
    asOf: receivedAt,
    bids: books.flatMap(({ bids }) => bookLevels(bids)),
    asks: books.flatMap(({ asks }) => bookLevels(asks)),
  };
}
