import type { ManualHoldingView } from "@/lib/domain/views";
import type { ManualHoldingModel } from "@/lib/platform/generated/models/ManualHolding";
import { encodeId } from "@/lib/platform/ids";

/** toManualHoldingView turns a row into what screens and the API show. */
export function toManualHoldingView(row: ManualHoldingModel): ManualHoldingView {
  return {
    id: encodeId("holding", row.id),
    asset: row.asset,
    quantity: row.quantity.toFixed(),
    place: row.place as ManualHoldingView["place"],
    note: row.note,
    priceUsd: row.priceUsd?.toFixed() ?? null,
    isImported: row.origin !== "typed",
  };
}

/** What the audit log keeps of a holding. */
export function auditOf(row: ManualHoldingModel) {
  return { asset: row.asset, quantity: row.quantity.toFixed(), place: row.place };
}
