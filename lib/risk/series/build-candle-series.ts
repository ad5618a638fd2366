import type { Candle } from "@/lib/domain/candle";
import type { EpochMs } from "@/lib/domain/units";
import type { CandleGap, CandleSeries } from "./candle-series";
import { findCandleFault, type CandleFault } from "./find-candle-fault";

export type CandleSeriesResult =
  { status: "built"; series: CandleSeries } | { status: "malformed"; bar: number; fault: CandleFault };

/**
 * buildCandleSeries puts the bars that had closed by `asOf` into columns. Bars still open then are not read at all, so
 * nothing later can change the result. A malformed bar is reported by its index and field, never repaired.
 */
export function buildCandleSeries(candles: readonly Candle[], intervalMs: number, asOf: EpochMs): CandleSeriesResult {
  // "Not later" instead of "earlier": a NaN instant stays in and is found below.
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
  return { status: "built", series: { intervalMs, length: closed.length, gaps, ...toColumns(closed) } };
}

function toColumns(candles: readonly Candle[]): Omit<CandleSeries, "intervalMs" | "length" | "gaps"> {
  const column = (): Float64Array => new Float64Array(candles.length);
  const columns = {
    openAt: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volumeQuote: column(),
  };
  let bar = 0;
  for (const candle of candles) {
    columns.openAt[bar] = candle.openAt;
    columns.open[bar] = candle.open;
    columns.high[bar] = candle.high;
    columns.low[bar] = candle.low;
    columns.close[bar] = candle.close;
    columns.volumeQuote[bar] = candle.volumeQuote;
    bar++;
  }
  return columns;
}
