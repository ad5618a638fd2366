import type { LadderState } from "@/lib/domain/ladder";
import type { ConfidenceTier, MarketState } from "@/lib/domain/market-state";
import type { RiskInput, TradeQuestion } from "@/lib/domain/risk-assessment";
import type { Book } from "../portfolio/measure-book";
import { freeCashFor } from "./free-cash-for";

/** TradeContext is a question that passed `refuseTrade`: every number here is finite and of the right sign. */
export interface TradeContext {
  input: RiskInput;
  question: TradeQuestion;
  market: MarketState;
  book: Book;
  ladder: LadderState;
  equityUsd: number;
  tier: ConfidenceTier;
  stopPrice: number;
  stopDistanceFraction: number;
  /** Fees and slippage of entering and of leaving at the stop, as a fraction of the entry notional. */
  costFraction: number;
  /** Money lost per unit if the stop is hit. */
  lossPerUnitUsd: number;
  volatilityRatio: number;
  /** Cash that can pay for it: of the instrument's own venue and quote, where that is known. */
  freeCashUsd: number;
}

/** proposedStop lies `multiple` ATR from entry, on the losing side; not below a tenth of entry for a long. */
export function proposedStop(
  side: "long" | "short",
  entryPrice: number,
  atrFraction: number,
  multiple: number,
): number {
  const distance = atrFraction * multiple;
  return side === "long" ? entryPrice * Math.max(0.1, 1 - distance) : entryPrice * (1 + distance);
}

/** prepareTrade completes a question that passed `refuseTrade` with its stop, costs and tier. */
export function prepareTrade(input: RiskInput, question: TradeQuestion, market: MarketState, book: Book): TradeContext {
  const { entryPrice, side } = question;
  const atrFraction = market.volatility.atrFraction ?? 0;
  const stopPrice = question.stopPrice ?? proposedStop(side, entryPrice, atrFraction, input.policy.stopAtrMultiple);
  const stopDistanceFraction = Math.abs(entryPrice - stopPrice) / entryPrice;
  const costFraction = 2 * (question.feeFraction + question.slippageFraction);
  return {
    input,
    question,
    market,
    book,
    stopPrice,
    stopDistanceFraction,
    costFraction,
    ladder: input.ladder,
    equityUsd: input.account.equityUsd,
    // Confidence measures carrying long risk; for a short there is no evidence, so the lowest tier.
    tier: side === "long" ? market.confidence.tier : "low",
    lossPerUnitUsd: entryPrice * (stopDistanceFraction + costFraction),
    volatilityRatio: market.volatility.ratio ?? 1,
    freeCashUsd: freeCashFor(input.account, question.instrument),
  };
}
