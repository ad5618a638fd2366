import type { CorrelationWindow } from "@/lib/domain/portfolio-report";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { overlappingCorrelation } from "../../multi-asset/overlapping-correlation";
import { synchroniseReturns, type DailyReturns, type PairedReturns } from "../../multi-asset/synchronise-returns";
import { correlation } from "../../stats/correlation";
import { WINDOW_DAYS } from "./return-source";

export interface PairMeasure {
  /** Null with fewer than 20 common spans or when one side stands still. */
  value: number | null;
  pairs: PairedReturns;
  /** Independent observations behind the value: overlapping sums repeat themselves. */
  effective: number;
}

const COMMON_DAYS_MIN = 20;
/** Two-day sums absorb the hours between two markets' closes. */
const OVERLAP_DAYS = 2;
/** Variance of a correlation of overlapping two-day sums, against as many separate ones. */
const OVERLAP_INFLATION = 1.5;

/**
 * measurePair is Pearson's correlation of two assets' daily log returns over a window that ends at `newest`. Assets of
 * different calendars are first put on common spans and read from two-day sums (asynchronous closes); on BTC-down days,
 * which are not consecutive, from single days.
 */
export function measurePair(a: DailyReturns, b: DailyReturns, window: CorrelationWindow, newest: EpochMs): PairMeasure {
  const late = Math.round((newest - Math.min(a.endAt, b.endAt)) / DAY_MS);
  const pairs = synchroniseReturns(a, b, Math.max(0, WINDOW_DAYS[window] - late));
  const count = pairs.x.length;
  if (count < COMMON_DAYS_MIN) return { value: null, pairs, effective: count };
  const isAsynchronous = a.calendar.closesOnWeekends !== b.calendar.closesOnWeekends && window !== "btc_down";
  return isAsynchronous
    ? { value: overlappingCorrelation(pairs, OVERLAP_DAYS), pairs, effective: count / OVERLAP_INFLATION }
    : { value: correlation(pairs.x, pairs.y), pairs, effective: count };
}
