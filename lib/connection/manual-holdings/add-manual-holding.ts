import { AppError } from "@/lib/domain/errors";
import type { ManualHoldingView } from "@/lib/domain/views";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import type { ManualHoldingInput } from "./manual-holding-input";
import { auditOf, toManualHoldingView } from "./manual-holding-view";

/** Manual holdings are unlimited on every plan; this only stops a runaway script. */
const ROWS_MAX = 1_000;

/** addManualHolding counts something held outside the linked accounts: a cold wallet, another venue. */
export async function addManualHolding(ctx: WorkspaceContext, input: ManualHoldingInput): Promise<ManualHoldingView> {
  requirePermission(ctx, "holding.write");
  const now = ctx.clock.now();
  const row = await withWorkspace(ctx.workspaceId, async (tx) => {
    // The row lock keeps two requests from passing the ceiling together.
    await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { assessDueAt: now } });
    if ((await tx.manualHolding.count({ where: { workspaceId: ctx.workspaceId } })) >= ROWS_MAX)
      throw new AppError("conflict", `A workspace holds at most ${ROWS_MAX} manual lines. Merge some first.`);
    const created = await tx.manualHolding.create({
      data: { id: newId(), workspaceId: ctx.workspaceId, ...input, createdAt: now, updatedAt: now },
    });
    await recordAudit(tx, ctx, { action: "holding.add", targetId: created.id, after: auditOf(created) });
    return created;
  });
  await notifyLive([ctx.workspaceId], "holdings");
  return toManualHoldingView(row);
}
