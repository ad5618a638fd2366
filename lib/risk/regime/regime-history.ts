import { likeliest, stepRegime, type RegimeMemory } from "./step-regime";
import { regimeProbabilities } from "./regime-probabilities";
import type { TrendSeries } from "./trend-series";

/**
 * regimeHistory is the label after each bar from the trend's first on, walked forward: only the past is used, filtered and
 * never smoothed. Entry i belongs to bar trend.strength.firstBar + i. Empty before the trend is warmed up.
 */
export function regimeHistory(trend: TrendSeries): readonly RegimeMemory[] {
  const { firstBar, values } = trend.strength;
  const history: RegimeMemory[] = [];
  let memory: RegimeMemory | null = null;
  for (let i = 0; i < values.length; i++) {
    const probabilities = regimeProbabilities(values[i] ?? 0.5);
    const bar = firstBar + i;
    memory =
      memory === null ? { label: likeliest(probabilities), sinceBar: bar } : stepRegime(memory, probabilities, bar);
    history.push(memory);
  }
  return history;
}
