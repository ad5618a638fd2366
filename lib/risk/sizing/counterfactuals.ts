import type { Counterfactual, StepInput } from "@/lib/domain/risk-assessment";
import { clamp } from "../stats/clamp";
import type { RiskProduct } from "./apply-factors";
import { SIZE_RULES } from "./size-rules";
import { smallestOrderQuantity } from "./smallest-order";
import type { TradeContext } from "./trade-context";

interface Relief {
  id: string;
  name: string;
  unit: StepInput["unit"];
}

// The input that would have to be 1 for a factor to stop shrinking risk.
const RELIEFS: readonly Relief[] = [
  { id: "volatility", name: "volatilityRatio", unit: "ratio" },
  { id: "regime", name: "regimeMultiplier", unit: "ratio" },
  { id: "drawdown", name: "exposureMultiplier", unit: "ratio" },
  { id: "liquidity", name: "liquidityMultiplier", unit: "ratio" },
  { id: "data_trust", name: "dataTrust", unit: "fraction" },
];

/** counterfactuals says, for each factor that shrinks risk, what the risk would be without it, all else as now. */
export function counterfactuals(product: RiskProduct): Counterfactual[] {
  const whole = product.factors.reduce((total, { factor }) => total * factor, 1);
  return product.factors.flatMap(({ id, factor }) => {
    const relief = RELIEFS.find((candidate) => candidate.id === id);
    if (relief === undefined || factor >= 1) return [];
    const bounded = clamp(whole / factor, SIZE_RULES.productFloor, SIZE_RULES.productCeiling);
    return [{ name: relief.name, value: 1, unit: relief.unit, riskFraction: product.baseRiskFraction * bounded }];
  });
}

/**
 * whatWouldHaveToChange names the equity at which the same rules reach the smallest order worth placing, or the free cash
 * when that alone is short. Empty when no amount would do (a cap without room).
 */
export function whatWouldHaveToChange(context: TradeContext, product: RiskProduct, capped: number): Counterfactual[] {
  const { question, equityUsd, lossPerUnitUsd, input } = context;
  const worthRisking = (equityUsd * SIZE_RULES.riskFractionMin) / lossPerUnitUsd;
  const smallest = smallestOrderQuantity(question.instrument, question.entryPrice);
  const { riskFraction } = product;
  if (product.quantity < smallest) {
    return [{ name: "equityUsd", value: (equityUsd * smallest) / product.quantity, unit: "usd", riskFraction }];
  }
  const needed = Math.max(smallest, worthRisking) * question.entryPrice;
  if (capped >= needed / question.entryPrice || input.account.freeCashUsd >= needed) return [];
  return [{ name: "freeCashUsd", value: needed, unit: "usd", riskFraction }];
}
