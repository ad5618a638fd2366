import type { ScoreComponent } from "@/lib/domain/market-state";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { LADDER_RULES } from "../ladder/ladder-rules";
import { REFERENCE_ASSET } from "../portfolio/align-returns";
import type { Book } from "../portfolio/measure-book";
import { clamp } from "../stats/clamp";
import { nearestLiquidation } from "./nearest-liquidation";

/** Part is a component before its weight is final. `input` and `score` are null when it cannot be measured. */
export type Part = Omit<ScoreComponent, "weight">;

/** Days over which a bad day is carried to compare it with the loss limit: about a month of 1-in-20 days, √-scaled. */
const HORIZON_DAYS = 20;
/** Liquidation farther away than this adds nothing. */
const LIQUIDATION_FAR = 0.5;
/** Gross exposure, in equities, that scores 100. */
const GROSS_SEVERE = 5;

const percent = (share: number) => 100 * clamp(share, 0, 1);

/** predictedLoss: a 1-in-20 loss carried over 20 days, against what is allowed to be lost. */
export function predictedLoss(input: RiskInput, book: Book): Part {
  const { var95Usd } = book.risk;
  const hasNothing = book.exposures.length === 0;
  const lossUsd = hasNothing ? 0 : var95Usd;
  const allowedUsd = input.policy.lossLimitFraction * book.equityUsd;
  const share = lossUsd === null ? null : (lossUsd * Math.sqrt(HORIZON_DAYS)) / allowedUsd;
  return { id: "predicted_loss", input: share, unit: "fraction", score: share === null ? null : percent(share) };
}

/** concentration: the largest group of assets that is one bet, as a share of equity. */
export function concentration(book: Book): Part {
  const gross = book.exposures.reduce((sum, { netUsd }) => sum + Math.abs(netUsd), 0) / book.equityUsd;
  const largest = Math.max(0, ...book.risk.clusters.map(({ weightFraction }) => weightFraction));
  // Without history the whole book counts as one bet.
  const share = (book.together === null ? 1 : largest) * gross;
  return { id: "concentration", input: share, unit: "fraction", score: percent(share) };
}

/** leverage: the worse of gross exposure beyond equity and of how near the nearest liquidation is. */
export function leverage(input: RiskInput, book: Book): Part {
  const distance = nearestLiquidation(input.account.positions)?.distanceFraction ?? null;
  const near = distance === null ? 0 : percent((LIQUIDATION_FAR - distance) / LIQUIDATION_FAR);
  const geared = percent((book.grossFraction - 1) / (GROSS_SEVERE - 1));
  return { id: "leverage", input: book.grossFraction, unit: "ratio", score: Math.max(near, geared) };
}

/** marketStability: how unstable the held markets are, times how much of equity is in them. */
export function marketStability(input: RiskInput, book: Book): Part {
  const held = book.exposures.filter(({ isDust }) => !isDust);
  const sum = held.reduce((total, { netUsd }) => total + Math.abs(netUsd), 0);
  const scoreOf = (asset: string) =>
    input.markets[asset]?.stability.score ?? input.markets[REFERENCE_ASSET]?.stability.score ?? null;
  if (sum === 0) return { id: "market_stability", input: scoreOf(REFERENCE_ASSET), unit: "score", score: 0 };
  let stability = 0;
  for (const { asset, netUsd } of held) {
    const score = scoreOf(asset);
    if (score === null) return { id: "market_stability", input: null, unit: "score", score: null };
    stability += (Math.abs(netUsd) / sum) * score;
  }
  const score = (100 - stability) * Math.min(1, sum / book.equityUsd);
  return { id: "market_stability", input: stability, unit: "score", score: clamp(score, 0, 100) };
}

/** ladder: how much of the ladder's range is used up. */
export function ladderComponent({ ladder }: RiskInput): Part {
  const used = (1 - ladder.exposureMultiplier) / (1 - LADDER_RULES.multiplierFloor);
  return { id: "ladder", input: ladder.drawdownFraction, unit: "fraction", score: percent(used) };
}
