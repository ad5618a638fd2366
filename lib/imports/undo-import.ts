import type { ImportView } from "@/lib/domain/import-views";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { enqueue } from "@/lib/queue/enqueue";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { findImport } from "./find-import";
import { toImportView } from "./import-view";

/**
 * undoImport takes back all that a file brought, at any time, also in the middle of its import; of a file nothing was taken
 * from yet it is the way to discard it. Said twice it changes nothing more.
 */
export async function undoImport(ctx: WorkspaceContext, id: string): Promise<ImportView> {
  requirePermission(ctx, "holding.write");
  const { workspaceId } = ctx;
  const now = ctx.clock.now();
  const row = await withWorkspace(workspaceId, async (tx) => {
    const found = await findImport(tx, workspaceId, id);
    const { count } = await tx.csvImport.updateMany({
      where: { workspaceId, id: found.id, status: { notIn: ["undoing", "undone"] } },
      data: { status: "undoing", nextRunAt: now, updatedAt: now },
    });
    if (count === 1)
      await recordAudit(tx, ctx, {
        action: "import.undo",
        targetId: found.id,
        before: { kind: found.kind, status: found.status, rowsAdded: found.rowsAdded },
      });
    return findImport(tx, workspaceId, id);
  });
  await enqueue("run-import", { workspaceId, importId: row.id });
  await notifyLive([workspaceId], "imports");
  return toImportView(row);
}
