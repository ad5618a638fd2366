import type { Candle } from "@/lib/domain/candle";
import type { EpochMs } from "@/lib/domain/units";
import type { CandleGap, CandleSeries } from "./candle-series";
import { findCandleFault, type CandleFault } from "./find-candle-fault";

export type CandleSeriesResult =
  | { status: "built"; series: CandleSeries }
  | { status: "malformed"; bar: number; fault: CandleFault };

const COLUMNS = ["openAt", "open", "high", "low", "close", "volumeQuote"] as const;

/**
 * buildCandleSeries puts the bars that had closed by `asOf` into columns. Bars still open then are not read at all, so
 * nothing later can change the result. A malformed bar is reported by its index and field, never repaired.
 */
export function buildCandleSeries(candles: readonly Candle[], intervalMs: number, asOf: EpochMs): CandleSeriesResult {
  const closed = candles.filter((candle) => !(candle.openAt + intervalMs > asOf));
  const gaps: CandleGap[] = [];
  let previousOpenAt: EpochMs | null = null;
  for (const [bar, candle] of closed.entries()) {
    const fault = findCandleFault(candle, previousOpenAt, intervalMs);
    if (fault !== null) return { status: "malformed", bar: candles.indexOf(candle), fault };
    const missingBars = previousOpenAt === null ? 0 : (candle.openAt - previousOpenAt) / intervalMs - 1;
    if (missingBars > 0) gaps.push({ beforeBar: bar, missingBars, startsAt: candle.openAt - missingBars * intervalMs });
    previousOpenAt = candle.openAt;
  }
  const [openAt, open, high, low, close, volumeQuote] = COLUMNS.map((column) =>
    Float64Array.from(closed, (candle) => candle[column]),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  return {
    status: "built",
    series: { intervalMs, length: closed.length, openAt, open, high, low, close, volumeQuote, gaps },
  };
}
