import { HOUR_MS, type EpochMs } from "@/lib/domain/units";
import type { CandleSeries } from "./candle-series";

/** A bar may be fetched this long after its close before it counts as missing. */
export const FETCH_GRACE_MS = HOUR_MS;

/** missingNewestBars is how many bars had closed by `at` after the series' last one; 0 = up to date, ∞ for no bars. */
export function missingNewestBars(series: CandleSeries, at: EpochMs): number {
  const lastOpenAt = series.openAt.at(-1);
  if (lastOpenAt === undefined) return Number.POSITIVE_INFINITY;
  const expectedOpenAt = Math.floor(at / series.intervalMs) * series.intervalMs - series.intervalMs;
  return Math.max(0, (expectedOpenAt - lastOpenAt) / series.intervalMs);
}
