import type { MarketState } from "@/lib/domain/market-state";
import { DAY_MS } from "@/lib/domain/units";
import { clamp } from "../stats/clamp";

/** An asset whose newest day is at most this much behind still counts; older feeds are left out. */
const LAG_DAYS_MAX = 1;

type ReturnsOf = Pick<MarketState, "dailyLogReturns" | "dailyReturnsEndAt">;

/**
 * averageCorrelation is the mean Pearson correlation over all pairs of assets of their last `window` daily log returns, on
 * the same UTC days. With unit-length deviations z the mean over pairs is (|Σz|² − N) ÷ (N (N − 1)): linear in assets.
 * Null with fewer than two assets that have those days and moved.
 */
export function averageCorrelation(states: readonly ReturnsOf[], window: number): number | null {
  const ends = states.map((state) => state.dailyReturnsEndAt).filter((end) => end !== null);
  const newest = Math.max(...ends);
  const endAt = Math.min(...ends.filter((end) => newest - end <= LAG_DAYS_MAX * DAY_MS));
  const sum = new Float64Array(window);
  let count = 0;
  for (const state of states) {
    const deviations = unitDeviations(returnsUntil(state, endAt, window), window);
    if (deviations === null) continue;
    for (let day = 0; day < window; day++) sum[day] = (sum[day] ?? 0) + (deviations[day] ?? 0);
    count++;
  }
  if (count < 2) return null;
  const squaredLength = sum.reduce((total, value) => total + value * value, 0);
  return clamp((squaredLength - count) / (count * (count - 1)), -1, 1);
}

function returnsUntil(state: ReturnsOf, endAt: number, window: number): readonly number[] {
  if (state.dailyReturnsEndAt === null || state.dailyReturnsEndAt < endAt) return [];
  const surplus = Math.round((state.dailyReturnsEndAt - endAt) / DAY_MS);
  const last = state.dailyLogReturns.length - surplus;
  return last < window ? [] : state.dailyLogReturns.slice(last - window, last);
}

/** Deviations from the mean, scaled to length 1; null for too few values or no movement. */
function unitDeviations(values: readonly number[], window: number): readonly number[] | null {
  if (values.length < window) return null;
  const center = values.reduce((total, value) => total + value, 0) / window;
  const deviations = values.map((value) => value - center);
  const length = Math.hypot(...deviations);
  return length > 0 ? deviations.map((deviation) => deviation / length) : null;
}
