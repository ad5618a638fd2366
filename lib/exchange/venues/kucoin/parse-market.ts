import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import { toNumber, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type { FundingRate } from "@/lib/exchange/client";
import { amountValue, blankable, instantMs, marketNumber } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { finiteOrNull } from "@/lib/exchange/finite-or-null";
import { bookLevels } from "@/lib/exchange/book-levels";
import { parseData } from "./envelope";

const numbers = [marketNumber, marketNumber, marketNumber, marketNumber, marketNumber, marketNumber] as const;

/** parseSpotCandles reads `market/candles`: newest first and in seconds as sent, oldest first as returned. */
export function parseSpotCandles(raw: unknown): Candle[] {
  const row = z.tuple([instantMs, ...numbers]).rest(z.unknown());
  return parseData(z.array(row), raw, "market/candles")
    .map(([openAt, open, close, high, low, volumeBase, volumeQuote]) => ({
      openAt: openAt * 1_000,
      open,
      high,
      low,
      close,
      volumeBase,
      volumeQuote,
    }))
    .reverse();
}

/** parseFuturesCandles reads `kline/query`, oldest first. Volume is in contracts. */
export function parseFuturesCandles(
  raw: unknown,
  instrument: Pick<Instrument, "base" | "settle" | "contractSize">,
): Candle[] {
  const [open, high, low, close, volume] = numbers;
  const row = z.tuple([instantMs, open, high, low, close, volume]).rest(z.unknown());
  const worth = toNumber(instrument.contractSize);
  return parseData(z.array(row), raw, "kline/query").map((bar) => {
    const contracts = bar[5] * worth;
    const volumeBase = isInverse(instrument) ? contracts / bar[4] : contracts;
    return {
      openAt: bar[0],
      open: bar[1],
      high: bar[2],
      low: bar[3],
      close: bar[4],
      volumeBase,
      volumeQuote: isInverse(instrument) ? contracts : contracts * bar[4],
    };
  });
}

/** Ticker is one market's last day; volume and open interest in the quote. */
export interface Ticker {
  venueSymbol: string;
  price: DecimalString | null;
  volumeQuote: number | null;
  openInterestQuote: number | null;
}

const spotTickersSchema = z.looseObject({
  time: instantMs,
  ticker: z.array(
    z.looseObject({ symbol: z.string(), last: blankable(amountValue), volValue: blankable(marketNumber) }),
  ),
});

/** parseSpotTickers reads `market/allTickers`. */
export function parseSpotTickers(raw: unknown): { rows: Ticker[]; at: EpochMs } {
  const { time, ticker } = parseData(spotTickersSchema, raw, "market/allTickers");
  const rows = ticker.map(({ symbol, last, volValue }) => ({
    venueSymbol: symbol,
    price: positiveOrNull(last),
    volumeQuote: finiteOrNull(volValue),
    openInterestQuote: null,
  }));
  return { rows, at: time };
}

const contractTickerSchema = z.looseObject({
  symbol: z.string(),
  isInverse: z.boolean(),
  multiplier: z.coerce.number(),
  lastTradePrice: blankable(amountValue),
  volumeOf24h: blankable(marketNumber),
  turnoverOf24h: blankable(marketNumber),
  openInterest: blankable(marketNumber),
});

/** parseContractTickers reads what `contracts/active` tells of the last day. Inverse contracts count dollars. */
export function parseContractTickers(raw: unknown): Ticker[] {
  return parseData(z.array(contractTickerSchema), raw, "contracts/active").map((row) => {
    const price = positiveOrNull(row.lastTradePrice);
    const worth = Math.abs(row.multiplier) * (row.isInverse ? 1 : Number(price ?? Number.NaN));
    return {
      venueSymbol: row.symbol,
      price,
      volumeQuote: finiteOrNull(row.isInverse ? row.volumeOf24h : row.turnoverOf24h),
      openInterestQuote: row.openInterest === null ? null : finiteOrNull(row.openInterest * worth),
    };
  });
}

const levelSchema = z.tuple([marketNumber, marketNumber]).rest(z.unknown());
const bookSchema = z.looseObject({
  bids: z.array(levelSchema),
  asks: z.array(levelSchema),
  /** Spot: milliseconds. */
  time: blankable(instantMs),
});

/** parseOrderBook reads a book. Contracts become base units; levels that are no positive finite numbers are left out. */
export function parseOrderBook(raw: unknown, instrument: Instrument, receivedAt: EpochMs): OrderBook {
  const book = parseData(bookSchema, raw, "orderbook");
  const worth = instrument.kind === "spot" ? 1 : toNumber(instrument.contractSize);
  const toBase = (size: number, price: number) => (isInverse(instrument) ? (size * worth) / price : size * worth);
  return { asOf: book.time ?? receivedAt, bids: bookLevels(book.bids, toBase), asks: bookLevels(book.asks, toBase) };
}

const fundingSchema = z.looseObject({ fundingRate: marketNumber, timepoint: instantMs });

/** parseFundingRates reads `contract/funding-rates`, oldest first. */
export function parseFundingRates(raw: unknown): FundingRate[] {
  return parseData(z.array(fundingSchema), raw, "contract/funding-rates")
    .filter(({ fundingRate }) => Number.isFinite(fundingRate))
    .map(({ fundingRate, timepoint }) => ({ eventAt: timepoint, rateFraction: fundingRate }))
    .sort((a, b) => a.eventAt - b.eventAt);
}
