import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { AccountReader, KeyVerdict } from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import type { LinkingReason } from "./linking-reason";

/** KeyProof is what asking the exchange about a new key came to. */
export type KeyProof =
  | { kind: "read_only"; verdict: Extract<KeyVerdict, { kind: "read_only" }>; accountRef: string | null }
  | { kind: "refused"; reason: LinkingReason; boxesToUntick: readonly string[] }
  | { kind: "unverifiable"; reason: LinkingReason }
  | { kind: "failed"; reason: LinkingReason };

const TRIES = 3;
const PAUSE_MS = 400;

/**
 * proveKey asks the exchange what a key may do, and whose account it opens. Only a whitelisted answer proves read-only;
 * a network failure, a firewall page or a pause after three tries is `failed`, never a verdict about the key.
 */
export async function proveKey(venue: string, account: AccountReader, signal?: AbortSignal): Promise<KeyProof> {
  try {
    const verdict = await persistently(() => account.fetchPermissions(), signal);
    if (verdict.kind === "over_privileged")
      return { kind: "refused", reason: "over_privileged", boxesToUntick: verdict.boxesToUntick };
    if (verdict.kind === "unverifiable") {
      return verdict.reason === "reading_off"
        ? { kind: "refused", reason: "reading_off", boxesToUntick: [] }
        : { kind: "unverifiable", reason: "not_provable" };
    }
    const uid = await persistently(() => account.fetchAccountRef(), signal);
    return { kind: "read_only", verdict, accountRef: uid === null ? null : accountRefOf(venue, uid) };
  } catch (error) {
    if (!(error instanceof SafeExchangeError)) throw error;
    if (error.kind === "auth") return { kind: "refused", reason: "key_rejected", boxesToUntick: [] };
    if (error.kind === "unsupported") return { kind: "unverifiable", reason: "not_provable" };
    return { kind: "failed", reason: "exchange_unavailable" };
  }
}

/** The same account behind two keys gives the same text, and the text does not give the account away. */
function accountRefOf(venue: string, uid: string): string {
  return createHash("sha256").update(`ballast|${venue}|${uid}`).digest("hex").slice(0, 32);
}

async function persistently<T>(ask: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const mayPass =
        error instanceof SafeExchangeError && ["unavailable", "bad_response", "rate_limited"].includes(error.kind);
      if (!mayPass || tries === TRIES) throw error;
      await sleep(PAUSE_MS * tries, undefined, { signal });
    }
  }
}
