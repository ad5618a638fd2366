import { batchPool } from "@/lib/platform/batch-db";
import type { ImportRef } from "./pending-import";

/** readChunks gives an uploaded file back, one piece in memory at a time. */
export async function* readChunks(
  { workspaceId, importId }: ImportRef,
  chunksTotal: number,
): AsyncGenerator<string, void, undefined> {
  for (let seq = 0; seq < chunksTotal; seq += 1) {
    const { rows } = await batchPool().query<{ body: string }>(
      "select body from csv_import_chunk where workspace_id = $1 and import_id = $2 and seq = $3",
      [workspaceId, importId, seq],
    );
    const [chunk] = rows;
    if (chunk === undefined) throw new Error(`chunk ${seq} of import ${importId} is gone`);
    yield chunk.body;
  }
}
