import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import type { DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import { bookLevels } from "@/lib/exchange/book-levels";
import type { FundingRate } from "@/lib/exchange/client";
import { amountValue, blankable, finiteNumber, instantMs, oneOrMany } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { parseResult } from "./envelope";

const series = z.array(finiteNumber);
const chartSchema = z
  .looseObject({
    status: z.string(),
    ticks: z.array(instantMs),
    open: series,
    high: series,
    low: series,
    close: series,
    volume: series,
    /** Turnover in the quote. */
    cost: series,
  })
  .refine(
    (chart) =>
      [chart.open, chart.high, chart.low, chart.close, chart.volume, chart.cost].every(
        ({ length }) => length === chart.ticks.length,
      ),
    { path: ["ticks"] },
  );

/** parseCandles reads `public/get_tradingview_chart_data`, oldest first: a list for each column. */
export function parseCandles(raw: unknown): Candle[] {
  const { ticks, open, high, low, close, volume, cost } = parseResult(chartSchema, raw, "get_tradingview_chart_data");
  return ticks.map((openAt, i) => ({
    openAt,
    open: open[i] ?? NaN,
    high: high[i] ?? NaN,
    low: low[i] ?? NaN,
    close: close[i] ?? NaN,
    volumeBase: volume[i] ?? NaN,
    volumeQuote: cost[i] ?? NaN,
  }));
}

const tickerSchema = z.looseObject({
  instrument_name: z.string().min(1),
  /** `ticker` and `get_book_summary_*` name the same things differently. */
  last_price: blankable(amountValue),
  last: blankable(amountValue),
  mark_price: blankable(amountValue),
  stats: z.looseObject({ volume_notional: blankable(finiteNumber), volume_usd: blankable(finiteNumber) }).optional(),
  volume_notional: blankable(finiteNumber),
  volume_usd: blankable(finiteNumber),
  /** Dollars of an inverse contract, coins of a linear one. */
  open_interest: blankable(finiteNumber),
  timestamp: blankable(instantMs),
  creation_timestamp: blankable(instantMs),
});

/** Ticker is one market's price and last day. */
export interface Ticker {
  venueSymbol: string;
  price: DecimalString | null;
  mark: DecimalString | null;
  /** Turnover of the last 24 hours in the quote. */
  volumeQuote: number | null;
  /** As told: dollars of an inverse contract, coins of a linear one. */
  openAmount: number | null;
  eventAt: EpochMs | null;
}

/** parseTickers reads `public/ticker` of one instrument and `public/get_book_summary_by_*` of many. */
export function parseTickers(raw: unknown): Ticker[] {
  return parseResult(oneOrMany(tickerSchema), raw, "ticker").map((row) => ({
    venueSymbol: row.instrument_name,
    price: positiveOrNull(row.last_price ?? row.last),
    mark: positiveOrNull(row.mark_price),
    volumeQuote: row.stats?.volume_notional ?? row.volume_notional ?? row.stats?.volume_usd ?? row.volume_usd ?? null,
    openAmount: row.open_interest,
    eventAt: row.timestamp ?? row.creation_timestamp,
  }));
}

const levelSchema = z.tuple([finiteNumber, finiteNumber]).rest(z.unknown());
const bookSchema = z.looseObject({
  bids: z.array(levelSchema),
  asks: z.array(levelSchema),
  timestamp: blankable(instantMs),
});

/** parseOrderBook reads `public/get_order_book`. Dollars of inverse contracts become base units at each level's price. */
export function parseOrderBook(
  raw: unknown,
  instrument: Pick<Instrument, "base" | "settle">,
  receivedAt: EpochMs,
): OrderBook {
  const book = parseResult(bookSchema, raw, "get_order_book");
  const toBase = (amount: number, price: number) => (isInverse(instrument) ? amount / price : amount);
  return {
    asOf: book.timestamp ?? receivedAt,
    bids: bookLevels(book.bids, toBase),
    asks: bookLevels(book.asks, toBase),
  };
}

const fundingSchema = z.array(z.looseObject({ timestamp: instantMs, interest_1h: finiteNumber }));

/** parseFundingRates reads `public/get_funding_rate_history`, oldest first: what was paid over each hour. */
export function parseFundingRates(raw: unknown): FundingRate[] {
  return parseResult(fundingSchema, raw, "get_funding_rate_history")
    .map(({ timestamp, interest_1h: rateFraction }) => ({ eventAt: timestamp, rateFraction }))
    .sort((a, b) => a.eventAt - b.eventAt);
}
