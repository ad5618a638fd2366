import { clamp } from "../../stats/clamp";
import { SIZE_RULES } from "../size-rules";
import type { TradeContext } from "../trade-context";
import type { Factor } from "../trade-step";

/** boundsFactor brings the product of the other factors into [0.25, 1.25] of the base. `product` > 0. */
export function boundsFactor({ input, equityUsd, lossPerUnitUsd }: TradeContext, product: number): Factor {
  const { productFloor, productCeiling } = SIZE_RULES;
  const { asOf } = input.account;
  return {
    id: "bounds",
    factor: clamp(product, productFloor, productCeiling) / product,
    inputs: [
      { name: "product", value: product, unit: "ratio", asOf },
      { name: "equityUsd", value: equityUsd, unit: "usd", asOf },
      { name: "lossPerUnitUsd", value: lossPerUnitUsd, unit: "usd", asOf },
    ],
    formula: `clamp(product, ${productFloor}, ${productCeiling}) / product; quantity = equityUsd * riskFraction / lossPerUnitUsd`,
    reason: product < productFloor ? "bounds_floor" : product > productCeiling ? "bounds_ceiling" : null,
  };
}
