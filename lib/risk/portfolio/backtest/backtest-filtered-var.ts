import { FILTER_DECAY, filteredReturns } from "../filtered-returns";
import { historicalTail } from "../historical-tail";
import { christoffersenTest } from "./christoffersen-test";
import { kupiecTest } from "./kupiec-test";

export interface VarBacktestOptions {
  confidence: number;
  /** Days each forecast looks back on; forecasting starts once they exist. */
  windowDays: number;
  /** Of the volatility filter; the product's 0.94 unless given. */
  decay?: number;
}

export interface VarBacktest {
  /** Days forecast. */
  observations: number;
  /** Days that lost more than the day before promised. */
  exceedances: number;
  kupiecP: number;
  /** Independence of the exceedances, and coverage with independence. */
  independenceP: number;
  christoffersenP: number;
}

/**
 * backtestFilteredVar walks through daily log returns: each day's value at risk comes from filtered historical simulation
 * on the `windowDays` before it, never from the day itself, and is compared with the day's simple return. The estimator
 * is the product's own. Null when the window leaves fewer than two days to test or its tail holds less than one day.
 */
export function backtestFilteredVar(
  returns: readonly number[],
  { confidence, windowDays, decay = FILTER_DECAY }: VarBacktestOptions,
): VarBacktest | null {
  const hits: boolean[] = [];
  for (let day = windowDays; day < returns.length; day++) {
    const scenarios = filteredReturns(returns.slice(day - windowDays, day), decay).map(Math.expm1);
    const tail = historicalTail(scenarios, confidence);
    if (tail === null) return null;
    hits.push(-Math.expm1(returns[day] ?? 0) > tail.valueAtRisk);
  }
  const exceedances = hits.filter(Boolean).length;
  const coverage = kupiecTest(exceedances, hits.length, 1 - confidence);
  const clustering = christoffersenTest(hits, 1 - confidence);
  if (coverage === null || clustering === null) return null;
  return {
    observations: hits.length,
    exceedances,
    kupiecP: coverage.pValue,
    independenceP: clustering.independence.pValue,
    christoffersenP: clustering.conditionalCoverage.pValue,
  };
}
