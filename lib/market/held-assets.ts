import { batchPool } from "@/lib/platform/batch-db";
import { CORE_ASSETS } from "./core-assets";
import { underlyingOf } from "./underlying-of";

const HELD_SQL = `
select distinct asset from (
  select b->>'asset' as asset from account_current a, jsonb_array_elements(a.snapshot->'balances') b
  union select p->>'base' from account_current a, jsonb_array_elements(a.snapshot->'positions') p
  union select asset from manual_holding
) held where asset is not null`;

/** loadHeldAssets is every asset anyone holds, over all workspaces, with its underlying, and the core list. */
export async function loadHeldAssets(): Promise<string[]> {
  const { rows } = await batchPool().query<{ asset: string }>(HELD_SQL);
  const held = rows.flatMap(({ asset }) => [asset, underlyingOf(asset)]);
  return [...new Set([...CORE_ASSETS, ...held])].sort();
}
