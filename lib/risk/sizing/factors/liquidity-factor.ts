import type { TradeContext } from "../trade-context";
import type { Factor } from "../trade-step";

/** liquidityFactor is the market's liquidity multiplier, never above 1. */
export function liquidityFactor({ market }: TradeContext): Factor {
  const factor = Math.min(1, market.liquidity.multiplier);
  return {
    id: "liquidity",
    factor,
    inputs: [
      { name: "liquidityMultiplier", value: market.liquidity.multiplier, unit: "ratio", asOf: market.asOf },
      { name: "spreadFraction", value: market.liquidity.spreadFraction, unit: "fraction", asOf: market.asOf },
    ],
    formula: "min(1, liquidityMultiplier)",
    reason: factor < 1 ? "liquidity_thin" : null,
  };
}
