import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ConnectionView } from "@/lib/domain/views";
import type { AccountReader, KeyVerdict, UnverifiableReason } from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import type { LinkingReason } from "./linking-reason";

type ReadOnlyVerdict = Extract<KeyVerdict, { kind: "read_only" }>;

/** KeyProof is what asking the exchange about a new key came to. */
export type KeyProof =
  | {
      kind: "read_only";
      proof: ConnectionView["permissionProof"];
      verdict: Omit<ReadOnlyVerdict, "kind">;
      /** The same text for the same account; where the venue does not name it, for the same key. */
      accountRef: string;
    }
  | { kind: "refused"; reason: LinkingReason; boxesToUntick: readonly string[] }
  | { kind: "unverifiable"; reason: LinkingReason }
  | { kind: "failed"; reason: LinkingReason };

const TRIES = 3;
const PAUSE_MS = 400;

/** What is known of a key that only a person vouches for. */
const ATTESTED: Omit<ReadOnlyVerdict, "kind"> = { granted: [], isIpBound: null, expiresAt: null };

/**
 * proveKey asks the exchange what a key may do, and whose account it opens; both have to succeed. Only a whitelisted answer
 * proves read-only. A network failure, a firewall page or a pause after three tries is `failed`, never a verdict about the
 * key.
 *
 * @param attested the person says that the key can only read. It counts only where the venue tells nothing about this key
 * (`no_endpoint`), and never against or instead of an answer: one that is not understood, or that is about other keys, may
 * hide a key that trades.
 */
export async function proveKey(
  venue: string,
  account: AccountReader,
  { apiKey, attested, signal }: { apiKey: string; attested: boolean; signal?: AbortSignal | undefined },
): Promise<KeyProof> {
  try {
    const verdict = await persistently(() => account.fetchPermissions(), signal);
    if (verdict.kind === "over_privileged")
      return { kind: "refused", reason: "over_privileged", boxesToUntick: verdict.boxesToUntick };
    if (verdict.kind === "unverifiable" && (verdict.reason !== "no_endpoint" || !attested))
      return withoutProof(verdict.reason);
    const uid = await persistently(() => account.fetchAccountRef(), signal);
    return {
      kind: "read_only",
      proof: verdict.kind === "read_only" ? "exchange_api" : "user_attested",
      verdict: verdict.kind === "read_only" ? verdict : ATTESTED,
      accountRef: accountRefOf(venue, uid ?? `key ${apiKey}`),
    };
  } catch (error) {
    if (!(error instanceof SafeExchangeError)) throw error;
    if (error.kind === "auth") return { kind: "refused", reason: "key_rejected", boxesToUntick: [] };
    if (error.kind === "unsupported") return { kind: "unverifiable", reason: "not_provable" };
    return { kind: "failed", reason: "exchange_unavailable" };
  }
}

function withoutProof(reason: UnverifiableReason): KeyProof {
  switch (reason) {
    case "reading_off":
      return { kind: "refused", reason: "reading_off", boxesToUntick: [] };
    case "not_valid":
      return { kind: "refused", reason: "key_rejected", boxesToUntick: [] };
    case "no_endpoint":
      return { kind: "unverifiable", reason: "attestation_needed" };
    case "bad_shape":
    case "unknown_scope":
    case "key_not_listed":
      return { kind: "unverifiable", reason: "not_provable" };
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
