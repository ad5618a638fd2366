import type { ConnectionRef } from "@/lib/connection/connection-ref";
import type { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { withWorkspace } from "@/lib/platform/db";
import { saveWatermark } from "./watermark";

const RETRY_MS = 60_000;
/** What the venue refuses for good reason is not asked for every minute. */
const RETRY_REFUSED_MS = 30 * 60_000;

/** postponeHistory plans the next try of a history import that the venue interrupted. What was read stays. */
export async function postponeHistory(ref: ConnectionRef, error: SafeExchangeError, now: Date): Promise<void> {
  const isPassing = error.kind === "unavailable" || error.kind === "rate_limited" || error.kind === "bad_response";
  const waitMs = error.retryAfterMs ?? (isPassing ? RETRY_MS : RETRY_REFUSED_MS);
  const retryAt = new Date(now.getTime() + waitMs).toISOString();
  await withWorkspace(ref.workspaceId, (tx) => saveWatermark(tx, ref, "history_retry", retryAt, now));
}
