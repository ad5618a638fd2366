import { batchPool } from "@/lib/platform/batch-db";

/** A claimed workspace whose job is lost is due again after this. */
const LEASE_SECONDS = 60;

/** claimDueWorkspaces takes workspaces whose time to be assessed has come, the most overdue first. */
export async function claimDueWorkspaces(now: Date, limit: number): Promise<string[]> {
  const { rows } = await batchPool().query<{ id: string }>(
    `update workspace set assess_due_at = $1::timestamptz + make_interval(secs => $3)
     where id in (
       select id from workspace where assess_due_at <= $1 order by assess_due_at limit $2 for update skip locked
     )
     returning id`,
    [now, limit, LEASE_SECONDS],
  );
  return rows.map(({ id }) => id);
}

/** hasDueMail says whether the outbox has a mail to send now. */
export async function hasDueMail(now: Date): Promise<boolean> {
  const { rowCount } = await batchPool().query(
    "select 1 from mail_outbox where status = 'pending' and next_try_at <= $1 limit 1",
    [now],
  );
  return rowCount === 1;
}
