import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** leverageCap keeps the whole book's gross exposure within the highest leverage the user allows. */
export function leverageCap({ input, question, book, equityUsd }: TradeContext): Cap {
  const cap = input.policy.leverageMax;
  return {
    id: "cap_leverage",
    quantity: (Math.max(0, cap - book.grossFraction) * equityUsd) / question.entryPrice,
    inputs: [
      { name: "leverageMax", value: cap, unit: "ratio", asOf: input.asOf },
      { name: "grossFraction", value: book.grossFraction, unit: "fraction", asOf: input.account.asOf },
    ],
    formula: "max(0, leverageMax - grossFraction) * equityUsd / entryPrice",
    reason: "cap_leverage",
  };
}
