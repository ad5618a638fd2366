import type { ManualHoldingView } from "@/lib/domain/views";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { findManualHolding, refuseImported } from "./find-manual-holding";
import type { ManualHoldingInput } from "./manual-holding-input";
import { auditOf, toManualHoldingView } from "./manual-holding-view";

/** changeManualHolding replaces what is stated about one line. A changed quantity is a flow, never profit. */
export async function changeManualHolding(
  ctx: WorkspaceContext,
  { id, ...input }: { id: string } & ManualHoldingInput,
): Promise<ManualHoldingView> {
  requirePermission(ctx, "holding.write");
  const now = ctx.clock.now();
  const row = await withWorkspace(ctx.workspaceId, async (tx) => {
    const before = await findManualHolding(tx, ctx.workspaceId, id);
    refuseImported(before);
    const after = await tx.manualHolding.update({
      where: { workspaceId_id: { workspaceId: ctx.workspaceId, id: before.id } },
      data: { ...input, updatedAt: now },
    });
    await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { assessDueAt: now } });
    await recordAudit(tx, ctx, {
      action: "holding.change",
      targetId: before.id,
      before: auditOf(before),
      after: auditOf(after),
    });
    return after;
  });
  await notifyLive([ctx.workspaceId], "holdings");
  return toManualHoldingView(row);
}
