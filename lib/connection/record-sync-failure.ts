import type { ExchangeErrorKind } from "@/lib/exchange/safe-exchange-error";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { SYNCED_STATUSES } from "./connection-status";
import type { ConnectionRef } from "./connection-ref";

const RETRY_MS = 60_000;
const RETRY_RATE_LIMITED_MS = 5 * 60_000;

/**
 * recordSyncFailure notes that an account could not be read just now: the last balances stand with their age, advice is
 * held, and the next try is planned. It never says anything about the key; that takes a re-check. False when there is no
 * account to note it on: it was disconnected, or its key refused, meanwhile.
 */
export async function recordSyncFailure(
  { workspaceId, connectionId }: ConnectionRef,
  failure: { kind: ExchangeErrorKind; retryAfterMs: number | undefined },
  now: Date,
): Promise<boolean> {
  const fallbackMs = failure.kind === "rate_limited" ? RETRY_RATE_LIMITED_MS : RETRY_MS;
  const isNoted = await withWorkspace(workspaceId, async (tx) => {
    const { count } = await tx.connection.updateMany({
      where: { workspaceId, id: connectionId, status: { in: [...SYNCED_STATUSES] } },
      data: {
        lastErrorCode: failure.kind,
        lastErrorAt: now,
        nextSyncAt: new Date(now.getTime() + (failure.retryAfterMs ?? fallbackMs)),
      },
    });
    if (count > 0) await tx.workspace.update({ where: { id: workspaceId }, data: { assessDueAt: now } });
    return count > 0;
  });
  if (isNoted) await notifyLive([workspaceId], "connections");
  return isNoted;
}
