import type { Instrument } from "@/lib/domain/instrument";
import type { MarketState } from "@/lib/domain/market-state";
import type { ReasonCode } from "@/lib/domain/reason-code";
import type { RiskInput, TradeQuestion } from "@/lib/domain/risk-assessment";
import { TRADE_BUDGET } from "../ladder/ladder-rules";
import { SIZE_RULES } from "./size-rules";

const isPositive = (value: number) => Number.isFinite(value) && value > 0;
const isStep = (value: string) => /^\d+(\.\d+)?$/.test(value) && Number(value) > 0;
const isAmount = (value: string) => /^\d+(\.\d+)?$/.test(value);
const isCost = (value: number) => Number.isFinite(value) && value >= 0 && value < 0.5;

/**
 * refuseTrade lists why a question cannot be sized at all; empty means every number it needs is there and sane. What
 * cannot be computed is refused, never guessed.
 */
export function refuseTrade(input: RiskInput, question: TradeQuestion): ReasonCode[] {
  const malformed = refuseMalformed(question);
  if (malformed.length > 0) return malformed;
  const market = input.markets[question.asset];
  return [...refuseAccount(input), ...refuseMarket(input, question, market), ...refuseStop(question)];
}

function refuseMalformed(question: TradeQuestion): ReasonCode[] {
  if (!isPositive(question.entryPrice)) return ["missing_price"];
  const { stopPrice, leverage, feeFraction, slippageFraction, instrument } = question;
  const isSane =
    (stopPrice === null || isPositive(stopPrice)) &&
    Number.isFinite(leverage) &&
    leverage >= 1 &&
    isCost(feeFraction) &&
    isCost(slippageFraction) &&
    hasSaneRules(instrument);
  return isSane ? [] : ["invalid_input"];
}

function hasSaneRules(instrument: Instrument): boolean {
  const { lotStep, contractSize, minNotional, minQuantity } = instrument;
  return isStep(lotStep) && isStep(contractSize) && isAmount(minNotional) && isAmount(minQuantity);
}

function refuseAccount({ account, ladder }: RiskInput): ReasonCode[] {
  if (!Number.isFinite(account.equityUsd)) return ["missing_equity"];
  if (account.equityUsd <= 0) return ["equity_not_positive"];
  if (!account.isComplete) return ["equity_incomplete"];
  if (!isPositive(ladder.exposureMultiplier) || !Number.isFinite(account.freeCashUsd)) return ["invalid_input"];
  if (ladder.state === "PRESERVATION") return ["preservation_reduce_only"];
  return account.tradesToday < TRADE_BUDGET[ladder.state] ? [] : ["trade_budget_used"];
}

function refuseMarket(input: RiskInput, question: TradeQuestion, market: MarketState | undefined): ReasonCode[] {
  const { instrument, side } = question;
  if (!instrument.isActive) return ["instrument_inactive"];
  if (side === "short" && instrument.kind === "spot") return ["short_on_spot"];
  if (market === undefined) return ["unknown_instrument"];
  const { volatility, trust } = market;
  const isStale = input.asOf - market.priceAsOf > SIZE_RULES.priceAgeMsMax;
  if (isStale || !(trust.score >= SIZE_RULES.trustMin)) return ["stale_market_data"];
  if (volatility.ratio === null || !isPositive(volatility.ratio)) return ["missing_volatility"];
  const hasStop = question.stopPrice !== null || isPositive(volatility.atrFraction ?? 0);
  if (!hasStop) return ["missing_stop"];
  const isScored = isPositive(market.regime.multiplier) && isPositive(market.liquidity.multiplier);
  return isScored ? [] : ["invalid_input"];
}

function refuseStop({ side, entryPrice, stopPrice }: TradeQuestion): ReasonCode[] {
  if (stopPrice === null) return [];
  const isLosingSide = side === "long" ? stopPrice < entryPrice : stopPrice > entryPrice;
  return isLosingSide ? [] : ["stop_wrong_side"];
}
