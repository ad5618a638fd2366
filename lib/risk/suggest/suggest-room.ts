import type { AssetTarget, Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS } from "@/lib/domain/units";
import { buildOrder } from "./build-order";
import { draftSuggestion } from "./draft-suggestion";
import { isMaterialChange, isMaterialOrder, orderEffect } from "./order-effect";
import type { SuggestContext } from "./suggest-context";

/** Days after the ladder last fell before anything is added. */
const SETTLE_DAYS = 7;

/**
 * suggestRoom shows what may be added, pro rata to what is held, from free cash and within the asset cap, once a net long
 * book is below its no-trade band. After a drawdown the same room is called re-expansion. Nothing is proposed to who
 * holds only cash: which asset to start with is not ours to say.
 */
export function suggestRoom(context: SuggestContext): Suggestion[] {
  const { input, hold, book } = context;
  const { state, loweredAt } = input.ladder;
  const isSettling = state !== "NORMAL" && input.asOf - loweredAt < SETTLE_DAYS * DAY_MS;
  const isBlocked = state === "PRESERVATION" || isSettling || book.netFraction <= 0;
  if (isBlocked || !hold.reasons.includes("exposure_below_target")) return [];
  const growing = hold.assets.filter(({ rule, targetUsd, valueUsd }) => rule === "advise" && targetUsd > valueUsd);
  const wishUsd = growing.reduce((sum, target) => sum + wantedUsd(context, target), 0);
  const feeFraction = input.feeFraction;
  const affordable = wishUsd > 0 ? Math.min(1, input.account.freeCashUsd / (wishUsd * (1 + feeFraction))) : 0;
  if (!isMaterialChange(wishUsd * affordable, book.equityUsd)) return [];
  return growing.flatMap((target) => addAsset(context, target, wantedUsd(context, target) * affordable));
}

function wantedUsd({ input, book }: SuggestContext, { targetUsd, valueUsd }: AssetTarget): number {
  const cap = Math.max(0, input.policy.assetCapFraction * book.equityUsd - valueUsd);
  return Math.min(targetUsd - valueUsd, cap);
}

function addAsset(context: SuggestContext, target: AssetTarget, wanted: number): Suggestion[] {
  const { input, book, hold } = context;
  const instrument = input.instruments[target.asset];
  const priceUsd = book.exposures.find(({ asset }) => asset === target.asset)?.priceUsd ?? 0;
  if (instrument?.kind !== "spot") return [];
  const availableQuantity = input.account.freeCashUsd / (priceUsd * (1 + input.feeFraction));
  const order = buildOrder({
    instrument,
    priceUsd,
    availableQuantity,
    wantedUsd: wanted,
    feeFraction: input.feeFraction,
    asOf: input.asOf,
  });
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
