import type { ImportStatus } from "@/lib/domain/import-views";
import { batchPool } from "@/lib/platform/batch-db";
import { notifyLive } from "@/lib/platform/db";
import { checkFile } from "./check-file";
import { importRows } from "./import-rows";
import type { ImportRef, PendingImport, RunDeps } from "./pending-import";
import { undoRows } from "./undo-rows";

/**
 * runImport does what an import waits for: its check, its rows, or its undoing. Returns the status it reached; null when
 * it waits for nothing, or another runner has taken it over. May be killed at any moment and run again: it ends with
 * exactly the same rows. Worker only.
 */
export async function runImport(ref: ImportRef, deps: RunDeps): Promise<ImportStatus | null> {
  const pending = await loadPending(ref);
  if (pending === null) return null;
  const reached = await runPass(pending, deps);
  if (reached !== null) await notifyLive([ref.workspaceId], "imports");
  if (reached === "done" || reached === "undone") await notifyLive([ref.workspaceId], "holdings");
  return reached;
}

function runPass(pending: PendingImport, deps: RunDeps): Promise<ImportStatus | null> {
  switch (pending.status) {
    case "checking":
      return checkFile(pending, deps);
    case "importing":
      return importRows(pending, deps);
    case "undoing":
      return undoRows(pending, deps);
    default:
      return Promise.resolve(null);
  }
}

async function loadPending({ workspaceId, importId }: ImportRef): Promise<PendingImport | null> {
  const { rows } = await batchPool().query<PendingImport>(
    `select workspace_id as "workspaceId", id as "importId", kind, status, chunks_total as "chunksTotal",
       rows_read as "rowsRead", created_at as "createdAt"
     from csv_import where workspace_id = $1 and id = $2`,
    [workspaceId, importId],
  );
  return rows[0] ?? null;
}
