import { notifyLive, withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { findManualHolding, refuseImported } from "./find-manual-holding";
import { auditOf } from "./manual-holding-view";

/** removeManualHolding stops counting one line. */
export async function removeManualHolding(ctx: WorkspaceContext, id: string): Promise<void> {
  requirePermission(ctx, "holding.write");
  await withWorkspace(ctx.workspaceId, async (tx) => {
    const row = await findManualHolding(tx, ctx.workspaceId, id);
    refuseImported(row);
    await tx.manualHolding.deleteMany({ where: { workspaceId: ctx.workspaceId, id: row.id } });
    await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { assessDueAt: ctx.clock.now() } });
    await recordAudit(tx, ctx, { action: "holding.remove", targetId: row.id, before: auditOf(row) });
  });
  await notifyLive([ctx.workspaceId], "holdings");
}
