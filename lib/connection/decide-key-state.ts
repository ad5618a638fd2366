import type { KeyVerdict } from "@/lib/exchange/client";
import type { ExchangeErrorKind } from "@/lib/exchange/safe-exchange-error";

/** What a re-check saw: an answer, a reading with a key that a person vouches for, or the kind of failure. */
export type KeySighting =
  KeyVerdict | { kind: "attested" } | { kind: "error"; error: ExchangeErrorKind; retryAfterMs: number | undefined };

export interface KeyMemory {
  /** How often in a row the exchange itself refused the key. */
  authFailures: number;
  lastErrorAt: Date | null;
}

export type KeyState =
  | { status: "active" }
  | { status: "over_privileged"; boxesToUntick: readonly string[] }
  | { status: "key_invalid" }
  /** Not proven just now: nothing is read with the key until a later check proves it. */
  | { status: "unproven"; errorCode: string; isRefusal: boolean; retryInMs: number }
  /** The exchange could not be asked: no word about the key. */
  | { status: "unknown"; errorCode: string; retryInMs: number };

/** Exchanges refuse good keys during incidents: a refusal counts when it is repeated after this long. */
const CONFIRM_AFTER_MS = 10 * 60_000;
const UNPROVEN_RETRY_MS = 60 * 60_000;
const UNKNOWN_RETRY_MS = 60_000;

/**
 * decideKeyState says what a re-check means for a connection. Only the exchange's own word makes a key invalid, and only
 * said twice, ten minutes apart. A wider key is never used again.
 */
export function decideKeyState(sighting: KeySighting, memory: KeyMemory, now: Date): KeyState {
  switch (sighting.kind) {
    case "read_only":
    case "attested":
      return { status: "active" };
    case "over_privileged":
      return { status: "over_privileged", boxesToUntick: sighting.boxesToUntick };
    case "unverifiable":
      return {
        status: "unproven",
        errorCode: sighting.reason,
        isRefusal: false,
        retryInMs: UNPROVEN_RETRY_MS,
      };
    case "error":
      break;
  }
  if (sighting.error !== "auth")
    return { status: "unknown", errorCode: sighting.error, retryInMs: sighting.retryAfterMs ?? UNKNOWN_RETRY_MS };
  const sinceMs = memory.lastErrorAt === null ? Infinity : now.getTime() - memory.lastErrorAt.getTime();
  if (memory.authFailures > 0 && sinceMs >= CONFIRM_AFTER_MS) return { status: "key_invalid" };
  const retryInMs = memory.authFailures > 0 ? CONFIRM_AFTER_MS - sinceMs : CONFIRM_AFTER_MS;
  return { status: "unproven", errorCode: "auth", isRefusal: memory.authFailures === 0, retryInMs };
}
