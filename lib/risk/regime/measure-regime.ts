import type { RegimeState } from "@/lib/domain/market-state";
import type { EpochMs } from "@/lib/domain/units";
import { lastValue } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { regimeMultiplier } from "./regime-multiplier";
import { regimeProbabilities, type RegimeProbabilities } from "./regime-probabilities";
import { likeliest, stepRegime, type RegimeMemory } from "./step-regime";
import type { TrendSeries } from "./trend-series";

const UNKNOWN: RegimeProbabilities = { bull: 1 / 3, bear: 1 / 3, sideways: 1 / 3 };

/**
 * measureRegime walks the trend forward bar by bar and reports the state after the newest. Only the past is used: filtered,
 * never smoothed. Before 200 bars the label is "sideways", the multiplier a neutral 1 and `isWarmedUp` false.
 * `since` is the close that began the state (the first known bar's open while warming up).
 */
export function measureRegime(daily: CandleSeries, trend: TrendSeries, asOf: EpochMs): RegimeState {
  const memory = walkRegime(trend);
  const strength = lastValue(trend.strength);
  if (memory === null || strength === null) {
    return toState("sideways", UNKNOWN, { trendScore: 0.5, multiplier: 1, since: daily.openAt[0] ?? asOf, isWarmedUp: false });
  }
  const probabilities = regimeProbabilities(strength);
  return toState(memory.label, probabilities, {
    trendScore: lastValue(trend.score) ?? 0.5,
    multiplier: regimeMultiplier(memory.label, probabilities),
    since: (daily.openAt[memory.sinceBar] ?? 0) + daily.intervalMs,
    isWarmedUp: true,
  });
}

/** walkRegime is the label after the newest bar; null before the trend is warmed up. */
function walkRegime(trend: TrendSeries): RegimeMemory | null {
  const { firstBar, values } = trend.strength;
  let memory: RegimeMemory | null = null;
  for (const [i, strength] of values.entries()) {
    const probabilities = regimeProbabilities(strength);
    const bar = firstBar + i;
    memory = memory === null ? { label: likeliest(probabilities), sinceBar: bar } : stepRegime(memory, probabilities, bar);
  }
  return memory;
}

function toState(
  label: RegimeState["label"],
  { bull, bear, sideways }: RegimeProbabilities,
  rest: Pick<RegimeState, "trendScore" | "multiplier" | "since" | "isWarmedUp">,
): RegimeState {
  return { label, probabilityBull: bull, probabilityBear: bear, probabilitySideways: sideways, ...rest };
}
