import { AppError } from "@/lib/domain/errors";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import type { MarketInput } from "@/lib/domain/market-input";
import type { SignalSeries } from "@/lib/domain/signal";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { buildCandleSeries } from "./series/build-candle-series";
import type { CandleSeries } from "./series/candle-series";

/** Venue clocks run a little ahead of ours; anything later than this is a look into the future. */
const CLOCK_SKEW_MS_MAX = 60_000;
const PRICE_MIN = 1e-18;
const PRICE_MAX = 1e18;
const QUANTITY_MAX = 1e24;
/** Wide enough for any count of dollars or hashes. */
const SIGNAL_MAX = 1e30;

export interface MarketSeries {
  daily: CandleSeries;
  hourly: CandleSeries | null;
  benchmark: CandleSeries | null;
}

/**
 * parseMarketInput checks a market input and puts its candles, cut at `asOf`, into columns. Throws AppError
 * "invalid_input" naming the field and the value it had; too little data is not an error.
 */
export function parseMarketInput(input: MarketInput): MarketSeries {
  const { asset, instrumentId, asOf, lastPrice, quoteUsdRate, orderBook } = input;
  check("asset", asset, typeof asset === "string" && asset !== "", "a non-empty text");
  check("instrumentId", instrumentId, typeof instrumentId === "string" && instrumentId !== "", "a non-empty text");
  check("asOf", asOf, isInstant(asOf), "epoch milliseconds");
  check("quoteUsdRate", quoteUsdRate, isPrice(quoteUsdRate), "a rate above 0");
  check("lastPrice.price", lastPrice.price, isPrice(lastPrice.price), "a price above 0");
  checkTime("lastPrice.asOf", lastPrice.asOf, asOf);
  if (orderBook !== null) checkOrderBook(orderBook, asOf);
  checkSignals(input.signals ?? {});
  const { hourlyCandles, benchmarkDailyCandles } = input;
  return {
    daily: parseCandles("dailyCandles", input.dailyCandles, DAY_MS, asOf),
    hourly: hourlyCandles && parseCandles("hourlyCandles", hourlyCandles, HOUR_MS, asOf),
    benchmark: benchmarkDailyCandles && parseCandles("benchmarkDailyCandles", benchmarkDailyCandles, DAY_MS, asOf),
  };
}

function parseCandles(field: string, candles: readonly Candle[], intervalMs: number, asOf: EpochMs): CandleSeries {
  const result = buildCandleSeries(candles, intervalMs, asOf);
  if (result.status === "malformed") {
    throw refusal(`${field}[${result.bar}].${result.fault.field}`, result.fault.value, result.fault.expected);
  }
  return result.series;
}

function checkOrderBook(book: OrderBook, asOf: EpochMs): void {
  checkTime("orderBook.asOf", book.asOf, asOf);
  for (const [side, direction] of [
    ["bids", -1],
    ["asks", 1],
  ] as const) {
    let previous: number | null = null;
    for (const [level, [price, quantity]] of book[side].entries()) {
      const at = `orderBook.${side}[${level}]`;
      check(`${at}[0]`, price, isPrice(price), "a price above 0");
      check(`${at}[0]`, price, previous === null || (price - previous) * direction > 0, "worse than the level before");
      check(`${at}[1]`, quantity, isWithin(quantity, 0, QUANTITY_MAX), "a quantity of 0 or more");
      previous = price;
    }
  }
}

function checkSignals(signals: SignalSeries): void {
  for (const [name, points] of Object.entries(signals)) {
    for (const [i, { eventAt, availableAt, value }] of points.entries()) {
      const at = `signals.${name}[${i}]`;
      check(`${at}.eventAt`, eventAt, isInstant(eventAt), "epoch milliseconds");
      check(`${at}.availableAt`, availableAt, isInstant(availableAt), "epoch milliseconds");
      check(`${at}.value`, value, isWithin(value, -SIGNAL_MAX, SIGNAL_MAX), "a finite number");
    }
  }
}

function isInstant(value: unknown): boolean {
  return Number.isSafeInteger(value) && isWithin(value, 1, Number.MAX_SAFE_INTEGER);
}

function checkTime(field: string, value: EpochMs, asOf: EpochMs): void {
  check(field, value, isInstant(value), "epoch milliseconds");
  check(field, value, value <= asOf + CLOCK_SKEW_MS_MAX, `not later than asOf, ${asOf}`);
}

function isPrice(value: unknown): boolean {
  return isWithin(value, PRICE_MIN, PRICE_MAX);
}

function isWithin(value: unknown, low: number, high: number): boolean {
  return typeof value === "number" && value >= low && value <= high;
}

function check(field: string, value: unknown, isSound: boolean, expected: string): void {
  if (!isSound) throw refusal(field, value, expected);
}

function refusal(field: string, value: unknown, expected: string): AppError {
  const message = `${field} is ${String(value)}; expected ${expected}`;
  return new AppError("invalid_input", message, { fields: [{ field, message }] });
}
