import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { isWeekend, type MarketCalendar } from "./market-calendar";

/** DailyReturns is one asset's log returns on consecutive UTC days; NaN = no return known. */
export interface DailyReturns {
  values: ArrayLike<number>;
  /** Day of the last value. */
  endAt: EpochMs;
  calendar: MarketCalendar;
}

/** PairedReturns are returns of two assets over the same spans, oldest first. */
export interface PairedReturns {
  x: number[];
  y: number[];
}

/**
 * synchroniseReturns pairs two assets' returns span by span: a span ends on each day both markets are open, and carries
 * the days before on which one was closed, so that a coin's Saturday and Sunday meet the stock's Monday. Days are aligned
 * from the end; a day with a hole ends no span and spoils the one it lies in. `days` limits how far back to look.
 */
export function synchroniseReturns(a: DailyReturns, b: DailyReturns, days: number): PairedReturns {
  const pairs: PairedReturns = { x: [], y: [] };
  const end = Math.min(a.endAt, b.endAt);
  const [indexA, indexB] = [lastIndex(a, end), lastIndex(b, end)];
  const span = Math.min(days, indexA + 1, indexB + 1);
  const closes = a.calendar.closesOnWeekends || b.calendar.closesOnWeekends;
  let [x, y] = [0, 0];
  for (let back = span - 1; back >= 0; back--) {
    x += a.values[indexA - back] ?? NaN;
    y += b.values[indexB - back] ?? NaN;
    if (closes && isWeekend(end - back * DAY_MS)) continue;
    if (!Number.isNaN(x) && !Number.isNaN(y)) {
      pairs.x.push(x);
      pairs.y.push(y);
    }
    [x, y] = [0, 0];
  }
  return pairs;
}

function lastIndex({ values, endAt }: DailyReturns, end: EpochMs): number {
  return values.length - 1 - Math.round((endAt - end) / DAY_MS);
}
