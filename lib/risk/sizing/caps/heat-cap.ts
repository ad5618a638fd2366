import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** heatCap keeps the sum of open risk to stops within the policy's portfolio heat. */
export function heatCap({ input, book, equityUsd, lossPerUnitUsd }: TradeContext): Cap {
  const cap = input.policy.heatCapFraction;
  return {
    id: "cap_heat",
    quantity: (Math.max(0, cap - book.heatFraction) * equityUsd) / lossPerUnitUsd,
    inputs: [
      { name: "heatCapFraction", value: cap, unit: "fraction", asOf: input.asOf },
      { name: "heatFraction", value: book.heatFraction, unit: "fraction", asOf: input.account.asOf },
    ],
    formula: "max(0, heatCapFraction - heatFraction) * equityUsd / lossPerUnitUsd",
    reason: "cap_heat",
  };
}
