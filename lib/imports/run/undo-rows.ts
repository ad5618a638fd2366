import type { ImportStatus } from "@/lib/domain/import-views";
import { assessOwnPrices } from "../own-prices/assess-own-prices";
import { projectHoldings } from "../project-holdings";
import { inTransaction } from "./in-transaction";
import type { PendingImport, RunDeps } from "./pending-import";

const UNDO = [
  "delete from imported_trade where workspace_id = $1 and import_ids = array[$2::uuid]",
  `update imported_trade set import_ids = array_remove(import_ids, $2::uuid)
   where workspace_id = $1 and $2::uuid = any(import_ids)`,
  "delete from imported_position where workspace_id = $1 and import_id = $2",
  "delete from holding_price where workspace_id = $1 and import_id = $2",
  "delete from csv_import_chunk where workspace_id = $1 and import_id = $2",
];

/**
 * undoRows takes back all that one import brought, in one transaction: its rows go unless another file has them too, and
 * holdings are what the remaining files say. The import itself stays in the list, as undone.
 */
export async function undoRows(pending: PendingImport, { clock }: RunDeps): Promise<ImportStatus | null> {
  const { workspaceId, importId, kind } = pending;
  const now = clock.now();
  const isOurs = await inTransaction(async (db) => {
    const { rowCount } = await db.query(
      `update csv_import set status = 'undone', rows_added = 0, rows_known = 0, rows_read = 0, counts_positions = false,
         updated_at = $3
       where workspace_id = $1 and id = $2 and status = 'undoing'`,
      [workspaceId, importId, now],
    );
    if (rowCount !== 1) return false;
    for (const sql of UNDO) await db.query(sql, [workspaceId, importId]);
    await projectHoldings(db, workspaceId, now);
    return true;
  });
  if (isOurs && kind === "prices") await assessOwnPrices(clock, [workspaceId]);
  return isOurs ? "undone" : null;
}
