import type { RegimeLabel, RegimeState } from "@/lib/domain/market-state";
import type { AssetMarketView, FeedGap, MarketRow, MarketView } from "@/lib/domain/market-views";
import type { ReasonCode } from "@/lib/domain/reason-code";
import { HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { coefficient } from "./correlation-text";
import type { HeadlineText } from "./headline";
import type { ScreenMessages } from "./messages/en-screens";
import type { Mood } from "./messages/en/market";
import { textOf } from "./number";
import { percent } from "./percent";
import { ratio } from "./ratio";

/** Market states are made hourly; older than this, the sentence says as of when it was true. */
export const STATE_LATE_MS = 3 * HOUR_MS;
/** Prices come every minute. */
export const PRICE_LATE_MS = 5 * 60_000;
/** From these scores on a market is called calm or unsettled; below the second it is rough. */
const CALM_FROM = 60;
const UNSETTLED_FROM = 40;
/** The engine's own lines: a shock, assets that count as one bet, data that are not fully believed. */
const SHOCK_RATIO = 2;
const TOGETHER_FROM = 0.65;
const TRUST_LOW_BELOW = 0.75;
const NAMES_MAX = 3;

/** moodOf puts a stability score into the three bands the sentences use; null without a score. */
export function moodOf(score: number | null): Mood | null {
  if (score === null) return null;
  return score >= CALM_FROM ? "calm" : score >= UNSETTLED_FROM ? "unsettled" : "rough";
}

/** marketReasons is what the sentence of Market speaks of, most important first. */
export function marketReasons({ structure, reference, rows }: MarketView): ReasonCode[] {
  if (structure === null) return ["missing_price"];
  const isShock = (reference?.volatility.ratio ?? 0) > SHOCK_RATIO;
  const isWarm = structure.breadth !== null;
  const codes: (ReasonCode | null)[] = [
    isShock ? "volatility_shock" : null,
    isWarm ? REGIME_REASON[structure.regime] : "regime_warming_up",
    (structure.averageCorrelation30d ?? 0) >= TOGETHER_FROM ? "correlation_high" : null,
    rows.some((row) => row.isHeld && row.trust.score < TRUST_LOW_BELOW) ? "data_trust_low" : null,
  ];
  return codes.filter((code) => code !== null);
}

const REGIME_REASON: Readonly<Record<RegimeLabel, ReasonCode>> = {
  bull: "regime_bull",
  bear: "regime_bear",
  sideways: "regime_sideways",
};

/** marketText answers what state the market is in: its mood and regime with real numbers, then what that means to you. */
export function marketText(view: MarketView, messages: ScreenMessages, now: EpochMs): HeadlineText {
  const { lead } = messages.market;
  if (view.structure === null || view.asOf === null) return { lead: lead.none, support: lead.noneSupport };
  const sentence = leadOf(view, marketReasons(view), messages);
  const isLate = now - view.asOf > STATE_LATE_MS;
  return {
    lead: isLate ? lead.asOf(messages.time.dayClock(view.asOf), sentence) : sentence,
    support: supportOf(view, marketReasons(view), messages),
  };
}

function leadOf(
  { structure, reference }: MarketView,
  reasons: readonly ReasonCode[],
  { market }: ScreenMessages,
): string {
  const { lead } = market;
  if (structure === null) return lead.none;
  const asset = reference?.asset ?? "BTC";
  const times = reference?.volatility.ratio ?? null;
  const volatility = times === null ? lead.volatilityUnknown(asset) : lead.volatility(asset, textOf(ratio(times)));
  const breadth = structure.breadth === null ? null : lead.breadth(whole(structure.breadth));
  const why = lead.because(volatility, breadth);
  if (reasons.includes("regime_warming_up")) return lead.warmingUp(why);
  if (reasons.includes("volatility_shock")) return lead.shock(structure.regime, why);
  return lead.state(moodOf(structure.stability.score), structure.regime, why);
}

function supportOf(view: MarketView, reasons: readonly ReasonCode[], messages: ScreenMessages): string {
  const { support } = messages.market;
  const correlation = view.structure?.averageCorrelation30d ?? null;
  const parts = [
    view.gaps.length === 0 ? null : support.missing(gapNames(view.gaps, messages)),
    heldText(view.rows, messages),
    reasons.includes("data_trust_low") ? trustText(view.rows, messages) : null,
    reasons.includes("correlation_high") && correlation !== null ? support.together(coefficient(correlation)) : null,
  ];
  return parts.filter((part) => part !== null).join(" ");
}

/** gapNames lists the feeds that are missing, by name. */
export function gapNames(gaps: readonly FeedGap[], { feeds }: ScreenMessages): string {
  return gaps.map(({ feed }) => feeds.name[feed].toLowerCase()).join(", ");
}

function heldText(rows: readonly MarketRow[], { market }: ScreenMessages): string {
  const { support } = market;
  const held = rows.filter(({ isHeld }) => isHeld);
  const [first] = held;
  if (first === undefined) return support.heldNone;
  const roughest = held.reduce((found, row) =>
    (row.volatility.ratio ?? 0) > (found.volatility.ratio ?? 0) ? row : found,
  );
  const times = roughest.volatility.ratio === null ? null : textOf(ratio(roughest.volatility.ratio));
  if (held.length === 1) return support.heldOne(first.asset, first.regime.label, times);
  const count = (label: RegimeLabel) => held.filter(({ regime }) => regime.label === label).length;
  return support.held(
    held.length,
    support.regimes(count("bull"), count("sideways"), count("bear")),
    times === null ? null : support.roughest(roughest.asset, times),
  );
}

function trustText(rows: readonly MarketRow[], { market }: ScreenMessages): string {
  const low = rows
    .filter((row) => row.isHeld && row.trust.score < TRUST_LOW_BELOW)
    .sort((a, b) => a.trust.score - b.trust.score);
  return market.support.trustLow(
    low.slice(0, NAMES_MAX).map(({ asset }) => asset),
    whole(low[0]?.trust.score ?? 1),
  );
}

/** assetMarketText answers what state one asset's market is in. */
export function assetMarketText({ state }: AssetMarketView, messages: ScreenMessages, now: EpochMs): HeadlineText {
  const { asset: words, lead } = messages.market;
  const { ratio: times } = state.volatility;
  const why = times === null ? words.lead.volatilityUnknown : words.lead.volatility(textOf(ratio(times)));
  const sentence = !state.regime.isWarmedUp
    ? words.lead.warmingUp(state.asset, why)
    : (times ?? 0) > SHOCK_RATIO
      ? words.lead.shock(state.asset, why)
      : isUndecided(state.regime)
        ? words.lead.undecided(
            state.asset,
            moodOf(state.stability.score),
            state.regime.label,
            likeliest(state.regime),
            why,
          )
        : words.lead.state(state.asset, moodOf(state.stability.score), state.regime.label, why);
  const isLate = now - state.asOf > STATE_LATE_MS;
  return {
    lead: isLate ? lead.asOf(messages.time.dayClock(state.asOf), sentence) : sentence,
    support: assetSupport(state, messages),
  };
}

function assetSupport(state: AssetMarketView["state"], messages: ScreenMessages): string {
  const { support } = messages.market.asset;
  const { tier, outcomes, score } = state.confidence;
  const own = outcomes.find((each) => each.tier === tier);
  const all = outcomes.find((each) => each.tier === "all");
  const parts = [
    state.regime.isWarmedUp
      ? support.since(messages.time.dayYear(state.regime.since), textOf(ratio(state.regime.multiplier)))
      : null,
    score !== null && own !== undefined && own.cases > 0 && all !== undefined
      ? support.outcome(
          messages.riskWords.tier[tier],
          whole(own.hits / own.cases),
          own.cases,
          whole(all.hits / all.cases),
        )
      : null,
    state.trust.score < 1 ? support.trust(whole(state.trust.score)) : null,
  ];
  return parts.filter((part) => part !== null).join(" ");
}

/** isUndecided tells that another label is likelier today than the one that stands: hysteresis holds it. */
export function isUndecided(regime: RegimeState): boolean {
  const { probabilityBull, probabilityBear, probabilitySideways } = regime;
  return probabilityOf(regime) < Math.max(probabilityBull, probabilityBear, probabilitySideways);
}

/** probabilityOf is how likely the regime's own label is. */
export function probabilityOf({ label, probabilityBull, probabilityBear, probabilitySideways }: RegimeState): number {
  return { bull: probabilityBull, bear: probabilityBear, sideways: probabilitySideways }[label];
}

function whole(fraction: number): string {
  return textOf(percent(fraction, { decimals: 0 }));
}

/** The labels that share the lead today, as far as whole percents tell them apart. */
function likeliest(regime: RegimeState): RegimeLabel[] {
  const labels = ["bull", "sideways", "bear"] as const;
  const percents = (label: RegimeLabel) => Math.round(100 * probabilityOf({ ...regime, label }));
  const most = Math.max(...labels.map(percents));
  return labels.filter((label) => percents(label) === most);
}
