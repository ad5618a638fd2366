import { DAY_MS } from "../market/interval";
import type { Market } from "../market/market";

/** Closes of one coin by day index, of days that are over; asked in one go because each answer needs months of them. */
export interface DailyCloses {
  /** Log return of that day; 0 where nothing traded. */
  returnOf(dayIndex: number): number;
  /** Close of that day, or the last one before it within ten days. */
  closeOf(dayIndex: number): number | undefined;
  /** Annualised standard deviation (√365, around zero) of the `days` that end with that day. */
  volatilityAt(dayIndex: number, days: number): number;
}

const SILENT_DAYS_MAX = 10;

/** dailyCloses reads the bars of the days from `firstDay` to `lastDay`. */
export function dailyCloses(market: Market, symbol: string, firstDay: number, lastDay: number): DailyCloses {
  const candles = market.candles(symbol, "1d", firstDay * DAY_MS, lastDay * DAY_MS, lastDay - firstDay + 1);
  const closes = new Map(candles.map(({ openAt, close }) => [openAt / DAY_MS, close]));
  const closeOf = (day: number): number | undefined => {
    for (let back = 0; back <= SILENT_DAYS_MAX; back++) {
      const close = closes.get(day - back);
      if (close !== undefined) return close;
    }
    return undefined;
  };
  const returnOf = (day: number): number => {
    const [before, after] = [closeOf(day - 1), closeOf(day)];
    return before === undefined || after === undefined ? 0 : Math.log(after / before);
  };
  return {
    closeOf,
    returnOf,
    volatilityAt(day, days) {
      let sum = 0;
      for (let i = 0; i < days; i++) sum += returnOf(day - i) ** 2;
      return Math.sqrt((sum / days) * 365);
    },
  };
}
