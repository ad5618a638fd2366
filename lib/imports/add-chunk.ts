import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { IMPORT_CHUNK_BYTES, IMPORT_CHUNKS_MAX, type ImportView } from "@/lib/domain/import-views";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { enqueue } from "@/lib/queue/enqueue";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { findImport } from "./find-import";
import { toImportView } from "./import-view";

export const chunkSchema = z.strictObject({
  seq: z
    .int()
    .min(0)
    .max(IMPORT_CHUNKS_MAX - 1),
  text: z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= IMPORT_CHUNK_BYTES, `is larger than ${IMPORT_CHUNK_BYTES} bytes`),
});

/** CHUNK_BODY_BYTES: a quote or line break takes two bytes in JSON, a control character six. */
export const CHUNK_BODY_BYTES = 3 * IMPORT_CHUNK_BYTES;

/** addChunk keeps one piece of the file; sent again it changes nothing. With the last one the check begins. */
export async function addChunk(
  ctx: WorkspaceContext,
  { id, seq, text }: { id: string } & z.infer<typeof chunkSchema>,
): Promise<ImportView> {
  requirePermission(ctx, "holding.write");
  const { workspaceId } = ctx;
  const now = ctx.clock.now();
  const row = await withWorkspace(workspaceId, async (tx) => {
    const found = await findImport(tx, workspaceId, id);
    const own = { workspaceId_id: { workspaceId, id: found.id } };
    if (seq >= found.chunksTotal)
      throw new AppError("invalid_input", `"seq" is ${seq}, and this file has ${found.chunksTotal} pieces.`, {
        fields: [{ field: "seq", message: `must be below ${found.chunksTotal}` }],
      });
    // An answer that got lost: the client sends its last piece again.
    if (found.status !== "uploading") return found;
    // The row lock lets one request see that it brought the last piece.
    await tx.csvImport.update({ where: own, data: { updatedAt: now } });
    await tx.csvImportChunk.createMany({
      data: [{ workspaceId, importId: found.id, seq, body: text }],
      skipDuplicates: true,
    });
    const have = await tx.csvImportChunk.count({ where: { workspaceId, importId: found.id } });
    if (have < found.chunksTotal) return found;
    return tx.csvImport.update({ where: own, data: { status: "checking", nextRunAt: now, updatedAt: now } });
  });
  if (row.status === "checking") {
    await enqueue("run-import", { workspaceId, importId: row.id });
    await notifyLive([workspaceId], "imports");
  }
  return toImportView(row);
}
