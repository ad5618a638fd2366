import { mean } from "../stats/mean";
import { standardDeviation } from "../stats/standard-deviation";

/**
 * volumeZScore is how many standard deviations the newest bar's log volume lies from the `window` bars before it (itself
 * excluded, so a spike cannot hide in its own baseline). Logs, because volumes multiply. Null for fewer bars, a bar
 * without volume, or a baseline that does not vary.
 */
export function volumeZScore(volumes: Float64Array, window: number): number | null {
  if (volumes.length < window + 1) return null;
  const recent = volumes.subarray(-(window + 1));
  if (recent.some((volume) => volume <= 0)) return null;
  const logs = recent.map(Math.log);
  const baseline = logs.subarray(0, window);
  const center = mean(baseline);
  const spread = standardDeviation(baseline);
  // A constant baseline leaves rounding dust as its spread, never a scale to measure by.
  if (center === null || spread === null || spread < 1e-9) return null;
  return ((logs[window] ?? 0) - center) / spread;
}
