import { batchPool } from "@/lib/platform/batch-db";
import type { ImportRef } from "./pending-import";

/** RUN_LEASE_MS is how long an import whose runner has gone silent waits for the next one. */
export const RUN_LEASE_MS = 30_000;

/** claimDueImports takes the files that are to be checked, imported or undone and that nobody works on. */
export async function claimDueImports(now: Date, limit: number): Promise<ImportRef[]> {
  const { rows } = await batchPool().query<ImportRef>(
    `update csv_import set next_run_at = $2
     where id in (
       select id from csv_import where status in ('checking', 'importing', 'undoing') and next_run_at <= $1
       order by next_run_at limit $3 for update skip locked
     )
     returning workspace_id as "workspaceId", id as "importId"`,
    [now, new Date(now.getTime() + RUN_LEASE_MS), limit],
  );
  return rows;
}
