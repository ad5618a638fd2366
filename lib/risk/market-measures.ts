import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";
import { amihudIlliquidity } from "./liquidity/amihud-illiquidity";
import { volumeZScore } from "./liquidity/volume-z-score";
import { regimeSeries, type RegimeSeries } from "./regime/regime-series";
import { trendSeries, type TrendSeries } from "./regime/trend-series";
import type { BarSeries } from "./series/bar-series";
import type { CandleSeries } from "./series/candle-series";
import { rankInYear } from "./series/rank-in-year";
import { toLogReturns } from "./series/to-log-returns";
import { averageTrueRange } from "./volatility/average-true-range";
import { ewmaVolatility } from "./volatility/ewma-volatility";

const ATR_PERIOD = 14;
const LIQUIDITY_WINDOW_BARS = 30;

/** MarketMeasures are the per-bar series more than one part of a market state reads, computed once. */
export interface MarketMeasures {
  returns: BarSeries;
  /** Wilder ATR(14) in quote units. */
  atr: BarSeries;
  /** EWMA volatility, annualised, and its rank in its own year. */
  ewma: BarSeries;
  volatilityPercentile: BarSeries;
  /** Amihud over 30 bars. */
  amihud: BarSeries;
  volumeZScore: BarSeries;
  trend: TrendSeries;
  regime: RegimeSeries;
}

/** marketMeasures computes the shared series of one asset from its closed daily bars. */
export function marketMeasures(daily: CandleSeries, quoteUsdRate: number): MarketMeasures {
  const returns = toLogReturns(daily);
  const ewma = ewmaVolatility(returns, CRYPTO_DAYS_PER_YEAR);
  const trend = trendSeries(daily.close, returns);
  return {
    returns,
    atr: averageTrueRange(daily, ATR_PERIOD),
    ewma,
    volatilityPercentile: rankInYear(ewma),
    amihud: amihudIlliquidity(daily, LIQUIDITY_WINDOW_BARS, quoteUsdRate),
    volumeZScore: volumeZScore(daily.volumeQuote, LIQUIDITY_WINDOW_BARS),
    trend,
    regime: regimeSeries(daily, trend, ewma),
  };
}
