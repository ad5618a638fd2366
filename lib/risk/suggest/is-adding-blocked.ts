import type { LadderState } from "@/lib/domain/ladder";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";

/** Days after the ladder last fell before anything is added. */
const SETTLE_DAYS = 7;

/** isAddingBlocked is true while the ladder only reduces, and for a week after it last fell. */
export function isAddingBlocked({ state, loweredAt }: LadderState, asOf: EpochMs): boolean {
  return state === "PRESERVATION" || (state !== "NORMAL" && asOf - loweredAt < SETTLE_DAYS * DAY_MS);
}
