import type { RegimeProbabilities } from "@/lib/domain/market-state";

/** Half for what prices did against their averages, half for what days like these were like: neither was fitted. */
const TREND_SHARE = 0.5;

/** blendProbabilities mixes the trend's view with the hidden Markov model's; without the latter the trend stands alone. */
export function blendProbabilities(
  trend: RegimeProbabilities,
  hiddenMarkov: RegimeProbabilities | null,
): RegimeProbabilities {
  if (hiddenMarkov === null) return trend;
  const blend = (key: keyof RegimeProbabilities): number =>
    TREND_SHARE * trend[key] + (1 - TREND_SHARE) * hiddenMarkov[key];
  return { bull: blend("bull"), bear: blend("bear"), sideways: blend("sideways") };
}
