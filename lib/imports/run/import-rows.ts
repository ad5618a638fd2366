import type { ImportStatus } from "@/lib/domain/import-views";
import { notifyLive } from "@/lib/platform/db";
import { assessOwnPrices } from "../own-prices/assess-own-prices";
import { projectHoldings } from "../project-holdings";
import { RowHasher } from "../rows/row-hash";
import { RUN_LEASE_MS } from "./claim-due-imports";
import { inTransaction } from "./in-transaction";
import { readPending } from "./read-pending";
import type { PendingImport, RunDeps } from "./pending-import";
import { saveRows, type HashedRow } from "./save-rows";

/** Rows per transaction: what a kill can cost, and what is in memory at once. */
const BATCH_ROWS = 1_000;

/**
 * importRows takes a checked file in. Rows are kept a batch at a time, together with how far we are, so a killed import
 * goes on where it was; the file is read again from its start, since a row's name depends on the rows before it. At the end
 * the holdings that follow from all files are stated anew. Null when another runner has moved it meanwhile.
 */
export async function importRows(pending: PendingImport, deps: RunDeps): Promise<ImportStatus | null> {
  const hasher = new RowHasher();
  let seen = 0;
  let kept = pending.rowsRead;
  let batch: HashedRow[] = [];
  for await (const event of readPending(pending)) {
    if (event.kind === "format" || event.kind === "refused") continue;
    seen += 1;
    // Every trade is named, also those kept already: the n-th of equal rows has to be the n-th again.
    const hash = event.kind === "row" && event.row.kind === "trades" ? hasher.hash(event.row) : "";
    if (seen <= kept) continue;
    if (event.kind === "row") batch.push({ row: event.row, hash });
    if (seen - kept < BATCH_ROWS) continue;
    deps.signal?.throwIfAborted();
    if (!(await keepBatch(pending, batch, { from: kept, to: seen }, deps))) return null;
    kept = seen;
    batch = [];
  }
  if (!(await keepBatch(pending, batch, { from: kept, to: seen }, deps))) return null;
  if (pending.kind === "prices") await assessOwnPrices(deps.clock, [pending.workspaceId]);
  return (await finish(pending, seen, deps.clock.now())) ? "done" : null;
}

/** False when the import is no longer where we left it. */
async function keepBatch(
  pending: PendingImport,
  batch: readonly HashedRow[],
  span: { from: number; to: number },
  { clock }: RunDeps,
): Promise<boolean> {
  const { workspaceId, importId } = pending;
  const now = clock.now();
  const isOurs = await inTransaction(async (db) => {
    const { rowCount } = await db.query(
      `update csv_import set rows_read = $4, updated_at = $5, next_run_at = $6
       where workspace_id = $1 and id = $2 and status = 'importing' and rows_read = $3`,
      [workspaceId, importId, span.from, span.to, now, new Date(now.getTime() + RUN_LEASE_MS)],
    );
    if (rowCount !== 1) return false;
    const { added, known } = await saveRows(db, pending, batch);
    await db.query(
      `update csv_import set rows_added = rows_added + $3, rows_known = rows_known + $4
       where workspace_id = $1 and id = $2`,
      [workspaceId, importId, added, known],
    );
    return true;
  });
  if (isOurs) await notifyLive([workspaceId], "imports");
  return isOurs;
}

async function finish({ workspaceId, importId }: PendingImport, seen: number, now: Date): Promise<boolean> {
  return inTransaction(async (db) => {
    const { rowCount } = await db.query(
      `update csv_import set status = 'done', updated_at = $4
       where workspace_id = $1 and id = $2 and status = 'importing' and rows_read = $3`,
      [workspaceId, importId, seen, now],
    );
    if (rowCount !== 1) return false;
    await db.query("delete from csv_import_chunk where workspace_id = $1 and import_id = $2", [workspaceId, importId]);
    await projectHoldings(db, workspaceId, now);
    return true;
  });
}
