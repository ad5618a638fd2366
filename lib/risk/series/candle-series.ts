import type { EpochMs } from "@/lib/domain/units";

/** CandleGap is a run of missing bars. `beforeBar` is the first bar after it. */
export interface CandleGap {
  beforeBar: number;
  missingBars: number;
  startsAt: EpochMs;
}

/**
 * CandleSeries is closed candles by column, oldest first: sorted, on the interval's grid, finite, low ≤ open, close ≤
 * high, prices > 0, volumes ≥ 0. Missing bars are not filled; `gaps` names them. Made by `buildCandleSeries` only.
 */
export interface CandleSeries {
  readonly intervalMs: number;
  readonly length: number;
  readonly openAt: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volumeQuote: Float64Array;
  readonly gaps: readonly CandleGap[];
}
