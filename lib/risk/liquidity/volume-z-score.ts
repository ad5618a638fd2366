import type { BarSeries } from "../series/bar-series";
import { clamp } from "../stats/clamp";
import { mean } from "../stats/mean";
import { standardDeviation } from "../stats/standard-deviation";

/** A steady baseline leaves rounding dust as its spread, never a scale to measure by. */
const SPREAD_MIN = 1e-9;
/** A volume this many deviations out is "extreme"; beyond, the number only says how quiet the month was. */
const Z_LIMIT = 10;

/**
 * volumeZScore is, per bar, how many standard deviations the log volume lies from the mean of the `window` bars before it
 * (itself excluded, so a spike cannot hide in its own baseline), within ±10. Logs, because volumes multiply; volumes below
 * one unit count as one. A baseline that does not vary gives 0: nothing unusual can be said. From bar `window`.
 */
export function volumeZScore(volumes: Float64Array, window: number): BarSeries {
  const logs = volumes.map((volume) => Math.log(Math.max(1, volume)));
  const values = new Float64Array(Math.max(0, logs.length - window));
  for (let i = 0; i < values.length; i++) {
    const baseline = logs.subarray(i, i + window);
    const center = mean(baseline) ?? 0;
    const spread = standardDeviation(baseline) ?? 0;
    const z = spread < SPREAD_MIN ? 0 : ((logs[i + window] ?? 0) - center) / spread;
    values[i] = clamp(z, -Z_LIMIT, Z_LIMIT);
  }
  return { firstBar: window, values };
}
