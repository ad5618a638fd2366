import { SIZE_RULES } from "../size-rules";
import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/**
 * liquidationCap refuses a leverage that liquidates before the stop can work: the distance, approximately 1 ÷ leverage
 * less maintenance margin, must be at least 1.5 stop distances. Spot has no liquidation.
 */
export function liquidationCap({ input, question, stopDistanceFraction }: TradeContext): Cap {
  const leverage = Math.min(question.leverage, input.policy.leverageMax);
  const distance = 1 / leverage - SIZE_RULES.maintenanceFraction;
  const needed = SIZE_RULES.liquidationStopMultiple * stopDistanceFraction;
  const applies = question.instrument.kind === "perpetual" && distance < needed;
  return {
    id: "cap_liquidation",
    quantity: applies ? 0 : null,
    inputs: [
      { name: "leverage", value: leverage, unit: "ratio", asOf: input.asOf },
      { name: "liquidationDistanceFraction", value: distance, unit: "fraction", asOf: input.asOf },
      { name: "stopDistanceFraction", value: stopDistanceFraction, unit: "fraction", asOf: input.asOf },
    ],
    formula: `0 if 1 / leverage - ${SIZE_RULES.maintenanceFraction} < ${SIZE_RULES.liquidationStopMultiple} * stopDistanceFraction`,
    reason: "cap_liquidation",
  };
}
