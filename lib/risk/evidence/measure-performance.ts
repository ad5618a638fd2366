import type { PerformanceMeasures } from "@/lib/domain/evidence";
import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";
import { mean } from "../stats/mean";
import { quantile } from "../stats/quantile";
import { standardDeviation } from "../stats/standard-deviation";

const TAIL_PROBABILITY = 0.05;

/** simpleReturns is value ÷ value before − 1: one fewer than the equity's days. */
export function simpleReturns(equity: Float64Array): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, equity.length - 1) },
    (_, i) => (equity[i + 1] ?? 0) / (equity[i] ?? 1) - 1,
  );
}

/**
 * measurePerformance judges daily returns by conventions.md "Performance": CAGR with exponent 365 ÷ days, sample
 * deviation, Sharpe and Sortino × √365 with rate 0 (Sortino over the root mean square of losses, all days counted), Calmar
 * = CAGR ÷ maximum drawdown.
 */
export function measurePerformance(returns: Float64Array): PerformanceMeasures {
  const year = CRYPTO_DAYS_PER_YEAR;
  const average = mean(returns) ?? 0;
  const deviation = standardDeviation(returns) ?? 0;
  const downside = Math.sqrt(mean(returns.map((value) => Math.min(0, value) ** 2)) ?? 0);
  const { growth, maxDrawdown, longestUnderwaterDays } = walkEquity(returns);
  const cagr = returns.length === 0 ? 0 : growth ** (year / returns.length) - 1;
  return {
    cagr,
    volatilityAnnual: deviation * Math.sqrt(year),
    sharpe: deviation > 0 ? (average / deviation) * Math.sqrt(year) : null,
    sortino: downside > 0 ? (average / downside) * Math.sqrt(year) : null,
    maxDrawdown,
    calmar: maxDrawdown > 0 ? cagr / maxDrawdown : null,
    es95: expectedShortfall(returns),
    longestUnderwaterDays,
  };
}

/** expectedShortfall is the mean loss of the days at or below the 5 % quantile; at least 0. */
function expectedShortfall(returns: Float64Array): number {
  const cut = quantile(returns, TAIL_PROBABILITY);
  if (cut === null) return 0;
  return Math.max(0, -(mean(returns.filter((value) => value <= cut)) ?? 0));
}

/** One pass over the path: final value, deepest fall from a high, longest run of days below a high. */
export function walkEquity(returns: ArrayLike<number>): {
  growth: number;
  maxDrawdown: number;
  longestUnderwaterDays: number;
} {
  let [growth, high, maxDrawdown, underwater, longest] = [1, 1, 0, 0, 0];
  for (let i = 0; i < returns.length; i++) {
    growth *= 1 + (returns[i] ?? 0);
    underwater = growth < high ? underwater + 1 : 0;
    high = Math.max(high, growth);
    maxDrawdown = Math.max(maxDrawdown, 1 - growth / high);
    longest = Math.max(longest, underwater);
  }
  return { growth, maxDrawdown, longestUnderwaterDays: longest };
}
