import type { RiskInput, RiskScore } from "@/lib/domain/risk-assessment";
import type { Book } from "../portfolio/measure-book";
import {
  concentration,
  ladderComponent,
  leverage,
  marketStability,
  predictedLoss,
  type Part,
} from "./score-components";
import { weighComponents } from "./weigh-components";

const WEIGHTS: Readonly<Record<string, number>> = {
  predicted_loss: 0.3,
  concentration: 0.15,
  leverage: 0.1,
  market_stability: 0.1,
  ladder: 0.1,
  worst: 0.25,
};

const BANDS = [
  { below: 25, band: "low" },
  { below: 50, band: "moderate" },
  { below: 75, band: "high" },
] as const;

/**
 * riskScore is 0–100, higher = more at stake: Σ weight × score over the parts, of which one is the worst of the others,
 * so that a single extreme cannot hide in an average. Monotone in every part. A part that cannot be measured is listed
 * with weight 0 and the other weights share its place.
 */
export function riskScore(input: RiskInput, book: Book): RiskScore {
  const parts = [
    predictedLoss(input, book),
    concentration(book),
    leverage(input, book),
    marketStability(input, book),
    ladderComponent(input),
  ];
  const worst = Math.max(0, ...parts.map(({ score }) => score ?? 0));
  const all: Part[] = [...parts, { id: "worst", input: worst, unit: "score", score: worst }];
  const weighed = weighComponents(
    all.map((part) => ({ ...part, weight: WEIGHTS[part.id] ?? 0 })),
    0,
  );
  const score = weighed.score ?? 0;
  return { score, band: BANDS.find(({ below }) => score < below)?.band ?? "severe", components: weighed.components };
}
