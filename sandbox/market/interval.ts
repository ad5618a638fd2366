/** Candle grids of the exchange: every interval's length and where its bars start, in epoch milliseconds UTC. */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const LENGTHS_MS = {
  "1m": MINUTE_MS,
  "3m": 3 * MINUTE_MS,
  "5m": 5 * MINUTE_MS,
  "15m": 15 * MINUTE_MS,
  "30m": 30 * MINUTE_MS,
  "1h": HOUR_MS,
  "2h": 2 * HOUR_MS,
  "4h": 4 * HOUR_MS,
  "6h": 6 * HOUR_MS,
  "8h": 8 * HOUR_MS,
  "12h": 12 * HOUR_MS,
  "1d": DAY_MS,
  "3d": 3 * DAY_MS,
  "1w": 7 * DAY_MS,
  "1M": 30 * DAY_MS,
} as const;

export type Interval = keyof typeof LENGTHS_MS;

/** The first Monday of the epoch's calendar: weeks start on Mondays. */
const MONDAY_OFFSET_MS = 4 * DAY_MS;

/** isInterval tells whether the exchange knows the interval (case matters: `1m` is a minute, `1M` a month). */
export function isInterval(text: string): text is Interval {
  return Object.hasOwn(LENGTHS_MS, text);
}

/** openOfBar returns when the bar that contains `at` opened. */
export function openOfBar(interval: Interval, at: number): number {
  if (interval === "1M") {
    const date = new Date(at);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  }
  const offset = interval === "1w" ? MONDAY_OFFSET_MS : 0;
  const length = LENGTHS_MS[interval];
  return Math.floor((at - offset) / length) * length + offset;
}

/** nextOpen returns when the bar after the one opened at `openAt` opens. */
export function nextOpen(interval: Interval, openAt: number): number {
  if (interval === "1M") {
    const date = new Date(openAt);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  }
  return openAt + LENGTHS_MS[interval];
}

/** lengthMs returns the nominal length of an interval; a month counts 30 days and is meant for sizing pages only. */
export function lengthMs(interval: Interval): number {
  return LENGTHS_MS[interval];
}
