import type { EpochMs } from "@/lib/domain/units";
import type { EquityHistoryPoint } from "./reconstruct-equity-history";

export interface HighWaterMark {
  unitValue: number;
  highWaterMark: number;
  highWaterMarkAt: EpochMs;
}

/**
 * estimateHighWaterMark reads the first day's high off a reconstructed history (the latest of equal highs). Without
 * history the high is today, at unit value 1: a fall we cannot see is not assumed.
 */
export function estimateHighWaterMark(history: readonly EquityHistoryPoint[], asOf: EpochMs): HighWaterMark {
  let high: HighWaterMark = { unitValue: 1, highWaterMark: 1, highWaterMarkAt: asOf };
  for (const point of history) {
    if (point.unitValue > high.highWaterMark) {
      high = { ...high, highWaterMark: point.unitValue, highWaterMarkAt: point.at };
    }
  }
  return high;
}
