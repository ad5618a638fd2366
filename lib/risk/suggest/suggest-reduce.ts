import type { AssetTarget, Suggestion } from "@/lib/domain/risk-assessment";
import type { NetExposure } from "../portfolio/net-exposures";
import { buildOrder, type ExecutableOrder } from "./build-order";
import { draftSuggestion } from "./draft-suggestion";
import { isMaterialChange, isMaterialOrder, orderEffect } from "./order-effect";
import type { SuggestContext } from "./suggest-context";
import { trimSeverity } from "./trim-severity";

/**
 * suggestReduce trims every advised asset pro rata once the book is above its no-trade band. What is locked, dust, too
 * small to place or to matter, or without a known market gets no order.
 */
export function suggestReduce(context: SuggestContext): Suggestion[] {
  const { hold, book } = context;
  const excessUsd = Math.abs(hold.currentFraction - hold.targetFraction) * book.equityUsd;
  if (!hold.reasons.includes("exposure_above_target") || !isMaterialChange(excessUsd, book.equityUsd)) return [];
  return hold.assets.flatMap((target) => trimAsset(context, target));
}

function trimAsset(context: SuggestContext, target: AssetTarget): Suggestion[] {
  const { input, book, hold } = context;
  const exposure = book.exposures.find(({ asset }) => asset === target.asset);
  const wantedUsd = Math.abs(target.valueUsd) - Math.abs(target.targetUsd);
  if (exposure === undefined || target.rule !== "advise") return [];
  const side = exposure.netUsd > 0 ? "sell" : "buy";
  const order = largestOrder(context, exposure, wantedUsd);
  if (order === null || !isMaterialOrder(order.notionalUsd, book.equityUsd)) return [];
  return [
    draftSuggestion(input.asOf, {
      kind: "reduce",
      severity: trimSeverity(hold.currentFraction / hold.targetFraction - 1),
      asset: target.asset,
      side,
      ...order,
      steps: [...hold.steps, ...order.steps],
      reasons: hold.reasons,
      numbers: {
        ...orderEffect(context, target.asset, order.notionalUsd, -1),
        currentUsd: target.valueUsd,
        targetUsd: target.targetUsd,
        priceUsd: exposure.priceUsd,
      },
    }),
  ];
}

/** One order per asset: spot from the free part, or closing part of the derivative, whichever does more of the trim. */
function largestOrder({ input }: SuggestContext, exposure: NetExposure, wantedUsd: number): ExecutableOrder | null {
  const { instruments, feeFraction, account, asOf } = input;
  const spot = instruments[exposure.asset];
  const closing = exposure.netUsd > 0 ? "long" : "short";
  const wishes = account.positions
    .filter((position) => position.asset === exposure.asset && position.side === closing)
    .map((position) => ({
      instrument: instruments[position.instrumentId],
      priceUsd: position.markPriceUsd,
      availableQuantity: position.quantity,
    }));
  if (exposure.netUsd > 0) {
    wishes.push({ instrument: spot, priceUsd: exposure.priceUsd, availableQuantity: exposure.freeQuantity });
  }
  return wishes.reduce<ExecutableOrder | null>((best, { instrument, ...wish }) => {
    const order = instrument === undefined ? null : buildOrder({ instrument, wantedUsd, feeFraction, asOf, ...wish });
    return order !== null && (best === null || order.notionalUsd > best.notionalUsd) ? order : best;
  }, null);
}
