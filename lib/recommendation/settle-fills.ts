import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { KnownAdvice } from "./load-advice";

export type FillOutcome = { status: "done" | "partly_done" | "not_seen" | null; isNews: boolean };

/** Lot steps and moving prices leave a rest; this much of the order is all of it. */
const FULL_FRACTION = 0.95;
const NOT_SEEN_AFTER_MS = DAY_MS;

/**
 * settleFill says whether what the exchange shows closes a live order: done from 95 %; a day after *I'll do this*, what
 * was traded closes as partly done, and nothing at all as not seen. Never accepted by itself. Pure.
 */
export function settleFill(advice: KnownAdvice, now: EpochMs): FillOutcome {
  if (advice.closedAt !== null || advice.quantity === null || advice.quantity <= 0)
    return { status: null, isNews: false };
  const isNews = advice.filledQuantity !== advice.filledBefore;
  if (advice.filledQuantity >= advice.quantity * FULL_FRACTION) return { status: "done", isNews };
  const isOverdue = advice.acceptedAt !== null && now - advice.acceptedAt >= NOT_SEEN_AFTER_MS;
  if (!isOverdue) return { status: null, isNews };
  return { status: advice.filledQuantity > 0 ? "partly_done" : "not_seen", isNews };
}
