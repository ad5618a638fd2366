import type { VolatilityState } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";
import { lastValue, type BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { rankInYear, YEAR_BARS } from "../series/rank-in-year";
import { toLogReturns } from "../series/to-log-returns";
import { mean } from "../stats/mean";
import { combineForecasts } from "./combine-forecasts";
import { fitGarch } from "./fit-garch";
import { garchForecast } from "./garch-forecast";
import { garmanKlassVolatility } from "./garman-klass-volatility";
import { harForecast } from "./har-forecast";
import { parkinsonVolatility } from "./parkinson-volatility";
import { realizedVolatility } from "./realized-volatility";
import { RATIO_WINDOW_BARS, volatilityRatio } from "./volatility-ratio";
import { yangZhangVolatility } from "./yang-zhang-volatility";

const RANGE_WINDOW_BARS = 30;
const HOURS_PER_DAY = 24;
const FORECAST_BARS = 7;
/** About three years: long enough for persistence, short enough to be about today's market. */
const GARCH_RETURNS_MAX = 1000;

export interface VolatilityInputs {
  daily: CandleSeries;
  /** Null when not fetched or stale. */
  hourly: CandleSeries | null;
  returns: BarSeries;
  atr: BarSeries;
  /** Annualised, with today's move appended where it is large (`withLiveMove`). */
  ewma: BarSeries;
  /** Implied volatilities of the last year, annualised, oldest first; empty where there is no options market. */
  implied: Float64Array;
}

/** measureVolatility reads every volatility measure at the newest bar. Each is null until it has its own window. */
export function measureVolatility(inputs: VolatilityInputs): VolatilityState {
  const { daily, hourly, returns, atr, ewma, implied } = inputs;
  const year = CRYPTO_DAYS_PER_YEAR;
  const atr14 = lastValue(atr);
  const close = daily.close.at(-1);
  const [realized7d, realized30d, realized90d] = [7, 30, 90].map((bars) =>
    realizedVolatility(returns.values, bars, year),
  ) as [number | null, number | null, number | null];
  return {
    atr14,
    atrFraction: atr14 === null || close === undefined ? null : atr14 / close,
    realized24h: hourly && realizedVolatility(toLogReturns(hourly).values, HOURS_PER_DAY, year * HOURS_PER_DAY),
    realized7d,
    realized30d,
    realized90d,
    termStructure: {
      realized7dTo30d: ratioOf(realized7d, realized30d),
      realized30dTo90d: ratioOf(realized30d, realized90d),
    },
    parkinson30d: parkinsonVolatility(daily, RANGE_WINDOW_BARS, year),
    garmanKlass30d: garmanKlassVolatility(daily, RANGE_WINDOW_BARS, year),
    yangZhang30d: yangZhangVolatility(daily, RANGE_WINDOW_BARS, year),
    ...readEwma(ewma),
    ...forecastWeek(inputs),
    ...readImplied(implied, realized30d),
  };
}

function ratioOf(above: number | null, below: number | null): number | null {
  return above === null || below === null || below <= 0 ? null : above / below;
}

function forecastWeek({ daily, returns, ewma, implied }: VolatilityInputs) {
  const annualize = (variance: number | null) =>
    variance === null ? null : Math.sqrt(variance * CRYPTO_DAYS_PER_YEAR);
  const garch7d = annualize(garchForecast(fitGarch(returns.values.slice(-GARCH_RETURNS_MAX)), FORECAST_BARS));
  const har7d = annualize(harForecast(daily, FORECAST_BARS));
  const opinions = { ewma: lastValue(ewma), garch: garch7d, har: har7d, implied: implied.at(-1) ?? null };
  return { garch7d, har7d, forecast7d: combineForecasts(opinions) };
}

function readImplied(
  implied: Float64Array,
  realized30d: number | null,
): Pick<VolatilityState, "implied30d" | "impliedPercentile1y" | "impliedMinusRealized"> {
  const implied30d = implied.at(-1) ?? null;
  return {
    implied30d,
    impliedPercentile1y: lastValue(rankInYear({ firstBar: 0, values: implied })),
    impliedMinusRealized: implied30d === null || realized30d === null ? null : implied30d - realized30d,
  };
}

function readEwma({ values }: BarSeries): Pick<VolatilityState, "ewma" | "ewmaMean30d" | "ratio" | "percentile1y"> {
  const pastYear = { firstBar: 0, values: values.subarray(-YEAR_BARS) };
  const pastMonth = { firstBar: 0, values: values.subarray(-RATIO_WINDOW_BARS) };
  return {
    ewma: values.at(-1) ?? null,
    ewmaMean30d: pastMonth.values.length < RATIO_WINDOW_BARS ? null : mean(pastMonth.values),
    ratio: lastValue(volatilityRatio(pastMonth)),
    percentile1y: lastValue(rankInYear(pastYear)),
  };
}
