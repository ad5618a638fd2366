import { likeliest, stepRegime, type RegimeMemory } from "./step-regime";
import type { RegimeProbabilities } from "@/lib/domain/market-state";

/**
 * regimeHistory is the label after each bar from `firstBar` on, walked forward over the probabilities of those bars: only
 * the past is used. Entry i belongs to bar firstBar + i.
 */
export function regimeHistory(
  probabilities: readonly RegimeProbabilities[],
  firstBar: number,
): readonly RegimeMemory[] {
  const history: RegimeMemory[] = [];
  let memory: RegimeMemory | null = null;
  for (const [i, today] of probabilities.entries()) {
    const bar = firstBar + i;
    memory = memory === null ? { label: likeliest(today), sinceBar: bar } : stepRegime(memory, today, bar);
    history.push(memory);
  }
  return history;
}
