import { z } from "zod";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { findConnection } from "./find-connection";

export const disconnectSchema = z.strictObject({
  /** Trades, flows and snapshots stay for the journal; or go with the connection. */
  history: z.enum(["keep", "delete"]),
});

/**
 * disconnectConnection ends a link. The sealed key is deleted at once, whatever happens to the history; a sync under way
 * finds no key, or keeps nothing of what it read.
 */
export async function disconnectConnection(
  ctx: WorkspaceContext,
  { id, history }: { id: string } & z.infer<typeof disconnectSchema>,
): Promise<void> {
  requirePermission(ctx, "connection.write");
  const now = ctx.clock.now();
  await withWorkspace(ctx.workspaceId, async (tx) => {
    const row = await findConnection(tx, ctx.workspaceId, id);
    const own = { workspaceId: ctx.workspaceId, connectionId: row.id };
    // The connection's row first, as a sync that saves takes it: neither leaves the other's balances behind, or waits.
    await tx.connection.updateMany({
      where: { workspaceId: ctx.workspaceId, id: row.id },
      data: { status: "disconnected", disconnectedAt: now },
    });
    await tx.connectionCredential.deleteMany({ where: own });
    await tx.accountCurrent.deleteMany({ where: own });
    if (history === "delete") await tx.connection.deleteMany({ where: { workspaceId: ctx.workspaceId, id: row.id } });
    await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { assessDueAt: now } });
    await recordAudit(tx, ctx, {
      action: "connection.disconnect",
      targetId: row.id,
      before: { venue: row.venue, label: row.label, status: row.status },
      after: { history },
    });
  });
  await notifyLive([ctx.workspaceId], "connections");
}
