import type { CandleSeries } from "../series/candle-series";
import { mean } from "../stats/mean";
import { variance } from "../stats/variance";

/**
 * yangZhangVolatility combines the jump at the open, the open-to-close move and the Rogers–Satchell range:
 * σ² = σ²_open + k σ²_close + (1 − k) σ²_range with k = 0.34 ÷ (1.34 + (n + 1)/(n − 1)) (Yang & Zhang 2000), annualised by
 * √periodsPerYear. Needs window + 1 bars (the first open's previous close), else null.
 */
export function yangZhangVolatility(series: CandleSeries, window: number, periodsPerYear: number): number | null {
  if (window < 2 || series.length < window + 1) return null;
  const jumps = new Float64Array(window);
  const moves = new Float64Array(window);
  const ranges = new Float64Array(window);
  for (let k = 0; k < window; k++) {
    const bar = series.length - window + k;
    const open = series.open[bar] ?? 1;
    const up = Math.log((series.high[bar] ?? 1) / open);
    const down = Math.log((series.low[bar] ?? 1) / open);
    const move = Math.log((series.close[bar] ?? 1) / open);
    jumps[k] = Math.log(open / (series.close[bar - 1] ?? 1));
    moves[k] = move;
    ranges[k] = up * (up - move) + down * (down - move);
  }
  const weight = 0.34 / (1.34 + (window + 1) / (window - 1));
  const daily = (variance(jumps) ?? 0) + weight * (variance(moves) ?? 0) + (1 - weight) * (mean(ranges) ?? 0);
  return Math.sqrt(Math.max(0, daily) * periodsPerYear);
}
