import type { CandleSeries } from "../series/candle-series";
import { leastSquares } from "../stats/least-squares";
import { rollingMean } from "../stats/rolling-mean";

/** Day, week, month: the horizons of Corsi (2009). */
const WEEK_BARS = 7;
const MONTH_BARS = 30;
/** About three years of pairs; fewer than 100 say nothing. */
const PAIRS_MAX = 1000;
const PAIRS_MIN = 100;
/** Daily variances below this (0.001 % a day) are a market that stands still. */
const VARIANCE_MIN = 1e-10;

/**
 * harForecast is the mean daily variance of the next `horizon` bars by the heterogeneous autoregression of Corsi (2009) in
 * logarithms: next mean variance on those of the last 1, 7 and 30 bars, fitted by least squares on the latest ≤ 1,000 pairs
 * whose outcome is known. Variances are Parkinson's, which see more of a day than its close; the result is put on the level
 * of close-to-close variance. Null for fewer than 100 pairs or a market that does not vary.
 */
export function harForecast(daily: CandleSeries, horizon: number): number | null {
  const ranges = Float64Array.from(daily.high, (high, bar) => Math.log(high / (daily.low[bar] ?? high)));
  const variances = ranges.map((range) => (range * range) / (4 * Math.LN2));
  const monthly = logsOf(rollingMean(variances, MONTH_BARS));
  const firstBar = MONTH_BARS - 1;
  const weekly = logsOf(rollingMean(variances, WEEK_BARS)).subarray(firstBar - WEEK_BARS + 1);
  const lastDay = logsOf(variances).subarray(firstBar);
  const outcomes = logsOf(rollingMean(variances, horizon)).subarray(firstBar + 1);
  const pairs = monthly.length - horizon;
  const first = Math.max(0, pairs - PAIRS_MAX);
  if (pairs - first < PAIRS_MIN) return null;
  const predictors = [lastDay, weekly, monthly].map((column) => column.slice(first, pairs));
  const fit = leastSquares([new Float64Array(pairs - first).fill(1), ...predictors], outcomes.slice(first, pairs));
  if (fit === null) return null;
  const today = [1, lastDay.at(-1) ?? 0, weekly.at(-1) ?? 0, monthly.at(-1) ?? 0];
  const expectedLog = today.reduce((sum, value, i) => sum + value * (fit.coefficients[i] ?? 0), 0);
  // The mean of a log-normal variance lies half the error's variance above its median.
  const forecast = Math.exp(expectedLog + fit.residualVariance / 2) * levelRatio(daily, ranges);
  // Next to no movement leaves the regression nothing to hold on to: its logarithm can come to anything.
  return forecast > 0 && Number.isFinite(forecast) ? forecast : null;
}

function logsOf(variances: Float64Array): Float64Array {
  return variances.map((variance) => Math.log(Math.max(VARIANCE_MIN, variance)));
}

/**
 * Close-to-close variance ÷ range variance over the same years. By mean absolute values (E|r| = σ√(2/π), E[range] = σ√(8/π)),
 * so that one wick of a thin night does not move the level for years.
 */
function levelRatio(daily: CandleSeries, ranges: Float64Array): number {
  let moves = 0;
  let reach = 0;
  for (let bar = Math.max(1, daily.length - PAIRS_MAX); bar < daily.length; bar++) {
    moves += Math.abs(Math.log((daily.close[bar] ?? 1) / (daily.close[bar - 1] ?? 1)));
    reach += ranges[bar] ?? 0;
  }
  return moves > 0 && reach > 0 ? ((2 * moves) / reach) ** 2 : 1;
}
