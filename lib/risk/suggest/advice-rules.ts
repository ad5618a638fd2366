import type { RecommendationKind, Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";

/** StoredAdvice is what the decision needs to know of a stored recommendation. */
export interface StoredAdvice {
  id: string;
  kind: RecommendationKind;
  severity: Suggestion["severity"];
  status: string;
  dedupeKey: string;
  asset: string | null;
  side: "buy" | "sell" | null;
  notionalUsd: number | null;
  isSafety: boolean;
  createdAt: EpochMs;
  /** Last time the engine still made this advice. */
  refreshedAt: EpochMs;
  expiresAt: EpochMs;
  snoozedUntil: EpochMs | null;
  closedAt: EpochMs | null;
}

/** Days without a second order on an asset, either way. */
const COOLDOWN_DAYS = 5;
/** Days since the last orders on anything before new ones that are not urgent; adding risk can wait longest. */
const PAUSE_DAYS = { sell: 7, buy: 14 } as const;
/** Days a "not for me" is respected unless things get worse; a safety fact comes back sooner. */
const DISMISSED_DAYS = 30;
const DISMISSED_SAFETY_DAYS = 1;
/** A change of the order's size by this much, or of severity, is news. */
const MATERIAL_CHANGE = 0.5;

const RANK: Readonly<Record<Suggestion["severity"], number>> = { info: 0, notice: 1, warning: 2, critical: 3 };

/** isOrder tells advice to trade from a fact or warning. */
export function isOrder({ side }: Pick<StoredAdvice, "side">): boolean {
  return side !== null;
}

/** isMateriallyDifferent: worse than before, turned round, or half as large again (or half gone). */
export function isMateriallyDifferent(before: StoredAdvice, now: Suggestion): boolean {
  if (RANK[now.severity] > RANK[before.severity] || now.side !== before.side) return true;
  if (now.notionalUsd === null || before.notionalUsd === null || before.notionalUsd <= 0) return false;
  return Math.abs(now.notionalUsd / before.notionalUsd - 1) >= MATERIAL_CHANGE;
}

/**
 * mayCreate keeps advice from flapping. The same advice does not return within the cooldown unless it got worse, nor
 * while a dismissal is respected. Orders come in bundles with a pause between them, and none opposes another on its asset
 * within the cooldown. The exceptions are on the safe side: a trim that is a warning need not wait for the next bundle,
 * and a critical one (the book holds more than twice what it should) may even follow an addition at once.
 */
export function mayCreate(suggestion: Suggestion, known: readonly StoredAdvice[], now: EpochMs): boolean {
  const trimRank = suggestion.kind === "reduce" ? RANK[suggestion.severity] : 0;
  return known.every(
    (advice) =>
      !blocksRepeat(advice, suggestion, now) &&
      (trimRank >= RANK.critical || !blocksOpposite(advice, suggestion, now)) &&
      (trimRank >= RANK.warning || !blocksNextBundle(advice, suggestion, now)),
  );
}

function blocksRepeat(advice: StoredAdvice, suggestion: Suggestion, now: EpochMs): boolean {
  if (advice.dedupeKey !== suggestion.dedupeKey || RANK[suggestion.severity] > RANK[advice.severity]) return false;
  const isDismissed = advice.status === "dismissed";
  if (suggestion.isSafety) return isDismissed && age(advice, now) < DISMISSED_SAFETY_DAYS * DAY_MS;
  return age(advice, now) < (isDismissed ? DISMISSED_DAYS : COOLDOWN_DAYS) * DAY_MS;
}

function blocksOpposite(advice: StoredAdvice, suggestion: Suggestion, now: EpochMs): boolean {
  const isOpposite = isOrder(advice) && isOrder(suggestion) && advice.side !== suggestion.side;
  return isOpposite && advice.asset === suggestion.asset && age(advice, now) < COOLDOWN_DAYS * DAY_MS;
}

function blocksNextBundle(advice: StoredAdvice, { side }: Suggestion, now: EpochMs): boolean {
  return isOrder(advice) && side !== null && now - advice.createdAt < PAUSE_DAYS[side] * DAY_MS;
}

/** Since the advice was last in force: closed, or refreshed while it is live. */
function age(advice: StoredAdvice, now: EpochMs): number {
  return now - (advice.closedAt ?? advice.refreshedAt);
}
