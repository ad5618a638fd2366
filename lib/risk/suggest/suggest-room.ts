import type { Instrument } from "@/lib/domain/instrument";
import type { AssetTarget, Suggestion } from "@/lib/domain/risk-assessment";
import { freeCashFor } from "../sizing/free-cash-for";
import { buildOrder } from "./build-order";
import { draftSuggestion } from "./draft-suggestion";
import { hasSettledRegime } from "./has-settled-regime";
import { isAddingBlocked } from "./is-adding-blocked";
import { isMaterialChange, isMaterialOrder, orderEffect } from "./order-effect";
import type { SuggestContext } from "./suggest-context";

/**
 * suggestRoom shows what may be added, pro rata to what is held, from free cash and within the asset cap, once a net long
 * book is below its no-trade band. After a drawdown the same room is called re-expansion. Nothing is proposed to who
 * holds only cash: which asset to start with is not ours to say.
 */
export function suggestRoom(context: SuggestContext): Suggestion[] {
  const { input, hold, book } = context;
  const isBlocked = isAddingBlocked(input.ladder, input.asOf) || book.netFraction <= 0;
  if (isBlocked || !hold.reasons.includes("exposure_below_target")) return [];
  const wishes = hold.assets
    .filter((target) => isGrowing(context, target))
    .flatMap((target) => wishOf(context, target));
  const orders = wishes.map((wish) => ({ ...wish, wantedUsd: wish.wantedUsd * affordable(wish, wishes) }));
  const changeUsd = orders.reduce((sum, { wantedUsd }) => sum + wantedUsd, 0);
  return isMaterialChange(changeUsd, book.equityUsd) ? orders.flatMap((order) => addAsset(context, order)) : [];
}

interface Wish {
  target: AssetTarget;
  instrument: Instrument;
  priceUsd: number;
  wantedUsd: number;
  freeCashUsd: number;
  feeFraction: number;
}

/** What one asset asks for, on the spot market where it would be bought; the asset cap binds before free cash does. */
function wishOf({ input, book }: SuggestContext, target: AssetTarget): Wish[] {
  const instrument = input.instruments[target.asset];
  const priceUsd = book.exposures.find(({ asset }) => asset === target.asset)?.priceUsd ?? 0;
  if (instrument?.kind !== "spot") return [];
  const capUsd = Math.max(0, input.policy.assetCapFraction * book.equityUsd - target.valueUsd);
  const wantedUsd = Math.min(target.targetUsd - target.valueUsd, capUsd);
  const feeFraction = instrument.takerFeeFraction > 0 ? instrument.takerFeeFraction : input.feeFraction;
  return [
    { target, instrument, priceUsd, wantedUsd, feeFraction, freeCashUsd: freeCashFor(input.account, instrument) },
  ];
}

/** Orders that spend the same cash (one venue, one quote) are cut by one factor, fees included. */
function affordable({ instrument, freeCashUsd }: Wish, wishes: readonly Wish[]): number {
  const sharing = wishes.filter(
    (other) => other.instrument.venue === instrument.venue && other.instrument.quote === instrument.quote,
  );
  const neededUsd = sharing.reduce((sum, { wantedUsd, feeFraction }) => sum + wantedUsd * (1 + feeFraction), 0);
  return neededUsd > 0 ? Math.min(1, freeCashUsd / neededUsd) : 0;
}

function isGrowing({ input }: SuggestContext, { asset, rule, targetUsd, valueUsd }: AssetTarget): boolean {
  const market = input.markets[asset];
  const isSettled = market !== undefined && hasSettledRegime(market.regime, input.asOf);
  return rule === "advise" && targetUsd > valueUsd && isSettled;
}

function addAsset(context: SuggestContext, wish: Wish): Suggestion[] {
  const { input, book, hold } = context;
  const { target, instrument, priceUsd, wantedUsd, feeFraction } = wish;
  const availableQuantity = wish.freeCashUsd / (priceUsd * (1 + feeFraction));
  const order = buildOrder({ instrument, priceUsd, availableQuantity, wantedUsd, feeFraction, asOf: input.asOf });
  if (order === null || !isMaterialOrder(order.notionalUsd, book.equityUsd)) return [];
  return [
    draftSuggestion(input.asOf, {
      kind: input.ladder.state === "NORMAL" ? "room_to_add" : "re_expand",
      severity: "info",
      asset: target.asset,
      side: "buy",
      ...order,
      steps: [...hold.steps, ...order.steps],
      reasons: hold.reasons,
      numbers: {
        ...orderEffect(context, target.asset, order.notionalUsd, 1),
        currentUsd: target.valueUsd,
        targetUsd: target.targetUsd,
        priceUsd,
      },
    }),
  ];
}
