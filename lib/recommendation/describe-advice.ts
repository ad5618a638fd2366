import type { Suggestion } from "@/lib/domain/risk-assessment";
import type { WorkspaceAssessment } from "./assess-workspace";
import type { RecommendationDetail } from "./recommendation-view";

/**
 * describeAdvice is what the detail screen shows beyond the card: the steps, the book before and after, what happens if
 * ignored, and each input with its instant. Every number is one of the assessment's.
 */
export function describeAdvice(
  { assessment, input }: WorkspaceAssessment,
  suggestion: Suggestion,
): RecommendationDetail {
  const { book, portfolio, ladder } = assessment;
  const { numbers } = suggestion;
  const market = suggestion.asset === null ? undefined : input.markets[suggestion.asset];
  const before: Record<string, number> = { holdFraction: book.currentFraction };
  const after: Record<string, number> = {};
  if (portfolio.var95Usd !== null) before["var95Usd"] = portfolio.var95Usd;
  if (portfolio.effectiveBets !== null) before["effectiveBets"] = portfolio.effectiveBets;
  if (ladder.nextDown !== null) {
    const { distanceUsd, distanceFraction } = ladder.nextDown;
    before["distanceToNextStateUsd"] = distanceUsd;
    // The order costs its fee and leaves the rest: what changes is how far the market may fall before it is used up.
    after["distanceToNextStateUsd"] = Math.max(0, distanceUsd - (suggestion.feeUsd ?? 0));
    if (book.currentFraction !== 0) {
      before["fallToNextStateFraction"] = distanceFraction / Math.abs(book.currentFraction);
    }
  }
  if (numbers["holdAfterFraction"] !== undefined) after["holdFraction"] = numbers["holdAfterFraction"];
  if (numbers["var95AfterUsd"] !== undefined) after["var95Usd"] = numbers["var95AfterUsd"];
  if (numbers["effectiveBetsAfter"] !== undefined) after["effectiveBets"] = numbers["effectiveBetsAfter"];
  if (numbers["fallToNextStateAfterFraction"] !== undefined) {
    after["fallToNextStateFraction"] = numbers["fallToNextStateAfterFraction"];
  }
  return {
    steps: suggestion.steps,
    before,
    after,
    ifIgnored: ladder.nextDown === null ? {} : { nextStateAtDrawdownFraction: ladder.nextDown.atDrawdownFraction },
    inputs: [
      { name: "equityUsd", value: input.account.equityUsd, unit: "usd", asOf: input.account.asOf },
      { name: "drawdownFraction", value: input.ladder.drawdownFraction, unit: "fraction", asOf: input.asOf },
      ...(market === undefined
        ? []
        : [
            { name: "priceUsd", value: market.priceUsd, unit: "price", asOf: market.priceAsOf },
            { name: "volatilityRatio", value: market.volatility.ratio, unit: "ratio", asOf: market.asOf },
            { name: "atrFraction", value: market.volatility.atrFraction, unit: "fraction", asOf: market.asOf },
            { name: "regime", value: market.regime.label, unit: "label", asOf: market.asOf },
            { name: "confidenceTier", value: market.confidence.tier, unit: "label", asOf: market.asOf },
            { name: "dataTrust", value: market.trust.score, unit: "fraction", asOf: market.asOf },
          ]),
    ],
  };
}
