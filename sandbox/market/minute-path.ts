import type { Bar } from "./market";
import { toGrid } from "./refine-bar";

/**
 * The price inside one minute: a straight line from open to one extreme, to the other, to the close, a third of the
 * minute each; a rising minute visits its low first. So a half-finished minute is the beginning of the finished one.
 */
function turningPoints(bar: Bar): readonly [number, number, number, number] {
  return bar.close >= bar.open ? [bar.open, bar.low, bar.high, bar.close] : [bar.open, bar.high, bar.low, bar.close];
}

/** priceInMinute returns the price when `fraction` (0..1) of the minute has passed. */
export function priceInMinute(bar: Bar, fraction: number, tickSize: number): number {
  const points = turningPoints(bar);
  const position = Math.min(Math.max(fraction, 0), 1) * 3;
  const leg = Math.min(2, Math.floor(position));
  const from = points[leg] ?? bar.open;
  const to = points[leg + 1] ?? bar.close;
  return toGrid(from + (to - from) * (position - leg), tickSize);
}

/** partOfMinute returns the bar as it stands when `fraction` of the minute has passed. */
export function partOfMinute(bar: Bar, fraction: number, tickSize: number): Bar {
  const points = turningPoints(bar);
  const close = priceInMinute(bar, fraction, tickSize);
  const seen = points.slice(0, Math.floor(Math.min(fraction, 1) * 3) + 1);
  return {
    open: bar.open,
    high: Math.max(close, ...seen),
    low: Math.min(close, ...seen),
    close,
    volume: Number((bar.volume * fraction).toFixed(8)),
  };
}
