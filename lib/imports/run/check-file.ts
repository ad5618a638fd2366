import type { PoolClient } from "pg";
import type { ImportedRow, ImportStatus } from "@/lib/domain/import-views";
import { batchPool } from "@/lib/platform/batch-db";
import { notifyLive } from "@/lib/platform/db";
import { RowHasher } from "../rows/row-hash";
import { RUN_LEASE_MS } from "./claim-due-imports";
import { ReportCollector } from "./collect-report";
import { inTransaction } from "./in-transaction";
import { readPending } from "./read-pending";
import type { PendingImport, RunDeps } from "./pending-import";

/** Rows between two signs of life. */
const STEP_ROWS = 5_000;

const KNOWN_TRADES = `
select count(*)::int as known from imported_trade where workspace_id = $1 and row_hash = any($2)`;

/**
 * checkFile reads an uploaded file from end to end without taking anything from it, and keeps what it found: counts, the
 * first rows, the first errors, what an import would change. A file whose header, quotes or size are wrong is refused
 * whole. Null when another runner has moved it meanwhile.
 */
export async function checkFile(pending: PendingImport, deps: RunDeps): Promise<ImportStatus | null> {
  const collector = new ReportCollector();
  const hasher = new RowHasher();
  let hashes: string[] = [];
  let known = 0;
  for await (const event of readPending(pending)) {
    collector.add(event);
    if (event.kind === "row") hashes.push(...hashOf(hasher, event.row));
    if (event.kind === "format" || collector.rowsTotal % STEP_ROWS !== 0) continue;
    deps.signal?.throwIfAborted();
    known += await countKnown(pending.workspaceId, hashes);
    hashes = [];
    await showProgress(pending, collector.rowsTotal, deps);
  }
  known += await countKnown(pending.workspaceId, hashes);
  const status: ImportStatus = collector.isRefused ? "refused" : "checked";
  return (await finish(pending, { status, collector, known }, deps.clock.now())) ? status : null;
}

function hashOf(hasher: RowHasher, row: ImportedRow): string[] {
  return row.kind === "trades" ? [hasher.hash(row)] : [];
}

async function countKnown(workspaceId: string, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0;
  const { rows } = await batchPool().query<{ known: number }>(KNOWN_TRADES, [workspaceId, hashes]);
  return rows[0]?.known ?? 0;
}

async function showProgress({ workspaceId, importId }: PendingImport, rowsRead: number, deps: RunDeps): Promise<void> {
  const now = deps.clock.now();
  await batchPool().query(
    `update csv_import set rows_read = $3, updated_at = $4, next_run_at = $5
     where workspace_id = $1 and id = $2 and status = 'checking'`,
    [workspaceId, importId, rowsRead, now, new Date(now.getTime() + RUN_LEASE_MS)],
  );
  await notifyLive([workspaceId], "imports");
}

interface Finding {
  status: ImportStatus;
  collector: ReportCollector;
  known: number;
}

async function finish(pending: PendingImport, { status, collector, known }: Finding, now: Date): Promise<boolean> {
  const { workspaceId, importId } = pending;
  const { rowsTotal, rowsSkipped, rowsFailed } = collector;
  return inTransaction(async (db) => {
    const { rowCount } = await db.query(
      `update csv_import set status = $3, rows_read = 0, rows_total = $4, rows_skipped = $5, rows_failed = $6,
         rows_known = $7, report = $8, updated_at = $9
       where workspace_id = $1 and id = $2 and status = 'checking'`,
      [
        workspaceId,
        importId,
        status,
        rowsTotal,
        rowsSkipped,
        rowsFailed,
        known,
        JSON.stringify(collector.report()),
        now,
      ],
    );
    if (rowCount !== 1) return false;
    await saveErrors(db, pending, collector);
    // Nothing will ever be read from a refused file again.
    if (status === "refused")
      await db.query("delete from csv_import_chunk where workspace_id = $1 and import_id = $2", [
        workspaceId,
        importId,
      ]);
    return true;
  });
}

async function saveErrors(db: PoolClient, ref: PendingImport, { errors }: ReportCollector): Promise<void> {
  await db.query("delete from csv_import_error where workspace_id = $1 and import_id = $2", [
    ref.workspaceId,
    ref.importId,
  ]);
  await db.query(
    `insert into csv_import_error (workspace_id, import_id, line, field, code, value)
     select $1, $2, * from unnest($3::int[], $4::text[], $5::text[], $6::text[]) on conflict do nothing`,
    [
      ref.workspaceId,
      ref.importId,
      errors.map(({ line }) => line),
      errors.map(({ field }) => field),
      errors.map(({ code }) => code),
      errors.map(({ value }) => value),
    ],
  );
}
