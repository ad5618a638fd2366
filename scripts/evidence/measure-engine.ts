import { assessMarket } from "@/lib/risk/assess-market";
import type { Candle } from "@/lib/domain/candle";
import type { RegimeLabel } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS } from "@/lib/domain/units";
import type { AssetHistory } from "@/lib/risk/evidence/asset-history";
import { isoDay } from "@/lib/risk/evidence/run-case";
import { backtestFilteredVar, type VarBacktest } from "@/lib/risk/portfolio/backtest/backtest-filtered-var";
import { regimeEvidence, type RegimeEvidence } from "@/lib/risk/regime/regime-evidence";
import { regimeSeries } from "@/lib/risk/regime/regime-series";
import { trendSeries } from "@/lib/risk/regime/trend-series";
import { rankCorrelation } from "@/lib/risk/stats/rank-correlation";

const HISTORY_BARS = 1_500;
const FIRST_BAR = 250;
const HORIZON_DAYS = 7;
const VAR_WINDOW_DAYS = 250;

/** EngineMeasures is how well single measures of one asset foretold what they are for. Null = too little history. */
export interface EngineMeasures {
  symbol: string;
  var95: VarBacktest | null;
  var99: VarBacktest | null;
  regime: RegimeEvidence | null;
  forecast: ForecastQuality | null;
}

export interface ForecastQuality {
  /** Weeks compared; every seventh day, so that the futures do not overlap. */
  weeks: number;
  /** Spearman with the next 7 days' realised volatility. */
  spearmanForecast: number | null;
  spearmanEwma: number | null;
  /** Mean realised volatility of the following week by fifth of the stability score, least stable first. */
  volatilityByStability: readonly number[];
}

/** measureEngine runs the product's own estimators over an asset's past, each day with what was known then. */
export function measureEngine(asset: AssetHistory): EngineMeasures {
  const returns = Array.from(asset.returns.values);
  const backtest = (confidence: number) =>
    returns.length <= 2 * VAR_WINDOW_DAYS
      ? null
      : backtestFilteredVar(returns, { confidence, windowDays: VAR_WINDOW_DAYS });
  return {
    symbol: asset.symbol,
    var95: backtest(0.95),
    var99: backtest(0.99),
    regime: regimeReport(asset),
    forecast: forecastQuality(asset),
  };
}

function regimeReport({ daily, returns, ewma }: AssetHistory): RegimeEvidence | null {
  const { firstBar, history } = regimeSeries(daily, trendSeries(daily.close, returns), ewma);
  const labels: RegimeLabel[] = history.map(({ label }) => label);
  if (labels.length < 365) return null;
  const dates = Array.from(daily.openAt.subarray(firstBar), isoDay);
  return regimeEvidence(dates, daily.close.subarray(firstBar), labels, { seed: 1, blocks: 20, iterations: 999 });
}

function forecastQuality({ symbol, daily, returns }: AssetHistory): ForecastQuality | null {
  const candles = toCandles(daily);
  const weeks: { forecast: number; ewma: number; stability: number; next: number }[] = [];
  for (let bar = FIRST_BAR; bar + HORIZON_DAYS < daily.length; bar += HORIZON_DAYS) {
    const asOf = (daily.openAt[bar] ?? 0) + DAY_MS;
    const market = assessMarket({
      asset: symbol,
      instrumentId: symbol,
      asOf,
      dailyCandles: candles.slice(Math.max(0, bar + 1 - HISTORY_BARS), bar + 1),
      hourlyCandles: null,
      orderBook: null,
      lastPrice: { price: daily.close[bar] ?? 0, asOf },
      benchmarkDailyCandles: null,
      quoteUsdRate: 1,
    });
    const { forecast7d, ewma } = market.volatility;
    const stability = market.stability.score;
    if (forecast7d === null || ewma === null || stability === null) continue;
    const ahead = returns.values.subarray(bar + 1 - returns.firstBar, bar + 1 - returns.firstBar + HORIZON_DAYS);
    weeks.push({ forecast: forecast7d, ewma, stability, next: rootMeanSquareAnnual(ahead) });
  }
  if (weeks.length < 50) return null;
  const next = weeks.map((week) => week.next);
  return {
    weeks: weeks.length,
    spearmanForecast: rankCorrelation(
      weeks.map(({ forecast }) => forecast),
      next,
    ),
    spearmanEwma: rankCorrelation(
      weeks.map(({ ewma }) => ewma),
      next,
    ),
    volatilityByStability: byFifth(weeks),
  };
}

function byFifth(weeks: readonly { stability: number; next: number }[]): number[] {
  const sorted = [...weeks].sort((a, b) => a.stability - b.stability);
  return [0, 1, 2, 3, 4].map((fifth) => {
    const part = sorted.slice(Math.round((fifth * sorted.length) / 5), Math.round(((fifth + 1) * sorted.length) / 5));
    return part.reduce((sum, { next }) => sum + next, 0) / part.length;
  });
}

function rootMeanSquareAnnual(values: Float64Array): number {
  return Math.sqrt((values.reduce((sum, value) => sum + value * value, 0) / values.length) * CRYPTO_DAYS_PER_YEAR);
}

function toCandles(daily: AssetHistory["daily"]): Candle[] {
  return Array.from(daily.openAt, (openAt, bar) => ({
    openAt,
    open: daily.open[bar] ?? 0,
    high: daily.high[bar] ?? 0,
    low: daily.low[bar] ?? 0,
    close: daily.close[bar] ?? 0,
    volumeBase: 0,
    volumeQuote: daily.volumeQuote[bar] ?? 0,
  }));
}
