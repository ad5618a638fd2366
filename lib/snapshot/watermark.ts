import type { ConnectionRef } from "@/lib/connection/connection-ref";
import type { WorkspaceTx } from "@/lib/platform/db";

/**
 * Streams of a connection's history: `trades:<symbol>`, `margin_trades:<symbol>`, `account_trades:<stream>`, `deposit`,
 * `withdrawal`, `internal_transfer`, `funding`, `income`; `history` is what was held when a pass was through,
 * `history_retry` when the next one may begin, `moved` when an asset's total last changed.
 */
type Stream = string;

/** saveWatermark notes how far a stream has been read, in the transaction that keeps what was read. */
export async function saveWatermark(
  tx: Pick<WorkspaceTx, "syncWatermark">,
  ref: ConnectionRef,
  stream: Stream,
  cursor: string,
  now: Date,
): Promise<void> {
  const key = { workspaceId: ref.workspaceId, connectionId: ref.connectionId, stream };
  await tx.syncWatermark.upsert({
    where: { workspaceId_connectionId_stream: key },
    create: { ...key, cursor, updatedAt: now },
    update: { cursor, updatedAt: now },
  });
}

/** loadWatermarks reads all resume points of a connection. */
export async function loadWatermarks(
  tx: Pick<WorkspaceTx, "syncWatermark">,
  ref: ConnectionRef,
): Promise<Map<Stream, string>> {
  const rows = await tx.syncWatermark.findMany({
    where: { workspaceId: ref.workspaceId, connectionId: ref.connectionId },
    select: { stream: true, cursor: true },
  });
  return new Map(rows.map(({ stream, cursor }) => [stream, cursor]));
}
