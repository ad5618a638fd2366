import { batchPool } from "@/lib/platform/batch-db";
import { SYNCED_STATUSES } from "./connection-status";
import type { ConnectionRef } from "./connection-ref";

/** A claimed account whose job is lost is due again after this. */
const LEASE_SECONDS = 60;

/** claimDueConnections takes accounts whose time to be read has come, the most overdue first. */
export async function claimDueConnections(now: Date, limit: number): Promise<ConnectionRef[]> {
  const { rows } = await batchPool().query<ConnectionRef>(
    `update connection set next_sync_at = $1::timestamptz + make_interval(secs => $4)
     where (workspace_id, id) in (
       select workspace_id, id from connection where status = any($3) and next_sync_at <= $1
       order by next_sync_at limit $2 for update skip locked
     )
     returning workspace_id as "workspaceId", id as "connectionId"`,
    [now, limit, SYNCED_STATUSES, LEASE_SECONDS],
  );
  return rows;
}
