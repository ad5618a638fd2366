import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { IMPORT_CHUNKS_MAX, IMPORT_KINDS, type ImportView } from "@/lib/domain/import-views";
import { withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toImportView } from "./import-view";

/** Files waiting for their check or their import; one after the other is how a person works. */
const OPEN_MAX = 5;

export const importInputSchema = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^\P{Cc}*$/u, "has control characters"),
  /** Pieces the file comes in, each at most IMPORT_CHUNK_BYTES. */
  chunks: z.int().min(1).max(IMPORT_CHUNKS_MAX),
});
export type ImportInput = z.infer<typeof importInputSchema>;

/** startImport opens an upload. Nothing is taken from the file before the person has seen what the check found. */
export async function startImport(ctx: WorkspaceContext, input: ImportInput): Promise<ImportView> {
  requirePermission(ctx, "holding.write");
  const { workspaceId } = ctx;
  const now = ctx.clock.now();
  const id = newId();
  const row = await withWorkspace(workspaceId, async (tx) => {
    const open = { in: ["uploading", "checking", "checked", "importing"] };
    if ((await tx.csvImport.count({ where: { workspaceId, status: open } })) >= OPEN_MAX)
      throw new AppError("conflict", `${OPEN_MAX} files are open already. Import or discard one of them first.`);
    const created = await tx.csvImport.create({
      data: {
        id,
        workspaceId,
        kind: input.kind,
        fileName: input.fileName,
        status: "uploading",
        chunksTotal: input.chunks,
        actorUserId: ctx.actor.type === "user" ? ctx.actor.userId : workspaceId,
        nextRunAt: now,
        createdAt: now,
        updatedAt: now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "import.start",
      targetId: id,
      after: { kind: input.kind, fileName: input.fileName },
    });
    return created;
  });
  return toImportView(row);
}
