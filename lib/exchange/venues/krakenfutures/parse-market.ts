import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import type { DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type { FundingRate } from "@/lib/exchange/client";
import { blankable, instantMs } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { bookLevels } from "@/lib/exchange/book-levels";
import { instantText, optionalAmount, parseFutures } from "./envelope";

/** A number sent as text or as one; kept as it came, the validator of candles judges it. */
const loose = z.union([z.number(), z.string().max(60).transform(Number)]);

const candleSchema = z.looseObject({
  time: instantMs,
  open: loose,
  high: loose,
  low: loose,
  close: loose,
  volume: loose,
});
const candlesSchema = z.looseObject({ candles: z.array(candleSchema), more_candles: z.boolean().optional() });

/** parseCandles reads `charts`, oldest first. Inverse contracts count volume in dollars; turnover is at the bar's middle. */
export function parseCandles(raw: unknown, instrument: Instrument): Candle[] {
  return parseFutures(candlesSchema, raw, "charts").candles.map(({ time, open, high, low, close, volume }) => {
    const middle = (open + high + low + close) / 4;
    const inDollars = isInverse(instrument);
    return {
      openAt: time,
      open,
      high,
      low,
      close,
      volumeBase: inDollars ? volume / middle : volume,
      volumeQuote: inDollars ? volume : volume * middle,
    };
  });
}

const tickerSchema = z.looseObject({
  symbol: z.string(),
  last: optionalAmount,
  markPrice: optionalAmount,
  lastTime: blankable(instantText),
  vol24h: loose.nullish(),
  openInterest: loose.nullish(),
});
const tickersSchema = z.looseObject({ tickers: z.array(tickerSchema), serverTime: blankable(instantText) });

/** Ticker is one contract's last day; sizes as the venue counts them: dollars for inverse contracts, base units for linear. */
export interface Ticker {
  venueSymbol: string;
  last: DecimalString | null;
  mark: DecimalString | null;
  volume: number | null;
  openInterest: number | null;
}

/** parseTickers reads `tickers`; `answeredAt` is the venue's clock, null where it does not say. */
export function parseTickers(raw: unknown): { tickers: Ticker[]; answeredAt: EpochMs | null } {
  const { tickers, serverTime } = parseFutures(tickersSchema, raw, "tickers");
  return {
    tickers: tickers.map((row) => ({
      venueSymbol: row.symbol.toUpperCase(),
      last: positiveOrNull(row.last),
      mark: positiveOrNull(row.markPrice),
      volume: finite(row.vol24h),
      openInterest: finite(row.openInterest),
    })),
    answeredAt: serverTime,
  };
}

const finite = (value: number | null | undefined): number | null =>
  value != null && Number.isFinite(value) ? value : null;

const levelSchema = z.tuple([loose, loose]).rest(z.unknown());
const bookSchema = z.looseObject({
  orderBook: z.looseObject({ bids: z.array(levelSchema), asks: z.array(levelSchema) }),
  serverTime: blankable(instantText),
});

/**
 * parseOrderBook reads `orderbook`. Levels that are not positive finite numbers are left out; an inverse book counts
 * dollars, which become base units at each level's price.
 */
export function parseOrderBook(raw: unknown, instrument: Instrument, receivedAt: EpochMs): OrderBook {
  const { orderBook, serverTime } = parseFutures(bookSchema, raw, "orderbook");
  const toBase = (size: number, price: number) => (isInverse(instrument) ? size / price : size);
  return {
    asOf: serverTime ?? receivedAt,
    bids: bookLevels(orderBook.bids, toBase),
    asks: bookLevels(orderBook.asks, toBase),
  };
}

const rateSchema = z.looseObject({ timestamp: instantText, relativeFundingRate: loose.nullish() });

/**
 * parseFundingRates reads `historicalfundingrates`, oldest first. The relative rate is the fraction of the position's value;
 * the other one is money for each contract.
 */
export function parseFundingRates(raw: unknown): FundingRate[] {
  return parseFutures(z.looseObject({ rates: z.array(rateSchema) }), raw, "historicalfundingrates")
    .rates.flatMap(({ timestamp, relativeFundingRate }) => {
      const rateFraction = finite(relativeFundingRate);
      return rateFraction === null ? [] : [{ eventAt: timestamp, rateFraction }];
    })
    .sort((a, b) => a.eventAt - b.eventAt);
}
