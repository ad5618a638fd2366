import type { MarketState, RegimeLabel } from "@/lib/domain/market-state";
import type { MarketStructure } from "@/lib/domain/market-structure";
import type { EpochMs } from "@/lib/domain/units";
import { averageCorrelation } from "./structure/average-correlation";
import { dominance } from "./structure/dominance";
import { marketStability } from "./structure/market-stability";
import { summarizeDerivatives } from "./structure/summarize-derivatives";
import { volumeWeights } from "./structure/volume-weights";
import { mean } from "./stats/mean";
import { RISK_MODEL_VERSION } from "./version";

/** The more cautious label wins a tie. */
const CAUTIOUS_FIRST: readonly RegimeLabel[] = ["bear", "sideways", "bull"];

/**
 * assessMarketStructure says what many assets say together. Give one state per asset, without stablecoins: they do not
 * move and would make every market look calm and unlike. Order does not matter.
 */
export function assessMarketStructure(states: readonly MarketState[], asOf: EpochMs): MarketStructure {
  const weights = volumeWeights(states);
  const warm = states.filter((state) => state.regime.isWarmedUp);
  const shareOf = (label: RegimeLabel): number =>
    mean(warm.map((state) => (state.regime.label === label ? 1 : 0))) ?? 0;
  const averageCorrelation30d = averageCorrelation(states, 30);
  return {
    asOf,
    assets: states.length,
    breadth: mean(warm.map((state) => state.regime.trendScore)),
    shareBull: shareOf("bull"),
    shareBear: shareOf("bear"),
    shareSideways: shareOf("sideways"),
    averageCorrelation30d,
    averageCorrelation90d: averageCorrelation(states, 90),
    dominance: dominance(states),
    derivatives: summarizeDerivatives(states),
    regime: heaviestRegime(states, weights),
    stability: marketStability(states, weights, averageCorrelation30d),
    riskModelVersion: RISK_MODEL_VERSION,
  };
}

function heaviestRegime(states: readonly MarketState[], weights: readonly number[]): RegimeLabel {
  const weightOf = (label: RegimeLabel): number =>
    states.reduce(
      (sum, { regime }, i) => sum + (regime.isWarmedUp && regime.label === label ? (weights[i] ?? 0) : 0),
      0,
    );
  const heaviest = Math.max(...CAUTIOUS_FIRST.map(weightOf));
  return heaviest > 0 ? (CAUTIOUS_FIRST.find((label) => weightOf(label) === heaviest) ?? "sideways") : "sideways";
}
