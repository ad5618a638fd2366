import type { CandleSeries } from "../series/candle-series";
import { toLogReturns } from "../series/to-log-returns";
import { unbrokenReturns } from "../series/unbroken-returns";
import { correlation } from "../stats/correlation";

/**
 * benchmarkCorrelation is Pearson's r of the last `window` daily log returns of two series on the same days (the newest day
 * both have). Null when they do not share that many unbroken days, or one of them did not move.
 */
export function benchmarkCorrelation(asset: CandleSeries, benchmark: CandleSeries, window: number): number | null {
  const endAt = Math.min(asset.openAt.at(-1) ?? 0, benchmark.openAt.at(-1) ?? 0);
  const own = returnsUntil(asset, endAt, window);
  const reference = returnsUntil(benchmark, endAt, window);
  return own.length < window || reference.length < window ? null : correlation(own, reference);
}

function returnsUntil(series: CandleSeries, endAt: number, window: number): Float64Array {
  const run = unbrokenReturns(series, toLogReturns(series), series.length);
  const surplus = Math.round(((series.openAt.at(-1) ?? 0) - endAt) / series.intervalMs);
  return run.slice(0, Math.max(0, run.length - surplus)).slice(-window);
}
