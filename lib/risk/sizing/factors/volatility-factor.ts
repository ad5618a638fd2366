import type { ReasonCode } from "@/lib/domain/reason-code";
import { clamp } from "../../stats/clamp";
import { SIZE_RULES } from "../size-rules";
import type { TradeContext } from "../trade-context";
import type { Factor } from "../trade-step";

/** volatilityFactor is 1 ÷ (volatility against its own 30-day mean), kept mild: the wider stop already cuts size. */
export function volatilityFactor({ market, volatilityRatio }: TradeContext): Factor {
  const factor = clamp(1 / volatilityRatio, SIZE_RULES.volatilityFloor, SIZE_RULES.volatilityCeiling);
  return {
    id: "volatility",
    factor,
    inputs: [
      { name: "volatilityRatio", value: volatilityRatio, unit: "ratio", asOf: market.asOf },
      { name: "atrFraction", value: market.volatility.atrFraction, unit: "fraction", asOf: market.asOf },
    ],
    formula: `clamp(1 / volatilityRatio, ${SIZE_RULES.volatilityFloor}, ${SIZE_RULES.volatilityCeiling})`,
    reason: reasonFor(volatilityRatio),
  };
}

function reasonFor(ratio: number): ReasonCode | null {
  if (ratio > 2) return "volatility_shock";
  if (ratio > 1) return "volatility_high";
  return ratio < 1 ? "volatility_low" : null;
}
