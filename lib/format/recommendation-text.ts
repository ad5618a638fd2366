import type { LadderStateName } from "@/lib/domain/ladder";
import type { ReasonCode } from "@/lib/domain/reason-code";
import type { RecommendationView } from "@/lib/domain/views";
import type { Messages } from "./messages/en";
import { money, type Accounting } from "./money";
import { formatNumber, NOT_KNOWN, textOf } from "./number";
import { percent } from "./percent";
import { dollarPrice } from "./price";
import { quantity } from "./quantity";
import { ratio } from "./ratio";

/** RecommendationFacts is what its words are made of; suggestions before they are stored have them too. */
export type RecommendationFacts = Pick<
  RecommendationView,
  "kind" | "asset" | "side" | "quantity" | "notionalUsd" | "numbers" | "reasons"
>;

const LADDER_STATE: Partial<Record<ReasonCode, LadderStateName>> = {
  drawdown_caution: "CAUTION",
  drawdown_defensive: "DEFENSIVE",
  drawdown_preservation: "PRESERVATION",
  drawdown_recovery: "RECOVERY",
};

/** recommendationTitle is verb + asset + amount, or the fact with its number. */
export function recommendationTitle(facts: RecommendationFacts, messages: Messages): string {
  const { title } = messages.recommendations;
  const { numbers } = facts;
  const asset = facts.asset ?? "";
  const amount = facts.quantity === null ? "" : quantity(facts.quantity);
  const share = (key: string, decimals = 0) => fractionText(numbers[key], decimals);
  switch (facts.kind) {
    case "reduce":
      return facts.side === "buy" ? title.buyBack(amount, asset) : title.sell(amount, asset);
    case "room_to_add":
      return title.roomToBuy(amount, asset);
    case "re_expand":
      return title.reExpand(amount, asset);
    case "size_trade":
      return title.sizeTrade(asset);
    case "move_stop":
      return numbers["oldStopPriceUsd"] === undefined
        ? title.stop(asset, priceText(numbers["stopPriceUsd"]))
        : title.moveStop(asset, priceText(numbers["oldStopPriceUsd"]), priceText(numbers["stopPriceUsd"]));
    case "volatility_shock":
      return title.volatility(
        asset,
        numbers["volatilityRatio"] === undefined ? textOf(NOT_KNOWN) : textOf(ratio(numbers["volatilityRatio"])),
      );
    case "regime_change":
      return regimeTitle(facts, messages);
    case "ladder_change":
      return ladderTitle(facts, messages);
    case "trade_budget_used":
      return title.budget(formatNumber(numbers["tradesAllowedToday"] ?? 0));
    case "portfolio_heat":
      return title.heat(share("heatFraction", 1), share("heatCapFraction", 1));
    case "correlation_cluster":
      return title.cluster(formatNumber(numbers["assets"] ?? 0), share("clusterFraction"));
    case "concentration":
      return title.concentration(asset, share("assetFraction"), share("assetCapFraction"));
    case "liquidation_near":
      return title.liquidation(asset, share("distanceFraction", 1));
    case "funding_cost":
      return title.funding(asset);
    case "depeg":
      return title.depeg(asset, share("pegGapFraction", 1));
    case "stale_data":
      return title.stale;
    case "key_problem":
      return title.key;
  }
}

/** recommendationEffect is what doing it changes, in money where there is any; null for a plain fact. */
export function recommendationEffect(
  { numbers }: RecommendationFacts,
  accounting: Accounting,
  messages: Messages,
): string | null {
  const { effect } = messages.recommendations;
  const amount = (usd: number) => textOf(money(usd, accounting));
  const estimate = (usd: number) => textOf(money(usd, accounting, { digits: "estimate" }));
  const { var95NowUsd, var95AfterUsd, holdNowFraction, riskUsd, aboveCapUsd, heatUsd, notionalUsd } = numbers;
  const { pegSources } = numbers;
  const holdThen = numbers["holdAfterFraction"] ?? numbers["holdTargetFraction"];
  if (var95NowUsd !== undefined && var95AfterUsd !== undefined)
    return effect.var(estimate(var95NowUsd), estimate(var95AfterUsd));
  if (holdNowFraction !== undefined && holdThen !== undefined) {
    return effect.hold(fractionText(holdNowFraction, 0), fractionText(holdThen, 0));
  }
  if (pegSources !== undefined) return offPegEffect(numbers, pegSources, messages, amount);
  if (riskUsd !== undefined) return effect.risk(amount(riskUsd));
  if (aboveCapUsd !== undefined) return effect.above(amount(aboveCapUsd));
  const atStake = heatUsd ?? notionalUsd;
  return atStake === undefined ? null : effect.atStake(amount(atStake));
}

/** What the coin costs, by whom, for how long, and what that makes of the amount held. */
function offPegEffect(
  { priceUsd, valueUsd, offPegMs = 0 }: RecommendationFacts["numbers"],
  sources: number,
  { recommendations: { effect }, time }: Messages,
  amount: (usd: number) => string,
): string {
  const change = priceUsd === undefined || valueUsd === undefined || priceUsd <= 0 ? 0 : valueUsd - valueUsd / priceUsd;
  return effect.offPeg(amount(change), priceText(priceUsd), sources, time.length(offPegMs));
}

function regimeTitle({ asset, reasons }: RecommendationFacts, { recommendations: { title } }: Messages): string {
  const name = asset ?? "";
  if (reasons.includes("regime_bull")) return title.regime.bull(name);
  if (reasons.includes("regime_bear")) return title.regime.bear(name);
  return reasons.includes("regime_sideways") ? title.regime.sideways(name) : title.regime.other(name);
}

function ladderTitle(
  { reasons, numbers }: RecommendationFacts,
  { recommendations: { title }, riskWords }: Messages,
): string {
  const state = reasons.map((reason) => LADDER_STATE[reason]).find((name) => name !== undefined);
  if (state !== undefined) return title.ladder(riskWords.ladder[state]);
  return numbers["exposureMultiplier"] === 1 ? title.ladder(riskWords.ladder.NORMAL) : title.ladderChanged;
}

function fractionText(fraction: number | undefined, decimals: number): string {
  return fraction === undefined ? textOf(NOT_KNOWN) : textOf(percent(fraction, { decimals }));
}

function priceText(value: number | undefined): string {
  return value === undefined ? textOf(NOT_KNOWN) : dollarPrice(value);
}
