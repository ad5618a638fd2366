import { floorToStep } from "@/lib/domain/decimal";
import type { ReasonCode } from "@/lib/domain/reason-code";
import type { RiskInput, TradeQuestion, TradeSize, WaterfallStep } from "@/lib/domain/risk-assessment";
import { measureBook, type Book } from "./portfolio/measure-book";
import { applyCaps } from "./sizing/apply-caps";
import { applyFactors, type RiskProduct } from "./sizing/apply-factors";
import { baseLotStep } from "./sizing/base-lot-step";
import { changeFromUsual } from "./sizing/change-from-usual";
import { counterfactuals, whatWouldHaveToChange } from "./sizing/counterfactuals";
import { refuseTrade } from "./sizing/refuse-trade";
import { SIZE_RULES } from "./sizing/size-rules";
import { belowSmallestOrder } from "./sizing/smallest-order";
import { prepareTrade, type TradeContext } from "./sizing/trade-context";

/**
 * sizeTrade answers one "Size a trade": base risk by confidence tier × factors, bounded; quantity = equity × risk ÷
 * (entry × (stop distance + costs)); caps in order; rounded down to the lot. `quantity` is always exactly what the steps
 * give, but only a `sized` one may be traded: `stand_aside` is too small to place or to matter, `refused` (quantity "0",
 * no steps) could not be computed or is not allowed now. `book` may be given when many trades are sized at once.
 */
export function sizeTrade(input: RiskInput, question: TradeQuestion, book: Book = measureBook(input)): TradeSize {
  const refusals = refuseTrade(input, question);
  const market = input.markets[question.asset];
  if (refusals.length > 0 || market === undefined) return refusedTrade(question, refusals);
  const context = prepareTrade(input, question, market, book);
  const product = applyFactors(context);
  const capped = applyCaps(context, product.quantity);
  const quantity = floorToStep(capped.quantity, baseLotStep(question.instrument));
  const steps = [...product.steps, ...capped.steps, roundingStep(context, Number(quantity), capped.quantity)];
  const trade = describeTrade(context, product, capped.quantity, quantity, steps);
  // A number that slipped past the refusals must not come out as a size.
  return isFiniteThroughout(trade) ? trade : refusedTrade(question, ["invalid_input"]);
}

function isFiniteThroughout(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value !== "object" || value === null || Object.values(value).every(isFiniteThroughout);
}

function describeTrade(
  context: TradeContext,
  product: RiskProduct,
  cappedQuantity: number,
  quantity: string,
  steps: readonly WaterfallStep[],
): TradeSize {
  const { question, equityUsd, lossPerUnitUsd } = context;
  const size = Number(quantity);
  const riskUsd = size * lossPerUnitUsd;
  const aside = reasonsToStandAside(context, size);
  const change = changeFromUsual(context, size);
  const missing = aside.length > 0 ? whatWouldHaveToChange(context, product, cappedQuantity) : [];
  return {
    status: aside.length > 0 ? "stand_aside" : "sized",
    instrumentId: question.instrument.id,
    asset: question.asset,
    side: question.side,
    reasons: [
      ...steps.flatMap(({ reason }) => (reason === null ? [] : [reason])),
      ...leverageReasons(context),
      ...aside,
    ],
    entryPrice: question.entryPrice,
    stopPrice: context.stopPrice,
    stopDistanceFraction: context.stopDistanceFraction,
    costFraction: context.costFraction,
    tier: context.tier,
    baseRiskFraction: product.baseRiskFraction,
    riskFraction: product.riskFraction,
    actualRiskFraction: riskUsd / equityUsd,
    riskUsd,
    quantity,
    notionalUsd: size * question.entryPrice,
    changeFromUsualFraction: change.total,
    changeFromStopFraction: change.stopShare,
    steps,
    counterfactuals: [...counterfactuals(context, product), ...missing],
  };
}

/** More leverage than the policy allows is not refused: it changes margin, not risk, and is taken as the highest allowed. */
function leverageReasons({ question, input }: TradeContext): ReasonCode[] {
  return question.leverage > input.policy.leverageMax ? ["leverage_high"] : [];
}

function reasonsToStandAside({ question, equityUsd, lossPerUnitUsd }: TradeContext, size: number): ReasonCode[] {
  const tooSmall = belowSmallestOrder(question.instrument, size, question.entryPrice);
  const isTooLittle = (size * lossPerUnitUsd) / equityUsd < SIZE_RULES.riskFractionMin;
  return [...(tooSmall === null ? [] : [tooSmall]), ...(isTooLittle ? (["below_min_risk"] as const) : [])];
}

function roundingStep({ input, question }: TradeContext, rounded: number, before: number): WaterfallStep {
  const isBinding = rounded < before;
  return {
    id: "rounding",
    kind: "rounding",
    factor: null,
    riskFractionAfter: null,
    capQuantity: null,
    quantityAfter: rounded,
    isBinding,
    reason: isBinding ? "rounded_down" : null,
    inputs: [{ name: "lotStep", value: baseLotStep(question.instrument), unit: "quantity", asOf: input.asOf }],
    formula: "floor(quantity / lotStep) * lotStep",
  };
}

function refusedTrade(question: TradeQuestion, reasons: readonly ReasonCode[]): TradeSize {
  const entryPrice = Number.isFinite(question.entryPrice) ? question.entryPrice : 0;
  const stop = question.stopPrice;
  return {
    status: "refused",
    instrumentId: question.instrument.id,
    asset: question.asset,
    side: question.side,
    reasons,
    entryPrice,
    stopPrice: stop !== null && Number.isFinite(stop) ? stop : null,
    stopDistanceFraction: null,
    costFraction: 0,
    tier: "low",
    baseRiskFraction: 0,
    riskFraction: 0,
    actualRiskFraction: 0,
    riskUsd: 0,
    quantity: "0",
    notionalUsd: 0,
    changeFromUsualFraction: -1,
    changeFromStopFraction: 0,
    steps: [],
    counterfactuals: [],
  };
}
