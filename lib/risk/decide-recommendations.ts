import type { Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import {
  isMateriallyDifferent,
  isMomentary,
  isOrder,
  mayCreate,
  openBundle,
  type StoredAdvice,
} from "./suggest/advice-rules";

export interface RecommendationDecisionInput {
  now: EpochMs;
  /** Equity is incomplete: orders are held, and what is not in `suggestions` is unknown rather than over. */
  isHeld: boolean;
  /** Open, accepted, snoozed and held recommendations. */
  live: readonly StoredAdvice[];
  /** Recommendations closed within the last 30 days, dismissed ones included. */
  recent: readonly StoredAdvice[];
  suggestions: readonly Suggestion[];
}

/** RecommendationChange is what the shell writes; one per live recommendation at most, plus the new ones. */
export type RecommendationChange =
  /** An order joins the open bundle of its direction; the orders created at once without one share a new bundle. */
  | { action: "create"; suggestion: Suggestion; joins: string | null }
  /** The advice stands: new numbers and expiry. `reopen` ends a hold, or a snooze that is over or overtaken by events. */
  | { action: "refresh"; id: string; suggestion: Suggestion; reopen: boolean; isMaterial: boolean }
  | { action: "close"; id: string; status: "superseded" | "expired" | "not_seen" }
  | { action: "hold"; id: string };

/**
 * Advice that is no longer made stays open this long, so that a value wavering around a threshold does not flap. A
 * momentary fact has no threshold: it would be a false statement.
 */
const LINGER_MS = DAY_MS / 2;

/**
 * decideRecommendations compares what is open with what the engine now suggests. One key has at most one live
 * recommendation; a new one needs more than a cooldown allows (`mayCreate`), and live orders on one asset never
 * point both ways. Pure: the caller loads, writes and notifies.
 */
export function decideRecommendations(input: RecommendationDecisionInput): RecommendationChange[] {
  const wanted = uniqueByKey(input.suggestions);
  const fromLive = input.live.flatMap((advice) => decideLive(advice, wanted.get(advice.dedupeKey), wanted, input));
  const liveKeys = new Set(input.live.map(({ dedupeKey }) => dedupeKey));
  const created = [...wanted.values()]
    .filter((suggestion) => !liveKeys.has(suggestion.dedupeKey))
    .filter((suggestion) => mayCreate(suggestion, [...input.live, ...input.recent], input.now))
    .map((suggestion) => ({ action: "create" as const, suggestion, joins: openBundle(suggestion, input.live) }));
  return [...fromLive, ...created];
}

function uniqueByKey(suggestions: readonly Suggestion[]): Map<string, Suggestion> {
  const byKey = new Map<string, Suggestion>();
  for (const suggestion of suggestions) {
    if (!byKey.has(suggestion.dedupeKey)) byKey.set(suggestion.dedupeKey, suggestion);
  }
  return byKey;
}

function decideLive(
  advice: StoredAdvice,
  suggestion: Suggestion | undefined,
  wanted: ReadonlyMap<string, Suggestion>,
  { now, isHeld }: RecommendationDecisionInput,
): RecommendationChange[] {
  if (suggestion !== undefined) return [refresh(advice, suggestion, now)];
  if (isHeld) return isOrder(advice) && advice.status === "open" ? [{ action: "hold", id: advice.id }] : [];
  if (advice.status === "accepted") {
    // The user said they would do it; only the next syncs or the expiry can tell.
    return advice.expiresAt <= now ? [{ action: "close", id: advice.id, status: "not_seen" }] : [];
  }
  if (advice.expiresAt <= now) return [{ action: "close", id: advice.id, status: "expired" }];
  const isOver = isMomentary(advice) || now - advice.refreshedAt >= LINGER_MS || contradicts(advice, wanted);
  return isOver ? [{ action: "close", id: advice.id, status: "superseded" }] : [];
}

function refresh(advice: StoredAdvice, suggestion: Suggestion, now: EpochMs): RecommendationChange {
  const isMaterial = isMateriallyDifferent(advice, suggestion);
  const isSnoozeOver = advice.status === "snoozed" && (isMaterial || (advice.snoozedUntil ?? now) <= now);
  return { action: "refresh", id: advice.id, suggestion, isMaterial, reopen: advice.status === "held" || isSnoozeOver };
}

function contradicts(advice: StoredAdvice, wanted: ReadonlyMap<string, Suggestion>): boolean {
  return [...wanted.values()].some(
    ({ asset, side }) => side !== null && advice.side !== null && asset === advice.asset && side !== advice.side,
  );
}
