import type { BarSeries } from "../series/bar-series";
import { EWMA_DECAY_FACTOR } from "./ewma-volatility";

/**
 * withLiveMove appends today's unfinished bar to an EWMA volatility series when today's move so far is already larger than
 * the volatility expects, as the daily formula will do at the close. A crash thus counts within the hour instead of at
 * midnight UTC; a quiet morning changes nothing, because a day is not over.
 */
export function withLiveMove(volatility: BarSeries, liveLogReturn: number, periodsPerYear: number): BarSeries {
  const last = volatility.values.at(-1);
  const liveVariance = liveLogReturn * liveLogReturn * periodsPerYear;
  if (last === undefined || liveVariance <= last * last) return volatility;
  const values = new Float64Array(volatility.values.length + 1);
  values.set(volatility.values);
  values[values.length - 1] = Math.sqrt(EWMA_DECAY_FACTOR * last * last + (1 - EWMA_DECAY_FACTOR) * liveVariance);
  return { firstBar: volatility.firstBar, values };
}
