import { AppError } from "@/lib/domain/errors";
import type { ConnectionView } from "@/lib/domain/views";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { enqueue } from "@/lib/queue/enqueue";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toConnectionView } from "./connection-view";
import { findConnection } from "./find-connection";

/** Exchanges count every reading against the person's own limit. */
const PAUSE_MS = 10_000;

/**
 * requestResync makes a linked account due now. For a key the exchange had refused it is also "try again": the key is
 * proven before anything is read. Throws `rate_limited` within ten seconds of the last reading, `precondition_failed`
 * when there is no key left to read with.
 */
export async function requestResync(ctx: WorkspaceContext, id: string): Promise<ConnectionView> {
  requirePermission(ctx, "connection.write");
  const now = ctx.clock.now();
  const row = await withWorkspace(ctx.workspaceId, async (tx) => {
    const found = await findConnection(tx, ctx.workspaceId, id);
    if (found.status === "over_privileged")
      throw new AppError(
        "precondition_failed",
        "The key of this account was deleted. Link it again with a read-only key.",
      );
    const lastAt = Math.max(found.lastSyncAt?.getTime() ?? 0, found.lastErrorAt?.getTime() ?? 0);
    const waitMs = lastAt + PAUSE_MS - now.getTime();
    if (waitMs > 0)
      throw new AppError("rate_limited", "This account was read a moment ago.", {
        retryAfterSeconds: Math.ceil(waitMs / 1_000),
      });
    await recordAudit(tx, ctx, { action: "connection.resync", targetId: found.id });
    return tx.connection.update({
      where: { workspaceId_id: { workspaceId: ctx.workspaceId, id: found.id } },
      data: { nextSyncAt: now, ...(found.status === "key_invalid" ? { status: "needs_attention" } : {}) },
    });
  });
  await enqueue("capture-snapshot", { workspaceId: ctx.workspaceId, connectionId: row.id });
  await notifyLive([ctx.workspaceId], "connections");
  return toConnectionView(row, null);
}
