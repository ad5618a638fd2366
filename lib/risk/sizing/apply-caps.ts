import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import { assetCap } from "./caps/asset-cap";
import { clusterCap } from "./caps/cluster-cap";
import { depthCap } from "./caps/depth-cap";
import { freeBalanceCap } from "./caps/free-balance-cap";
import { grossCap } from "./caps/gross-cap";
import { heatCap } from "./caps/heat-cap";
import { leverageCap } from "./caps/leverage-cap";
import { liquidationCap } from "./caps/liquidation-cap";
import { perTradeCap } from "./caps/per-trade-cap";
import { volumeCap } from "./caps/volume-cap";
import type { TradeContext } from "./trade-context";
import type { Cap } from "./trade-step";

const CAPS = [
  perTradeCap,
  assetCap,
  clusterCap,
  heatCap,
  grossCap,
  leverageCap,
  liquidationCap,
  depthCap,
  volumeCap,
  freeBalanceCap,
] as const;

/** applyCaps lowers a quantity to each cap in the listed order. */
export function applyCaps(context: TradeContext, uncapped: number): { quantity: number; steps: WaterfallStep[] } {
  let quantity = uncapped;
  const steps = CAPS.map((measure) => {
    const cap = measure(context);
    const before = quantity;
    quantity = cap.quantity === null ? before : Math.min(before, cap.quantity);
    return capStep(cap, quantity, quantity < before);
  });
  return { quantity, steps };
}

function capStep(
  { id, quantity, inputs, formula, reason }: Cap,
  quantityAfter: number,
  isBinding: boolean,
): WaterfallStep {
  return {
    id,
    kind: "cap",
    factor: null,
    riskFractionAfter: null,
    capQuantity: quantity,
    quantityAfter,
    isBinding,
    inputs,
    formula,
    reason: isBinding ? reason : null,
  };
}
