import type { VolatilityState } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";
import { lastValue, type BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { toLogReturns } from "../series/to-log-returns";
import { mean } from "../stats/mean";
import { percentileRank } from "../stats/percentile-rank";
import { averageTrueRange } from "./average-true-range";
import { garmanKlassVolatility } from "./garman-klass-volatility";
import { parkinsonVolatility } from "./parkinson-volatility";
import { realizedVolatility } from "./realized-volatility";
import { RATIO_WINDOW_BARS, volatilityRatio } from "./volatility-ratio";
import { yangZhangVolatility } from "./yang-zhang-volatility";

export const ATR_PERIOD = 14;
export const PERCENTILE_WINDOW_BARS = 365;
/** A quarter: below it "high for this asset" says nothing. */
export const PERCENTILE_BARS_MIN = 90;
const RANGE_WINDOW_BARS = 30;
const HOURS_PER_DAY = 24;

/**
 * measureVolatility reads every volatility measure at the newest bar. `ewma` is the annualised EWMA series, with today's
 * move appended where it is large. Each measure is null until it has its own window.
 */
export function measureVolatility(
  daily: CandleSeries,
  returns: BarSeries,
  ewma: BarSeries,
  hourly: CandleSeries | null,
): VolatilityState {
  const year = CRYPTO_DAYS_PER_YEAR;
  const atr14 = lastValue(averageTrueRange(daily, ATR_PERIOD));
  const close = daily.close.at(-1);
  return {
    atr14,
    atrFraction: atr14 === null || close === undefined ? null : atr14 / close,
    realized24h: hourly === null ? null : lastDayVolatility(hourly),
    realized7d: realizedVolatility(returns.values, 7, year),
    realized30d: realizedVolatility(returns.values, 30, year),
    realized90d: realizedVolatility(returns.values, 90, year),
    parkinson30d: parkinsonVolatility(daily, RANGE_WINDOW_BARS, year),
    garmanKlass30d: garmanKlassVolatility(daily, RANGE_WINDOW_BARS, year),
    yangZhang30d: yangZhangVolatility(daily, RANGE_WINDOW_BARS, year),
    ...readEwma(ewma),
  };
}

function readEwma(volatility: BarSeries): Pick<VolatilityState, "ewma" | "ewmaMean30d" | "ratio" | "percentile1y"> {
  const { values } = volatility;
  const ewma = lastValue(volatility);
  const pastYear = values.subarray(-PERCENTILE_WINDOW_BARS);
  return {
    ewma,
    ewmaMean30d: values.length < RATIO_WINDOW_BARS ? null : mean(values.subarray(-RATIO_WINDOW_BARS)),
    ratio: lastValue(volatilityRatio(volatility)),
    percentile1y: ewma === null || pastYear.length < PERCENTILE_BARS_MIN ? null : percentileRank(pastYear, ewma),
  };
}

function lastDayVolatility(hourly: CandleSeries): number | null {
  const hoursPerYear = CRYPTO_DAYS_PER_YEAR * HOURS_PER_DAY;
  return realizedVolatility(toLogReturns(hourly).values, HOURS_PER_DAY, hoursPerYear);
}
