import { clamp } from "../stats/clamp";
import type { TradeContext } from "./trade-context";

export interface ChangeFromUsual {
  /** −0.75 = a quarter of the usual quantity. */
  total: number;
  /** Part of the change (0–1, in logs, so that the parts multiply) that comes from the stop; the rest from the rules. */
  stopShare: number;
}

/**
 * changeFromUsual compares a quantity with the policy's usual one: medium risk at the stop this market has at its own
 * 30-day mean volatility (today's distance ÷ volatility ratio). ln(total) = ln(usual loss per unit ÷ today's) + ln(rules).
 */
export function changeFromUsual(context: TradeContext, quantity: number): ChangeFromUsual {
  const { stopDistanceFraction, costFraction, volatilityRatio, equityUsd, question, input } = context;
  const usualLossFraction = stopDistanceFraction / volatilityRatio + costFraction;
  const usualQuantity = (equityUsd * input.policy.riskPerTrade.medium) / (question.entryPrice * usualLossFraction);
  const ratio = quantity / usualQuantity;
  const fromStop = Math.log(usualLossFraction / (stopDistanceFraction + costFraction));
  const total = Math.log(ratio);
  const isSplit = Number.isFinite(total) && Math.abs(total) > 1e-12;
  return { total: ratio - 1, stopShare: isSplit ? clamp(fromStop / total, 0, 1) : 0 };
}
