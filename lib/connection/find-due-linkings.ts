import { batchPool } from "@/lib/platform/batch-db";

export interface DueLinking {
  workspaceId: string;
  attemptId: string;
}

/** findDueLinkings lists keys that wait for their verdict, oldest first. */
export async function findDueLinkings(now: Date, limit: number): Promise<DueLinking[]> {
  const { rows } = await batchPool().query<DueLinking>(
    `select attempt.workspace_id as "workspaceId", attempt.id as "attemptId" from connection_attempt as attempt
     where attempt.status in ('pending', 'proving') and exists (
       select 1 from connection_intake as intake where intake.attempt_id = attempt.id and intake.expires_at > $1
     )
     order by attempt.created_at limit $2`,
    [now, limit],
  );
  return rows;
}
