import type { ConnectionRef } from "@/lib/connection/connection-ref";
import { batchPool } from "@/lib/platform/batch-db";

/** findDueHistories lists accounts with a snapshot newer than their last history pass, unless a failed pass waits. */
export async function findDueHistories(now: Date, limit: number): Promise<ConnectionRef[]> {
  const { rows } = await batchPool().query<ConnectionRef>(
    `select workspace_id as "workspaceId", id as "connectionId" from connection
     where status = 'active' and last_sync_at is not null and not exists (
       select 1 from sync_watermark as mark
       where mark.workspace_id = connection.workspace_id and mark.connection_id = connection.id and (
         (mark.stream = 'history' and mark.updated_at >= connection.last_sync_at)
         or (mark.stream = 'history_retry' and mark.cursor::timestamptz > $1)
       )
     )
     order by last_sync_at limit $2`,
    [now, limit],
  );
  return rows;
}
