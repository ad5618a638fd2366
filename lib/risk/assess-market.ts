import type { MarketInput } from "@/lib/domain/market-input";
import type { LiquidityState, MarketState, StabilityState, VolatilityState } from "@/lib/domain/market-state";
import { sectorOf } from "@/lib/domain/sectors";
import { CRYPTO_DAYS_PER_YEAR, HOUR_MS } from "@/lib/domain/units";
import { contextEvidence } from "./confidence/context-evidence";
import { measureConfidence } from "./confidence/measure-confidence";
import { measureLiquidity } from "./liquidity/measure-liquidity";
import { marketMeasures, type MarketMeasures } from "./market-measures";
import { parseMarketInput, type MarketSeries } from "./parse-market-input";
import { measureEvidence } from "./regime/measure-evidence";
import { measureRegime } from "./regime/measure-regime";
import { lastValue, type BarSeries } from "./series/bar-series";
import type { CandleSeries } from "./series/candle-series";
import { FETCH_GRACE_MS, missingNewestBars } from "./series/missing-newest-bars";
import { newestSignal } from "./series/newest-signal";
import { YEAR_BARS } from "./series/rank-in-year";
import { signalBars } from "./series/signal-bars";
import { RETURNS_KEPT, unbrokenReturns } from "./series/unbroken-returns";
import { benchmarkCorrelation } from "./stability/benchmark-correlation";
import { measureStability } from "./stability/measure-stability";
import { isUsableBook } from "./trust/judge-order-book";
import { measureTrust } from "./trust/measure-trust";
import { measureVolatility } from "./volatility/measure-volatility";
import { withLiveMove } from "./volatility/with-live-move";
import { RISK_MODEL_VERSION } from "./version";

const CORRELATION_WINDOW_BARS = 30;

/**
 * assessMarket says everything the engine knows about one asset's market at `asOf`. Pure: the same input gives the same
 * state for ever under one model version, and data after `asOf` change nothing. Too little data makes single numbers
 * null; malformed input throws AppError "invalid_input" naming the field.
 */
export function assessMarket(input: MarketInput): MarketState {
  const series = parseMarketInput(input);
  const { daily } = series;
  const { asOf, lastPrice, quoteUsdRate, signals = {} } = input;
  const measures = marketMeasures(daily, quoteUsdRate);
  const book = isUsableBook(input.orderBook, asOf) ? input.orderBook : null;
  const volatility = measureVolatility({
    daily,
    hourly: series.hourly && missingNewestBars(series.hourly, asOf - FETCH_GRACE_MS) === 0 ? series.hourly : null,
    returns: measures.returns,
    atr: measures.atr,
    ewma: ewmaNow(measures.ewma, daily, input),
    implied: impliedYear(daily, input),
  });
  const liquidity = measureLiquidity(daily, measures, book, quoteUsdRate);
  return {
    asset: input.asset,
    instrumentId: input.instrumentId,
    sector: sectorOf(input.asset),
    asOf,
    priceUsd: lastPrice.price * quoteUsdRate,
    priceAsOf: lastPrice.asOf,
    dailyBars: daily.length,
    volatility,
    liquidity,
    regime: measureRegime(daily, measures.trend, measures.regime, asOf),
    stability: stabilityOf(volatility, liquidity, measures, series),
    confidence: measureConfidence(daily, measures.atr, {
      ...measures,
      trendStrength: measures.trend.strength,
      context: contextEvidence(signals, daily),
    }),
    trust: measureTrust(daily, lastPrice, input.orderBook, asOf),
    evidence: measureEvidence(daily, signals, asOf),
    ...keepReturns(daily, measures.returns),
    riskModelVersion: RISK_MODEL_VERSION,
  };
}

/**
 * EWMA volatility with the move since the last close, when that bar is yesterday's (or the day before's, while yesterday's is
 * being fetched: a crash must not vanish at midnight) and the price is newer and fresh.
 */
function ewmaNow(ewma: BarSeries, daily: CandleSeries, { asOf, lastPrice }: MarketInput): BarSeries {
  const close = daily.close.at(-1);
  const closedAt = (daily.openAt.at(-1) ?? 0) + daily.intervalMs;
  const isToday =
    missingNewestBars(daily, asOf - FETCH_GRACE_MS) === 0 &&
    lastPrice.asOf > closedAt &&
    asOf - lastPrice.asOf <= HOUR_MS;
  if (close === undefined || !isToday) return ewma;
  return withLiveMove(ewma, Math.log(lastPrice.price / close), CRYPTO_DAYS_PER_YEAR);
}

/** Implied volatility at the closes of the last year and now; empty when today's is not known. */
function impliedYear(daily: CandleSeries, { asOf, signals }: MarketInput): Float64Array {
  const now = newestSignal(signals?.implied_volatility, asOf);
  if (now === null) return new Float64Array(0);
  const past = signalBars(signals?.implied_volatility, daily).filter((value) => value !== null);
  const closedAt = (daily.openAt.at(-1) ?? 0) + daily.intervalMs;
  const values = now.availableAt > closedAt ? [...past, now.value] : past;
  return Float64Array.from(values.slice(-YEAR_BARS));
}

function stabilityOf(
  volatility: VolatilityState,
  liquidity: LiquidityState,
  measures: MarketMeasures,
  { daily, benchmark }: MarketSeries,
): StabilityState {
  return measureStability({
    volatility_level: volatility.ewma,
    volatility_percentile: volatility.percentile1y,
    volatility_change: volatility.ratio,
    trend: lastValue(measures.trend.strength),
    volume: liquidity.volumeZScore,
    liquidity: liquidity.multiplier,
    correlation: benchmark && benchmarkCorrelation(daily, benchmark, CORRELATION_WINDOW_BARS),
    implied_volatility: volatility.impliedPercentile1y,
  });
}

function keepReturns(
  daily: CandleSeries,
  returns: BarSeries,
): Pick<MarketState, "dailyLogReturns" | "dailyReturnsEndAt"> {
  const kept = unbrokenReturns(daily, returns, RETURNS_KEPT);
  return {
    dailyLogReturns: Array.from(kept),
    dailyReturnsEndAt: kept.length === 0 ? null : (daily.openAt.at(-1) ?? null),
  };
}
