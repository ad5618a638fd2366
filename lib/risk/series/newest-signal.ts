import type { SignalPoint } from "@/lib/domain/signal";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";

/** An older value describes another market. */
export const SIGNAL_AGE_MS_MAX = 7 * DAY_MS;

/**
 * newestSignal is the point in force at `at`: the newest (by when it was true) of those that could be known then, unless it
 * is more than a week old. Null when there is none.
 */
export function newestSignal(points: readonly SignalPoint[] | undefined, at: EpochMs): SignalPoint | null {
  let newest: SignalPoint | null = null;
  for (const point of points ?? []) {
    if (point.availableAt <= at && (newest === null || point.eventAt >= newest.eventAt)) newest = point;
  }
  return newest === null || at - newest.eventAt > SIGNAL_AGE_MS_MAX ? null : newest;
}
