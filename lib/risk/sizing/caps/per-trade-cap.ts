import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** perTradeCap: no single trade risks more than the policy's cap. */
export function perTradeCap({ input, equityUsd, lossPerUnitUsd }: TradeContext): Cap {
  const cap = input.policy.perTradeCapFraction;
  return {
    id: "cap_per_trade",
    quantity: (equityUsd * cap) / lossPerUnitUsd,
    inputs: [{ name: "perTradeCapFraction", value: cap, unit: "fraction", asOf: input.asOf }],
    formula: "equityUsd * perTradeCapFraction / lossPerUnitUsd",
    reason: "cap_per_trade",
  };
}
