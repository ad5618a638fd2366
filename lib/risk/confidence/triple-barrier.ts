import type { CandleSeries } from "../series/candle-series";

export const BARRIER_HORIZON_BARS = 20;
export const BARRIER_RISK_ATR = 2;
export const BARRIER_TARGET_R = 1.5;

/** target = +1.5 R came first, stop = −1 R came first, time = neither within the horizon, open = the horizon is not over. */
export type BarrierOutcome = "target" | "stop" | "time" | "open";

/**
 * tripleBarrier says what happened to a position bought at the close of `bar` with R = 2 ATR (López de Prado 2018, ch. 3). A
 * bar that touches both barriers counts as the stop. Until the whole horizon has passed the outcome is "open" even if a
 * barrier was hit: counting early hits only would favour whatever is quick.
 */
export function tripleBarrier(series: CandleSeries, bar: number, atr: number): BarrierOutcome {
  const last = bar + BARRIER_HORIZON_BARS;
  const entry = series.close[bar];
  if (entry === undefined || last >= series.length) return "open";
  const risk = BARRIER_RISK_ATR * atr;
  for (let i = bar + 1; i <= last; i++) {
    if ((series.low[i] ?? 0) <= entry - risk) return "stop";
    if ((series.high[i] ?? 0) >= entry + BARRIER_TARGET_R * risk) return "target";
  }
  return "time";
}
