import type { LadderState } from "@/lib/domain/ladder";
import type { Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { waitOf, type StoredAdvice } from "../suggest/advice-rules";
import { isAddingBlocked } from "../suggest/is-adding-blocked";
import { isMaterialChange } from "../suggest/order-effect";
import { trimSeverity } from "../suggest/trim-severity";

/** An order older than this blocks nothing any more. */
const REMEMBERED_DAYS = 30;
/** Large enough that the smallest order in money never decides: the study is about shares. */
const EQUITY_USD = 1_000_000;

export interface BookChange {
  held: number;
  target: number;
  side: "buy" | "sell";
}

/** isWorthAdvising is true where HOLD would become an order at all: large enough, and adding not blocked by the ladder. */
export function isWorthAdvising({ held, target, side }: BookChange, ladder: LadderState, asOf: EpochMs): boolean {
  if (side === "buy" && isAddingBlocked(ladder, asOf)) return false;
  return isMaterialChange(Math.abs(target - held) * EQUITY_USD, EQUITY_USD);
}

/**
 * pacedAdvice is the order an obedient user would be sent today, or null while the product's pauses between orders keep
 * it back. `advised` are the orders so far.
 */
export function pacedAdvice(change: BookChange, advised: readonly StoredAdvice[], asOf: EpochMs): StoredAdvice | null {
  const suggestion = bookOrder(change, asOf);
  const recent = advised.filter(({ createdAt }) => asOf - createdAt < REMEMBERED_DAYS * DAY_MS);
  return waitOf(suggestion, recent, asOf) === null ? asDone(suggestion, asOf) : null;
}

function bookOrder({ held, target, side }: BookChange, asOf: EpochMs): Suggestion {
  const kind = side === "sell" ? "reduce" : "room_to_add";
  return {
    kind,
    severity: side === "sell" ? trimSeverity(held / target - 1) : "info",
    asset: "book",
    instrumentId: null,
    side,
    quantity: null,
    notionalUsd: Math.abs(target - held) * EQUITY_USD,
    feeUsd: null,
    reasons: [],
    numbers: {},
    isSafety: false,
    dedupeKey: kind,
    steps: [],
    expiresAt: asOf + DAY_MS,
  };
}

function asDone(
  { kind, severity, dedupeKey, asset, side, notionalUsd, expiresAt }: Suggestion,
  asOf: EpochMs,
): StoredAdvice {
  return {
    id: `${kind} ${asOf}`,
    kind,
    severity,
    status: "done",
    dedupeKey,
    asset,
    side,
    notionalUsd,
    isSafety: false,
    createdAt: asOf,
    refreshedAt: asOf,
    expiresAt,
    snoozedUntil: null,
    closedAt: asOf,
    bundleId: null,
  };
}
