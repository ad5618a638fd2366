import { CRYPTO_DAYS_PER_YEAR, DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { ReturnHistory } from "../portfolio/align-returns";
import { trendSeries } from "../regime/trend-series";
import { valueAtBar, type BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { rankInYear } from "../series/rank-in-year";
import { toLogReturns } from "../series/to-log-returns";
import { RETURNS_KEPT } from "../series/unbroken-returns";
import { rollingMean } from "../stats/rolling-mean";
import { ewmaVolatility } from "../volatility/ewma-volatility";
import { realizedVolatility } from "../volatility/realized-volatility";
import { volatilityRatio } from "../volatility/volatility-ratio";

const MONTH_BARS = 30;
const SMA_BARS = 200;

/** AssetHistory is one asset with the measures the book's factors read, per bar; each the product's own series. */
export interface AssetHistory {
  symbol: string;
  daily: CandleSeries;
  returns: BarSeries;
  trendScore: BarSeries;
  ewma: BarSeries;
  realized30d: BarSeries;
  volatilityRatio: BarSeries;
  volatilityPercentile: BarSeries;
  average200d: BarSeries;
}

/** FactorMeasures is an asset on one day as the book's factors see it; null = too little history. */
export interface FactorMeasures {
  trendScore: number | null;
  ewma: number | null;
  realized30d: number | null;
  ratio: number | null;
  percentile1y: number | null;
}

/** buildAssetHistory computes the series once; the value at a bar uses that bar and earlier ones only. */
export function buildAssetHistory(symbol: string, daily: CandleSeries): AssetHistory {
  const returns = toLogReturns(daily);
  const ewma = ewmaVolatility(returns, CRYPTO_DAYS_PER_YEAR);
  return {
    symbol,
    daily,
    returns,
    trendScore: trendSeries(daily.close, returns).score,
    ewma,
    realized30d: realizedSeries(returns),
    volatilityRatio: volatilityRatio(ewma),
    volatilityPercentile: rankInYear(ewma),
    average200d: { firstBar: SMA_BARS - 1, values: rollingMean(daily.close, SMA_BARS) },
  };
}

function realizedSeries({ firstBar, values }: BarSeries): BarSeries {
  const count = Math.max(0, values.length - MONTH_BARS + 1);
  const realized = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    realized[i] = realizedVolatility(values.subarray(i, i + MONTH_BARS), MONTH_BARS, CRYPTO_DAYS_PER_YEAR) ?? 0;
  }
  return { firstBar: firstBar + MONTH_BARS - 1, values: realized };
}

/** measuresAt reads every measure at one bar. */
export function measuresAt(asset: AssetHistory, bar: number): FactorMeasures {
  return {
    trendScore: valueAtBar(asset.trendScore, bar),
    ewma: valueAtBar(asset.ewma, bar),
    realized30d: valueAtBar(asset.realized30d, bar),
    ratio: valueAtBar(asset.volatilityRatio, bar),
    percentile1y: valueAtBar(asset.volatilityPercentile, bar),
  };
}

/** returnHistoryAt is what a market state at that bar would carry for correlation: the newest unbroken run of returns. */
export function returnHistoryAt({ daily, returns, ewma }: AssetHistory, bar: number): ReturnHistory {
  const end = Math.max(0, bar - returns.firstBar + 1);
  const lastGap = daily.gaps.findLast(({ beforeBar }) => beforeBar <= bar)?.beforeBar ?? 0;
  const kept = returns.values.subarray(Math.max(lastGap, end - RETURNS_KEPT, 0), end);
  return {
    dailyLogReturns: Array.from(kept),
    dailyReturnsEndAt: kept.length === 0 ? null : (daily.openAt[bar] ?? null),
    volatility: { ewma: valueAtBar(ewma, bar) },
  };
}

/** newestBars gives, for each day, the index of the newest bar opened on or before it; −1 before the first. */
export function newestBars({ daily }: AssetHistory, days: readonly EpochMs[]): Int32Array {
  let bar = -1;
  return Int32Array.from(days, (day) => {
    while ((daily.openAt[bar + 1] ?? Infinity) < day + DAY_MS) bar++;
    return bar;
  });
}
