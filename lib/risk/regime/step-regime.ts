import type { RegimeLabel } from "@/lib/domain/market-state";
import type { RegimeProbabilities } from "./regime-probabilities";

/** A state is left only for one at least this likely: the hysteresis. */
export const CHANGE_PROBABILITY = 0.6;
/** Bars a state lasts before a *less* cautious one may follow. Caution itself never waits. */
export const DWELL_BARS_MIN = 10;

const CAUTION: Record<RegimeLabel, number> = { bull: 0, sideways: 1, bear: 2 };

export interface RegimeMemory {
  label: RegimeLabel;
  /** Bar at which the label began. */
  sinceBar: number;
}

/**
 * stepRegime moves the label by one closed bar. It changes to the likeliest state when that has at least 60 %; towards more
 * risk only after ten bars in the present state, so a whipsaw costs one change and not three.
 */
export function stepRegime(memory: RegimeMemory, probabilities: RegimeProbabilities, bar: number): RegimeMemory {
  const next = likeliest(probabilities);
  if (next === memory.label || probabilities[next] < CHANGE_PROBABILITY) return memory;
  const isMoreRisk = CAUTION[next] < CAUTION[memory.label];
  if (isMoreRisk && bar - memory.sinceBar < DWELL_BARS_MIN) return memory;
  return { label: next, sinceBar: bar };
}

/** likeliest is the label with the largest probability; ties go to the more cautious one. */
export function likeliest(probabilities: RegimeProbabilities): RegimeLabel {
  const { bull, bear, sideways } = probabilities;
  if (bear >= sideways && bear >= bull) return "bear";
  return sideways >= bull ? "sideways" : "bull";
}
