import { batchPool } from "@/lib/platform/batch-db";

const REFERENCE = "BTC";

/**
 * hastenAssessments makes workspaces due now when the market of something they hold has changed; all of them when it is
 * the reference. Returns how many.
 */
export async function hastenAssessments(assets: readonly string[], now: Date): Promise<number> {
  if (assets.length === 0) return 0;
  const { rowCount } = await batchPool().query(
    `update workspace set assess_due_at = $2 where assess_due_at > $2 and (
       $3 or id in (select workspace_id from manual_holding where asset = any($1))
       or id in (
         select workspace_id from account_current, jsonb_array_elements(snapshot -> 'balances') as balance
         where balance ->> 'asset' = any($1)
       )
     )`,
    [assets, now, assets.includes(REFERENCE)],
  );
  return rowCount ?? 0;
}
