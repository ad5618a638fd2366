import type { TradeContext } from "../trade-context";
import type { Factor } from "../trade-step";

/** dataTrustFactor shrinks size by how much of the market's data is missing or old. */
export function dataTrustFactor({ market }: TradeContext): Factor {
  const factor = Math.min(1, market.trust.score);
  return {
    id: "data_trust",
    factor,
    inputs: [{ name: "dataTrust", value: market.trust.score, unit: "fraction", asOf: market.asOf }],
    formula: "min(1, dataTrust)",
    reason: factor < 1 ? "data_trust_low" : null,
  };
}
