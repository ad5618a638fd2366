import type { RegimeLabel, RegimeProbabilities } from "@/lib/domain/market-state";

/** A state is left only for one at least this likely: the hysteresis. */
export const CHANGE_PROBABILITY = 0.8;
/** Bars a state lasts before a less cautious one, or a more cautious one, may follow. */
export const DWELL_BARS_TO_RISK = 10;
export const DWELL_BARS_TO_CAUTION = 5;

const CAUTION: Record<RegimeLabel, number> = { bull: 0, sideways: 1, bear: 2 };

export interface RegimeMemory {
  label: RegimeLabel;
  /** Bar at which the label began. */
  sinceBar: number;
}

/**
 * stepRegime moves the label by one closed bar. It changes to the likeliest state when that has at least 80 % and the
 * present one has lasted: five bars before more caution, ten before more risk. A whipsaw so costs one change, not three;
 * meanwhile `regimeMultiplier` already follows the probabilities within the label's bounds.
 */
export function stepRegime(memory: RegimeMemory, probabilities: RegimeProbabilities, bar: number): RegimeMemory {
  const next = likeliest(probabilities);
  if (next === memory.label || probabilities[next] < CHANGE_PROBABILITY) return memory;
  const dwellBars = CAUTION[next] < CAUTION[memory.label] ? DWELL_BARS_TO_RISK : DWELL_BARS_TO_CAUTION;
  return bar - memory.sinceBar < dwellBars ? memory : { label: next, sinceBar: bar };
}

/** likeliest is the label with the largest probability; ties go to the more cautious one. */
export function likeliest(probabilities: RegimeProbabilities): RegimeLabel {
  const { bull, bear, sideways } = probabilities;
  if (bear >= sideways && bear >= bull) return "bear";
  return sideways >= bull ? "sideways" : "bull";
}
