import { batchPool } from "@/lib/platform/batch-db";

/**
 * expireIntakes throws away keys that nobody judged in time, and says so on their attempts. Returns how many attempts.
 */
export async function expireIntakes(now: Date): Promise<number> {
  await batchPool().query("delete from connection_intake where expires_at <= $1", [now]);
  const { rowCount } = await batchPool().query(
    `update connection_attempt set status = 'failed', decided_at = $1,
       verdict = '{"reason": "expired", "boxesToUntick": []}'
     where status in ('pending', 'proving') and not exists (
       select 1 from connection_intake where connection_intake.attempt_id = connection_attempt.id
     )`,
    [now],
  );
  return rowCount ?? 0;
}
