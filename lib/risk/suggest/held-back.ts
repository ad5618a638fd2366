import type { Suggestion } from "@/lib/domain/risk-assessment";
import type { EpochMs } from "@/lib/domain/units";
import { isOrder, waitOf, type StoredAdvice, type Wait } from "./advice-rules";

/**
 * heldBack says until when, and why, the orders the engine would give now are kept from the screen; null when there are
 * none, when one of them is on the screen already, or when the next assessment will put it there. A headline that names
 * a change must not stand over an empty list without this.
 */
export function heldBack(
  suggestions: readonly Suggestion[],
  known: readonly StoredAdvice[],
  now: EpochMs,
): Wait | null {
  const live = known.filter(({ closedAt }) => closedAt === null);
  if (live.some((advice) => isOrder(advice) && advice.status !== "snoozed")) return null;
  const orders = suggestions.filter((suggestion) => isOrder(suggestion));
  const waits = orders.map((order) => snoozeOf(order, live) ?? waitOf(order, known, now));
  const soonest = waits.flatMap((wait) => (wait === null ? [] : [wait])).sort((a, b) => a.until - b.until)[0];
  return waits.includes(null) ? null : (soonest ?? null);
}

function snoozeOf({ dedupeKey }: Suggestion, live: readonly StoredAdvice[]): Wait | null {
  const snoozed = live.find((advice) => advice.dedupeKey === dedupeKey && advice.status === "snoozed");
  return snoozed?.snoozedUntil == null ? null : { until: snoozed.snoozedUntil, reason: "snoozed" };
}
