import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** grossCap keeps the sum of all positions, hedges included, within the policy's multiple of equity. */
export function grossCap({ input, question, book, equityUsd }: TradeContext): Cap {
  const cap = input.policy.grossCapFraction;
  return {
    id: "cap_gross",
    quantity: (Math.max(0, cap - book.grossFraction) * equityUsd) / question.entryPrice,
    inputs: [
      { name: "grossCapFraction", value: cap, unit: "fraction", asOf: input.asOf },
      { name: "grossFraction", value: book.grossFraction, unit: "fraction", asOf: input.account.asOf },
    ],
    formula: "max(0, grossCapFraction - grossFraction) * equityUsd / entryPrice",
    reason: "cap_gross",
  };
}
