import { clamp } from "../../stats/clamp";
import { correlationWithBook } from "../correlation-with-book";
import { SIZE_RULES } from "../size-rules";
import type { TradeContext } from "../trade-context";
import type { Factor } from "../trade-step";

/**
 * correlationFactor shrinks a trade that repeats the bet the book already holds, by how alike they move and by how much
 * of equity is at stake. Opposite bets get no bonus. Unknown correlation counts as 1.
 */
export function correlationFactor({ input, question, book, market }: TradeContext): Factor {
  const measured = correlationWithBook(question.asset, book, input.markets);
  const correlation = measured === null ? 1 : question.side === "long" ? measured : -measured;
  const invested = book.exposures.reduce((sum, exposure) => sum + Math.abs(exposure.netUsd), 0) / book.equityUsd;
  const factor = correlationCut(correlation, invested);
  return {
    id: "correlation",
    factor,
    inputs: [
      { name: "correlationWithBook", value: measured === null ? null : correlation, unit: "ratio", asOf: market.asOf },
      { name: "investedFraction", value: invested, unit: "fraction", asOf: input.account.asOf },
    ],
    formula: `1 - ${SIZE_RULES.correlationCutMax} * clamp((correlationWithBook - ${SIZE_RULES.correlationFrom}) / ${1 - SIZE_RULES.correlationFrom}, 0, 1) * min(1, investedFraction)`,
    reason: factor >= 1 ? null : measured === null ? "correlation_unknown" : "correlation_high",
  };
}

/** correlationCut is the factor for a correlation with the book and the share of equity at stake in it. */
export function correlationCut(correlation: number, investedFraction: number): number {
  const alike = clamp((correlation - SIZE_RULES.correlationFrom) / (1 - SIZE_RULES.correlationFrom), 0, 1);
  return 1 - SIZE_RULES.correlationCutMax * alike * Math.min(1, investedFraction);
}
