import type { Candle } from "@/lib/domain/candle";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";

/** OwnClose is the price at the end of one UTC day. */
export interface OwnClose {
  day: EpochMs;
  price: number;
}

/** Two days a week without a price are a weekend; with a holiday before or after, three or four. */
const CLOSED_DAYS_MAX = 4;
const WEEKDAY_OF_EPOCH = 4;
/** With a week and a half of prices a weekend would have shown. */
const CLOSES_MIN = 8;

/**
 * ownCandles makes daily bars of closes: open, high and low are the close, volume is zero, since that is all we know. In a
 * series without any weekend the home market's closed days carry the last close, as its price stood still; every other gap
 * stays a gap. Days ascending, none twice.
 */
export function ownCandles(closes: readonly OwnClose[]): Candle[] {
  const isWeekdaySeries = closes.length >= CLOSES_MIN && closes.every(({ day }) => !isWeekend(day));
  const candles: Candle[] = [];
  for (const [at, { day, price }] of closes.entries()) {
    candles.push(flatCandle(day, price));
    const next = closes[at + 1];
    if (!isWeekdaySeries || next === undefined) continue;
    const missing = Math.round((next.day - day) / DAY_MS) - 1;
    if (missing > CLOSED_DAYS_MAX) continue;
    for (let closed = 1; closed <= missing; closed += 1) candles.push(flatCandle(day + closed * DAY_MS, price));
  }
  return candles;
}

function flatCandle(openAt: EpochMs, price: number): Candle {
  return { openAt, open: price, high: price, low: price, close: price, volumeBase: 0, volumeQuote: 0 };
}

function isWeekend(day: EpochMs): boolean {
  const weekday = (Math.floor(day / DAY_MS) + WEEKDAY_OF_EPOCH) % 7;
  return weekday === 0 || weekday === 6;
}
