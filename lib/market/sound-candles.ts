import type { Candle } from "@/lib/domain/candle";
import type { EpochMs } from "@/lib/domain/units";
import { findCandleFault } from "@/lib/risk/series/find-candle-fault";

/**
 * soundCandles keeps what may be stored of a venue's answer: sorted, one bar per opening (the last sent wins), on the
 * grid, finite, high ≥ low, and closed by `closedBy`. What is left out stays a gap; nothing is repaired or filled.
 */
export function soundCandles(candles: readonly Candle[], intervalMs: number, closedBy: EpochMs): Candle[] {
  const byOpening = new Map(candles.map((candle) => [candle.openAt, candle]));
  return [...byOpening.values()]
    .filter((candle) => findCandleFault(candle, null, intervalMs) === null && candle.openAt + intervalMs <= closedBy)
    .sort((a, b) => a.openAt - b.openAt);
}
