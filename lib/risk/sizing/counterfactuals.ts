import type { Counterfactual } from "@/lib/domain/risk-assessment";
import { clamp } from "../stats/clamp";
import type { RiskProduct } from "./apply-factors";
import { correlationCut } from "./factors/correlation-factor";
import { SIZE_RULES } from "./size-rules";
import { smallestOrderQuantity } from "./smallest-order";
import type { TradeContext } from "./trade-context";
import type { Factor } from "./trade-step";

/** What one factor would be if one of its inputs were different. */
interface Relief extends Pick<Counterfactual, "name" | "value" | "unit"> {
  factor: number;
  /** Loss per unit then, where the stop would move too. */
  lossPerUnitUsd?: number;
}

/**
 * counterfactuals says, for each factor that shrinks risk, what the risk (and the size before caps) would be without it:
 * at the ATR of usual volatility, at half the correlation, with no drawdown, in a neutral regime; all else as now.
 */
export function counterfactuals(context: TradeContext, product: RiskProduct): Counterfactual[] {
  const whole = product.factors.reduce((total, { factor }) => total * factor, 1);
  return product.factors.flatMap((factor) => {
    const relief = factor.factor < 1 ? reliefOf(factor, context) : null;
    if (relief === null || relief.factor <= factor.factor) return [];
    const { name, value, unit, lossPerUnitUsd = context.lossPerUnitUsd } = relief;
    const then = clamp((whole / factor.factor) * relief.factor, SIZE_RULES.productFloor, SIZE_RULES.productCeiling);
    const riskFraction = product.baseRiskFraction * then;
    const notionalUsd = ((context.equityUsd * riskFraction) / lossPerUnitUsd) * context.question.entryPrice;
    return [{ name, value, unit, riskFraction, notionalUsd }];
  });
}

function reliefOf({ id, inputs }: Factor, context: TradeContext): Relief | null {
  const measured = (name: string) => Number(inputs.find((input) => input.name === name)?.value ?? NaN);
  switch (id) {
    case "volatility":
      return usualVolatility(context);
    case "correlation": {
      // Unknown correlation counts as 1; half of what is not known says nothing.
      const half = inputs[0]?.value === null ? NaN : measured("correlationWithBook") / 2;
      if (!Number.isFinite(half)) return null;
      return {
        name: "correlationWithBook",
        value: half,
        unit: "ratio",
        factor: correlationCut(half, measured("investedFraction")),
      };
    }
    case "drawdown":
      return { name: "drawdownFraction", value: 0, unit: "fraction", factor: 1 };
    case "regime":
      return { name: "regimeMultiplier", value: 1, unit: "ratio", factor: 1 };
    case "liquidity":
      return { name: "liquidityMultiplier", value: 1, unit: "ratio", factor: 1 };
    case "data_trust":
      return { name: "dataTrust", value: 1, unit: "fraction", factor: 1 };
    default:
      return null;
  }
}

/** At the ATR this market has when its volatility is at its own 30-day mean; a stop given by the user stays where it is. */
function usualVolatility(context: TradeContext): Relief {
  const { market, question, volatilityRatio, costFraction, stopDistanceFraction } = context;
  const atrFraction = market.volatility.atrFraction;
  if (question.stopPrice !== null || atrFraction === null) {
    return { name: "volatilityRatio", value: 1, unit: "ratio", factor: 1 };
  }
  const lossPerUnitUsd = question.entryPrice * (stopDistanceFraction / volatilityRatio + costFraction);
  return { name: "atrFraction", value: atrFraction / volatilityRatio, unit: "fraction", factor: 1, lossPerUnitUsd };
}

/**
 * whatWouldHaveToChange names the equity at which the same rules reach the smallest order worth placing, or the free cash
 * when that alone is short. Empty when no amount would do (a cap without room).
 */
export function whatWouldHaveToChange(context: TradeContext, product: RiskProduct, capped: number): Counterfactual[] {
  const { question, equityUsd, lossPerUnitUsd, freeCashUsd } = context;
  const worthRisking = (equityUsd * SIZE_RULES.riskFractionMin) / lossPerUnitUsd;
  const smallest = smallestOrderQuantity(question.instrument, question.entryPrice);
  const { riskFraction } = product;
  if (product.quantity < smallest) {
    return [{ name: "equityUsd", value: (equityUsd * smallest) / product.quantity, unit: "usd", riskFraction }];
  }
  const needed = Math.max(smallest, worthRisking) * question.entryPrice;
  if (capped >= needed / question.entryPrice || freeCashUsd >= needed) return [];
  return [{ name: "freeCashUsd", value: needed, unit: "usd", riskFraction }];
}
