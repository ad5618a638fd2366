import type { VolatilityState } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";
import { lastValue, type BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { rankInYear, YEAR_BARS } from "../series/rank-in-year";
import { toLogReturns } from "../series/to-log-returns";
import { mean } from "../stats/mean";
import { garmanKlassVolatility } from "./garman-klass-volatility";
import { parkinsonVolatility } from "./parkinson-volatility";
import { realizedVolatility } from "./realized-volatility";
import { RATIO_WINDOW_BARS, volatilityRatio } from "./volatility-ratio";
import { yangZhangVolatility } from "./yang-zhang-volatility";

const RANGE_WINDOW_BARS = 30;
const HOURS_PER_DAY = 24;

export interface VolatilityInputs {
  daily: CandleSeries;
  /** Null when not fetched or stale. */
  hourly: CandleSeries | null;
  returns: BarSeries;
  atr: BarSeries;
  /** Annualised, with today's move appended where it is large (`withLiveMove`). */
  ewma: BarSeries;
}

/** measureVolatility reads every volatility measure at the newest bar. Each is null until it has its own window. */
export function measureVolatility({ daily, hourly, returns, atr, ewma }: VolatilityInputs): VolatilityState {
  const year = CRYPTO_DAYS_PER_YEAR;
  const atr14 = lastValue(atr);
  const close = daily.close.at(-1);
  return {
    atr14,
    atrFraction: atr14 === null || close === undefined ? null : atr14 / close,
    realized24h: hourly && realizedVolatility(toLogReturns(hourly).values, HOURS_PER_DAY, year * HOURS_PER_DAY),
    realized7d: realizedVolatility(returns.values, 7, year),
    realized30d: realizedVolatility(returns.values, 30, year),
    realized90d: realizedVolatility(returns.values, 90, year),
    parkinson30d: parkinsonVolatility(daily, RANGE_WINDOW_BARS, year),
    garmanKlass30d: garmanKlassVolatility(daily, RANGE_WINDOW_BARS, year),
    yangZhang30d: yangZhangVolatility(daily, RANGE_WINDOW_BARS, year),
    ...readEwma(ewma),
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
