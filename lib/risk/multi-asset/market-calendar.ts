import type { AssetClass } from "@/lib/domain/instrument";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS, type EpochMs } from "@/lib/domain/units";

/** MarketCalendar says when an asset's price can move, and so how its daily volatility becomes an annual one. */
export interface MarketCalendar {
  closesOnWeekends: boolean;
  /** Returns a year has: 365, or 252 trading days. */
  periodsPerYear: number;
}

const ALWAYS_OPEN: MarketCalendar = { closesOnWeekends: false, periodsPerYear: CRYPTO_DAYS_PER_YEAR };
const WEEKDAYS: MarketCalendar = { closesOnWeekends: true, periodsPerYear: 252 };
const WEEKDAY_CLASSES: readonly AssetClass[] = ["stock", "bond", "gold"];
/** Share of weekend days without any move that makes them closed days rather than quiet ones. */
const STILL_SHARE = 0.9;
const WEEKEND_DAYS_MIN = 8;
/** 1970-01-01 was a Thursday. */
const EPOCH_WEEKDAY = 4;

/** isWeekend tells Saturday and Sunday, UTC, of the day that begins at `dayAt`. */
export function isWeekend(dayAt: EpochMs): boolean {
  const weekday = (Math.floor(dayAt / DAY_MS) + EPOCH_WEEKDAY) % 7;
  return weekday === 0 || weekday === 6;
}

/**
 * marketCalendar reads an asset's calendar off its class and its returns: crypto never closes; a stock, bond or gold price
 * that stood still on at least 90 % of weekend days follows its home market. A token of one that trades through weekends
 * is open like any coin. `endAt` is the day of the last return; consecutive days.
 */
export function marketCalendar(
  assetClass: AssetClass,
  returns: readonly number[],
  endAt: EpochMs | null,
): MarketCalendar {
  if (endAt === null || !WEEKDAY_CLASSES.includes(assetClass)) return ALWAYS_OPEN;
  const weekend = returns.filter((_, day) => isWeekend(endAt - (returns.length - 1 - day) * DAY_MS));
  if (weekend.length < WEEKEND_DAYS_MIN) return ALWAYS_OPEN;
  return weekend.filter((value) => value === 0).length >= STILL_SHARE * weekend.length ? WEEKDAYS : ALWAYS_OPEN;
}
