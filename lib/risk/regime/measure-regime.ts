import type { RegimeState } from "@/lib/domain/market-state";
import type { EpochMs } from "@/lib/domain/units";
import { lastValue } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { regimeMultiplier } from "./regime-multiplier";
import type { RegimeSeries } from "./regime-series";
import type { TrendSeries } from "./trend-series";

/**
 * measureRegime is the state after the newest bar. `since` is the close that began it. Before 200 bars nothing is known:
 * "sideways" with equal probabilities, a neutral multiplier of 1, and `since` the first bar's open.
 */
export function measureRegime(
  daily: CandleSeries,
  trend: TrendSeries,
  regime: RegimeSeries,
  asOf: EpochMs,
): RegimeState {
  const memory = regime.history.at(-1);
  const probabilities = regime.blended.at(-1);
  if (memory === undefined || probabilities === undefined) return warmingUp(daily.openAt[0] ?? asOf);
  return {
    label: memory.label,
    probabilityBull: probabilities.bull,
    probabilityBear: probabilities.bear,
    probabilitySideways: probabilities.sideways,
    trend: regime.trend.at(-1) ?? null,
    hiddenMarkov: regime.hiddenMarkov.at(-1) ?? null,
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
    trend: null,
    hiddenMarkov: null,
    trendScore: 0.5,
    multiplier: 1,
    since,
    isWarmedUp: false,
  };
}
