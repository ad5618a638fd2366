import type { SignalPoint } from "@/lib/domain/signal";
import type { CandleSeries } from "./candle-series";
import { SIGNAL_AGE_MS_MAX } from "./newest-signal";

/** SignalBars is one value per bar, null where none was known. */
export type SignalBars = readonly (number | null)[];

/**
 * signalBars is, per bar, the value in force at its close: of the newest point (by when it was true) that could be known
 * then and was at most a week old.
 */
export function signalBars(points: readonly SignalPoint[] | undefined, series: CandleSeries): SignalBars {
  const arriving = [...(points ?? [])].sort((a, b) => a.availableAt - b.availableAt || a.eventAt - b.eventAt);
  const values: (number | null)[] = [];
  let next = 0;
  let newest: SignalPoint | null = null;
  for (let bar = 0; bar < series.length; bar++) {
    const closeAt = (series.openAt[bar] ?? 0) + series.intervalMs;
    for (let point = arriving[next]; point !== undefined && point.availableAt <= closeAt; point = arriving[++next]) {
      if (newest === null || point.eventAt >= newest.eventAt) newest = point;
    }
    values.push(newest !== null && closeAt - newest.eventAt <= SIGNAL_AGE_MS_MAX ? newest.value : null);
  }
  return values;
}
