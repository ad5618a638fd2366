import type { FalseBreakouts } from "@/lib/domain/market-state";
import type { CandleSeries } from "../series/candle-series";
import { YEAR_BARS } from "../series/rank-in-year";

/** The twenty-day channel of Donchian and the Turtles. */
const CHANNEL_BARS = 20;
const HORIZON_BARS = 10;
/** Below this many a share is an anecdote. */
const BREAKOUTS_MIN = 5;

/**
 * falseBreakouts counts, over the last year, the closes above the highest high of the 20 bars before (the first such close
 * of a run: the close before it was not above its own channel), and how many of them closed back below that high within 10
 * bars. Breakouts whose 10 bars are not over are not counted.
 */
export function falseBreakouts(daily: CandleSeries): FalseBreakouts {
  let breakouts = 0;
  let failed = 0;
  const firstBar = Math.max(CHANNEL_BARS + 1, daily.length - YEAR_BARS);
  for (let bar = firstBar; bar + HORIZON_BARS < daily.length; bar++) {
    const channel = highestHigh(daily, bar);
    if ((daily.close[bar] ?? 0) <= channel || (daily.close[bar - 1] ?? 0) > highestHigh(daily, bar - 1)) continue;
    breakouts++;
    const next = daily.close.subarray(bar + 1, bar + 1 + HORIZON_BARS);
    if (next.some((close) => close < channel)) failed++;
  }
  return { breakouts, failed, rate: breakouts < BREAKOUTS_MIN ? null : failed / breakouts };
}

function highestHigh(daily: CandleSeries, bar: number): number {
  return daily.high.subarray(bar - CHANNEL_BARS, bar).reduce((highest, high) => Math.max(highest, high), 0);
}
