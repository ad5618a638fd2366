import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import type { EpochMs } from "@/lib/domain/units";
import { blankable } from "@/lib/exchange/parse-answer";
import { bookLevels } from "@/lib/exchange/book-levels";
import { instantText, parseCoinbase } from "./values";

/** A number Coinbase sends as text; kept as it came, the validator of candles judges it. */
const numberText = z.string().max(60).transform(Number);

const candleSchema = z.looseObject({
  /** Seconds. */
  start: z.string().regex(/^\d{1,11}$/),
  open: numberText,
  high: numberText,
  low: numberText,
  close: numberText,
  volume: numberText,
});

/** parseCandles reads `candles`: newest first as sent, oldest first as returned. Turnover is volume at the bar's middle. */
export function parseCandles(raw: unknown): Candle[] {
  return parseCoinbase(z.looseObject({ candles: z.array(candleSchema) }), raw, "products/candles")
    .candles.map(({ start, open, high, low, close, volume }) => ({
      openAt: Number(start) * 1_000,
      open,
      high,
      low,
      close,
      volumeBase: volume,
      volumeQuote: (volume * (open + high + low + close)) / 4,
    }))
    .sort((a, b) => a.openAt - b.openAt);
}

const levelSchema = z.looseObject({ price: numberText, size: numberText });
const bookSchema = z.looseObject({
  pricebook: z.looseObject({
    bids: z.array(levelSchema),
    asks: z.array(levelSchema),
    time: blankable(instantText),
  }),
});

/** parseOrderBook reads `product_book`. Levels that are not positive finite numbers are left out. */
export function parseOrderBook(raw: unknown, receivedAt: EpochMs): OrderBook {
  const { bids, asks, time } = parseCoinbase(bookSchema, raw, "market/product_book").pricebook;
  const sideOf = (levels: readonly { price: number; size: number }[]) =>
    bookLevels(levels.map(({ price, size }) => [price, size] as const));
  return { asOf: time ?? receivedAt, bids: sideOf(bids), asks: sideOf(asks) };
}
