import type { ReasonCode } from "@/lib/domain/reason-code";
import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import { baseRisk } from "./base-risk";
import { boundsFactor } from "./factors/bounds-factor";
import { correlationFactor } from "./factors/correlation-factor";
import { dataTrustFactor } from "./factors/data-trust-factor";
import { drawdownFactor } from "./factors/drawdown-factor";
import { liquidityFactor } from "./factors/liquidity-factor";
import { regimeFactor } from "./factors/regime-factor";
import { volatilityFactor } from "./factors/volatility-factor";
import type { TradeContext } from "./trade-context";
import type { Factor } from "./trade-step";

export interface RiskProduct {
  baseRiskFraction: number;
  riskFraction: number;
  /** Without `bounds`. */
  factors: readonly Factor[];
  /** Uncapped quantity: equity × risk ÷ loss per unit. */
  quantity: number;
  steps: readonly WaterfallStep[];
}

const FACTORS = [
  volatilityFactor,
  regimeFactor,
  drawdownFactor,
  correlationFactor,
  liquidityFactor,
  dataTrustFactor,
] as const;

/** applyFactors runs base × Π factors × bounds, step by step; `riskFraction` is exactly the last step's value. */
export function applyFactors(context: TradeContext): RiskProduct {
  const base = baseRisk(context.input.policy, context.tier, context.market.confidence);
  const factors = FACTORS.map((measure) => measure(context));
  const product = factors.reduce((total, { factor }) => total * factor, 1);
  const steps = [baseStep(context, base)];
  let riskFraction = base;
  for (const factor of [...factors, boundsFactor(context, product)]) {
    riskFraction *= factor.factor;
    steps.push(factorStep(factor, riskFraction));
  }
  const quantity = (context.equityUsd * riskFraction) / context.lossPerUnitUsd;
  const last = steps.length - 1;
  return {
    baseRiskFraction: base,
    riskFraction,
    factors,
    quantity,
    steps: steps.map((step, i) => (i === last ? { ...step, quantityAfter: quantity } : step)),
  };
}

/** factorStep is one multiplication of a waterfall, in trades and in the book alike. */
export function factorStep({ id, factor, inputs, formula, reason }: Factor, riskFractionAfter: number): WaterfallStep {
  const isBinding = factor !== 1;
  return {
    id,
    kind: "factor",
    factor,
    riskFractionAfter,
    inputs,
    formula,
    isBinding,
    capQuantity: null,
    quantityAfter: null,
    reason: isBinding ? reason : null,
  };
}

function baseStep({ input, market, tier, question }: TradeContext, base: number): WaterfallStep {
  const isCut = base < input.policy.riskPerTrade[tier];
  const reason: ReasonCode | null =
    question.side === "short" ? "short_has_no_confidence" : isCut ? "confidence_provisional" : null;
  return {
    id: "base",
    kind: "base",
    factor: null,
    riskFractionAfter: base,
    capQuantity: null,
    quantityAfter: null,
    isBinding: isCut,
    reason,
    inputs: [
      { name: "tier", value: tier, unit: "label", asOf: market.asOf },
      { name: "confidenceScore", value: market.confidence.score, unit: "score", asOf: market.asOf },
      { name: "riskPerTrade", value: input.policy.riskPerTrade[tier], unit: "fraction", asOf: input.asOf },
    ],
    formula: isCut ? "min(riskPerTrade, 0.01)" : "riskPerTrade",
  };
}
