import type { ReasonCode } from "@/lib/domain/reason-code";
import type { RegimeState } from "@/lib/domain/market-state";
import type { TradeContext } from "../trade-context";
import type { Factor } from "../trade-step";

/** regimeFactor is the market's bounded regime multiplier. It scales risk; a short never gets more than 1 from it. */
export function regimeFactor({ market, question }: TradeContext): Factor {
  const { multiplier, label } = market.regime;
  return {
    id: "regime",
    factor: question.side === "short" ? Math.min(1, multiplier) : multiplier,
    inputs: [
      { name: "regime", value: label, unit: "label", asOf: market.asOf },
      { name: "regimeMultiplier", value: multiplier, unit: "ratio", asOf: market.asOf },
    ],
    formula: question.side === "short" ? "min(1, regimeMultiplier)" : "regimeMultiplier",
    reason: regimeReason(market.regime),
  };
}

/** regimeReason names a regime, or that it is not warmed up and therefore neutral. */
export function regimeReason(regime: RegimeState): ReasonCode {
  if (!regime.isWarmedUp) return "regime_warming_up";
  switch (regime.label) {
    case "bull":
      return "regime_bull";
    case "bear":
      return "regime_bear";
    case "sideways":
      return "regime_sideways";
  }
}
