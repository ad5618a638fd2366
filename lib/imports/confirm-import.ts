import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import type { ImportView } from "@/lib/domain/import-views";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { enqueue } from "@/lib/queue/enqueue";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { findImport } from "./find-import";
import { toImportView } from "./import-view";

export const confirmImportSchema = z.strictObject({
  /** Of trades: count what they leave as holdings. Wrong for trades of a linked account, whose balances we read. */
  countsPositions: z.boolean(),
});

/** confirmImport takes a checked file in: its good rows, that is. Said twice it changes nothing more. */
export async function confirmImport(
  ctx: WorkspaceContext,
  { id, countsPositions }: { id: string } & z.infer<typeof confirmImportSchema>,
): Promise<ImportView> {
  requirePermission(ctx, "holding.write");
  const { workspaceId } = ctx;
  const now = ctx.clock.now();
  const row = await withWorkspace(workspaceId, async (tx) => {
    const found = await findImport(tx, workspaceId, id);
    if (found.status === "importing" || found.status === "done") return found;
    const good = (found.rowsTotal ?? 0) - found.rowsFailed - found.rowsSkipped;
    if (found.status !== "checked" || good === 0)
      throw new AppError("precondition_failed", "There is nothing to import from this file: it was not found good.");
    const { count } = await tx.csvImport.updateMany({
      where: { workspaceId, id: found.id, status: "checked" },
      data: {
        status: "importing",
        countsPositions: found.kind === "trades" && countsPositions,
        rowsRead: 0,
        rowsAdded: 0,
        rowsKnown: 0,
        nextRunAt: now,
        updatedAt: now,
      },
    });
    if (count === 1)
      await recordAudit(tx, ctx, {
        action: "import.confirm",
        targetId: found.id,
        after: { kind: found.kind, rows: good, countsPositions },
      });
    return findImport(tx, workspaceId, id);
  });
  await enqueue("run-import", { workspaceId, importId: row.id });
  await notifyLive([workspaceId], "imports");
  return toImportView(row);
}
