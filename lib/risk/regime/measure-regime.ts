import type { RegimeState } from "@/lib/domain/market-state";
import type { EpochMs } from "@/lib/domain/units";
import { lastValue } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { regimeHistory } from "./regime-history";
import { regimeMultiplier } from "./regime-multiplier";
import { regimeProbabilities } from "./regime-probabilities";
import type { TrendSeries } from "./trend-series";

/**
 * measureRegime is the state after the newest bar. `since` is the close that began it. Before 200 bars nothing is known:
 * "sideways" with equal probabilities, a neutral multiplier of 1, and `since` the first bar's open.
 */
export function measureRegime(daily: CandleSeries, trend: TrendSeries, asOf: EpochMs): RegimeState {
  const memory = regimeHistory(trend).at(-1);
  const strength = lastValue(trend.strength);
  if (memory === undefined || strength === null) return warmingUp(daily.openAt[0] ?? asOf);
  const probabilities = regimeProbabilities(strength);
  return {
    label: memory.label,
    probabilityBull: probabilities.bull,
    probabilityBear: probabilities.bear,
    probabilitySideways: probabilities.sideways,
    trendScore: lastValue(trend.score) ?? 0.5,
    multiplier: regimeMultiplier(memory.label, probabilities),
    since: (daily.openAt[memory.sinceBar] ?? 0) + daily.intervalMs,
    isWarmedUp: true,
  };
}

function warmingUp(since: EpochMs): RegimeState {
  return {
    label: "sideways",
    probabilityBull: 1 / 3,
    probabilityBear: 1 / 3,
    probabilitySideways: 1 / 3,
    trendScore: 0.5,
    multiplier: 1,
    since,
    isWarmedUp: false,
  };
}
