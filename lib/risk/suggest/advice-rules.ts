import type { RecommendationKind, Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { HeldBackReason } from "@/lib/domain/views";

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
  /** Shared by the orders of one change of the book; null for facts. */
  bundleId: string | null;
}

/** Wait is until when the rules keep advice back, and which of them does. */
export interface Wait {
  until: EpochMs;
  reason: HeldBackReason;
}

/** Days without a second order on an asset, either way. */
const COOLDOWN_DAYS = 5;
/** Days since the last orders on anything before new ones that are not urgent; adding risk can wait longest. */
const PAUSE_DAYS = { sell: 7, buy: 14 } as const;
/** Changes of the book a month, however many orders each has; only a critical trim may be one more. */
const BUNDLES_MAX = 4;
const MONTH_DAYS = 30;
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

/** openBundle is the change of the book still on screen that an order belongs to: same direction, not put off. */
export function openBundle({ side }: Suggestion, live: readonly StoredAdvice[]): string | null {
  const same = live.find((advice) => side !== null && advice.side === side && advice.status !== "snoozed");
  return same?.bundleId ?? null;
}

/**
 * waitOf keeps advice from flapping: the longest wait any rule asks for, null when it may be made now. The same advice
 * does not return within the cooldown unless it got worse or states a momentary fact, nor while a dismissal is
 * respected. Orders come in bundles,
 * one for a whole change of the book, with a pause between them and a number a month; what joins an open bundle is no new
 * one. None opposes another on its asset within the cooldown. The exceptions are on the safe side: a trim that is a
 * warning need not wait for the next bundle, and a critical one in an emergency may even follow an addition at once.
 */
export function waitOf(suggestion: Suggestion, known: readonly StoredAdvice[], now: EpochMs): Wait | null {
  const trimRank = suggestion.kind === "reduce" ? RANK[suggestion.severity] : 0;
  const live = known.filter(({ closedAt }) => closedAt === null);
  const isNewBundle = suggestion.side !== null && openBundle(suggestion, live) === null;
  const waits = known.flatMap((advice) => [
    ...repeatWait(advice, suggestion),
    ...(isEmergency(suggestion) ? [] : oppositeWait(advice, suggestion)),
    ...(isNewBundle && trimRank < RANK.warning ? pauseWait(advice, suggestion) : []),
  ]);
  if (isNewBundle && trimRank < RANK.critical) waits.push(...monthWait(known, now));
  return waits.filter(({ until }) => until > now).sort((a, b) => b.until - a.until)[0] ?? null;
}

/** mayCreate tells whether advice may be made now: no rule asks it to wait. */
export function mayCreate(suggestion: Suggestion, known: readonly StoredAdvice[], now: EpochMs): boolean {
  return waitOf(suggestion, known, now) === null;
}

/** More than twice what should be held while volatility is in shock or losses have spent much of the limit. */
function isEmergency({ kind, severity, reasons }: Suggestion): boolean {
  const isPressing = EMERGENCIES.some((reason) => reasons.includes(reason));
  return kind === "reduce" && severity === "critical" && isPressing;
}

const EMERGENCIES = ["volatility_shock", "drawdown_defensive", "drawdown_preservation"] as const;

/** isMomentary tells a fact that is true or false at each reading, such as an account that cannot be read, from judgement. */
export function isMomentary({ kind }: Pick<StoredAdvice, "kind">): boolean {
  return kind === "stale_data";
}

function repeatWait(advice: StoredAdvice, suggestion: Suggestion): Wait[] {
  if (isMomentary(suggestion) && advice.status !== "dismissed") return [];
  if (advice.dedupeKey !== suggestion.dedupeKey || RANK[suggestion.severity] > RANK[advice.severity]) return [];
  const isDismissed = advice.status === "dismissed";
  if (!isDismissed) return suggestion.isSafety ? [] : [wait(inForceAt(advice), COOLDOWN_DAYS, "said_recently")];
  return [wait(inForceAt(advice), suggestion.isSafety ? DISMISSED_SAFETY_DAYS : DISMISSED_DAYS, "dismissed")];
}

function oppositeWait(advice: StoredAdvice, { asset, side }: Suggestion): Wait[] {
  const isOpposite = advice.side !== null && side !== null && advice.side !== side && advice.asset === asset;
  return isOpposite ? [wait(inForceAt(advice), COOLDOWN_DAYS, "opposite_order")] : [];
}

function pauseWait(advice: StoredAdvice, { side }: Suggestion): Wait[] {
  return isOrder(advice) && side !== null ? [wait(advice.createdAt, PAUSE_DAYS[side], "between_bundles")] : [];
}

function monthWait(known: readonly StoredAdvice[], now: EpochMs): Wait[] {
  const startedAt = new Map<string, EpochMs>();
  for (const { id, bundleId, side, createdAt } of known) {
    if (side === null || now - createdAt >= MONTH_DAYS * DAY_MS) continue;
    const key = bundleId ?? id;
    startedAt.set(key, Math.min(createdAt, startedAt.get(key) ?? createdAt));
  }
  const newestFirst = [...startedAt.values()].sort((a, b) => b - a);
  const oldestCounting = newestFirst[BUNDLES_MAX - 1];
  return oldestCounting === undefined ? [] : [wait(oldestCounting, MONTH_DAYS, "month_full")];
}

function wait(from: EpochMs, days: number, reason: HeldBackReason): Wait {
  return { until: from + days * DAY_MS, reason };
}

/** When the advice was last in force: closed, or refreshed while it is live. */
function inForceAt(advice: StoredAdvice): EpochMs {
  return advice.closedAt ?? advice.refreshedAt;
}
