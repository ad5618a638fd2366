import type { Bar } from "./market";

/** mergeBars adds bars that follow each other into one; undefined for none. */
export function mergeBars(bars: readonly Bar[]): Bar | undefined {
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) return undefined;
  let { high, low } = first;
  let volume = 0;
  for (const bar of bars) {
    if (bar.high > high) high = bar.high;
    if (bar.low < low) low = bar.low;
    volume += bar.volume;
  }
  return { open: first.open, high, low, close: last.close, volume: Number(volume.toFixed(8)) };
}
