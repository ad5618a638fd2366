import type { Candle, CandleInterval } from "@/lib/domain/candle";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";

/** INTERVAL_MS is the length of a bar. */
export const INTERVAL_MS: Readonly<Record<CandleInterval, number>> = { "1h": HOUR_MS, "1d": DAY_MS };

/**
 * validateCandles keeps what a bar must be and drops the rest: on the grid, closed by `now`, prices finite, positive and
 * ordered low ≤ open, close ≤ high, volumes finite and not negative. Of two bars of one instant the later in the list
 * wins. Returned oldest first. Nothing is repaired or filled: a gap stays a gap.
 */
export function validateCandles(candles: readonly Candle[], interval: CandleInterval, now: EpochMs): Candle[] {
  const stepMs = INTERVAL_MS[interval];
  const byInstant = new Map<EpochMs, Candle>();
  for (const candle of candles) {
    if (isSound(candle) && candle.openAt % stepMs === 0 && candle.openAt >= 0 && candle.openAt + stepMs <= now)
      byInstant.set(candle.openAt, candle);
  }
  return [...byInstant.values()].sort((a, b) => a.openAt - b.openAt);
}

function isSound({ openAt, open, high, low, close, volumeBase, volumeQuote }: Candle): boolean {
  const numbers = [open, high, low, close, volumeBase, volumeQuote];
  if (!Number.isInteger(openAt) || !numbers.every(Number.isFinite)) return false;
  return (
    low > 0 && low <= Math.min(open, close) && Math.max(open, close) <= high && volumeBase >= 0 && volumeQuote >= 0
  );
}
