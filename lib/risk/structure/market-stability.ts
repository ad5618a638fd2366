import type { MarketState, StabilityState } from "@/lib/domain/market-state";
import {
  measureStability,
  STABILITY_PART_IDS,
  type StabilityInputs,
  type StabilityPartId,
} from "../stability/measure-stability";

/**
 * marketStability is the stability score of the whole market: each part's input is the mean over the assets that have it,
 * weighted by `weights` (same order), and the correlation part is the average over all pairs.
 */
export function marketStability(
  states: readonly MarketState[],
  weights: readonly number[],
  averageCorrelation30d: number | null,
): StabilityState {
  const inputs = Object.fromEntries(STABILITY_PART_IDS.map((id) => [id, weightedInput(states, weights, id)]));
  return measureStability({ ...(inputs as StabilityInputs), correlation: averageCorrelation30d });
}

function weightedInput(states: readonly MarketState[], weights: readonly number[], id: StabilityPartId): number | null {
  let total = 0;
  let known = 0;
  for (const [i, state] of states.entries()) {
    const input = state.stability.components.find((component) => component.id === id)?.input ?? null;
    const weight = weights[i] ?? 0;
    if (input === null) continue;
    total += weight * input;
    known += weight;
  }
  return known > 0 ? total / known : null;
}
