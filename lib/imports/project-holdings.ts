import type { PoolClient } from "pg";
import { isCash } from "@/lib/market/asset-class";
import { newId } from "@/lib/platform/ids";

interface Line {
  origin: "positions" | "trades";
  asset: string;
  place: string;
  note: string;
  quantity: string;
  price_usd: string | null;
}

// Per asset, place and note the newest import's word; zero means gone.
const STATED = `
select 'positions' as origin, asset, place, note, quantity::text, price_usd::text from (
  select distinct on (asset, place, note) asset, place, note, quantity, price_usd from imported_position
  where workspace_id = $1 order by asset, place, note, import_id desc
) as newest where quantity > 0`;

// What all trades together leave, of files whose owner wants that counted: both legs, less fees.
const LEFT_BY_TRADES = `
with trade as (
  select base, quote, case side when 'buy' then 1 else -1 end as direction, quantity, price, fee_amount, fee_asset
  from imported_trade t
  where workspace_id = $1 and exists (
    select 1 from csv_import i where i.workspace_id = $1 and i.id = any(t.import_ids) and i.counts_positions)
), leg as (
  select base as asset, direction * quantity as quantity from trade
  union all select quote, -direction * quantity * price from trade
  union all select fee_asset, -fee_amount from trade where fee_asset <> ''
)
select 'trades' as origin, asset, 'elsewhere' as place, '' as note, trunc(sum(quantity), 18)::text as quantity,
  null as price_usd
from leg group by asset having trunc(sum(quantity), 18) > 0`;

const LOCK_WORKSPACE = "update workspace set assess_due_at = $2 where id = $1";

/**
 * projectHoldings states anew which manual lines follow from a workspace's files, in the caller's transaction: a line that
 * stays keeps its id (its change is a flow, not profit), what no file says any more goes. Typed lines are left alone. Asks
 * for an assessment. The same files give the same lines, however often it runs.
 */
export async function projectHoldings(db: PoolClient, workspaceId: string, now: Date): Promise<void> {
  await db.query(LOCK_WORKSPACE, [workspaceId, now]);
  const stated = await db.query<Line>(STATED, [workspaceId]);
  const left = await db.query<Line>(LEFT_BY_TRADES, [workspaceId]);
  // Cash among the legs is what was paid, not what is held: deposits are not in a file of trades.
  const lines = [...stated.rows, ...left.rows.filter(({ asset }) => !isCash(asset))];
  const columns = [
    lines.map(({ origin }) => origin),
    lines.map(({ asset }) => asset),
    lines.map(({ place }) => place),
    lines.map(({ note }) => note),
    lines.map(({ quantity }) => quantity),
    lines.map(({ price_usd }) => price_usd),
  ];
  await db.query(
    `delete from manual_holding m where workspace_id = $1 and origin <> 'typed' and not exists (
       select 1 from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as l (origin, asset, place, note)
       where l.origin = m.origin and l.asset = m.asset and l.place = m.place and l.note = m.note)`,
    [workspaceId, ...columns.slice(0, 4)],
  );
  const asLines = `unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::numeric[])
    as l (origin, asset, place, note, quantity, price_usd)`;
  await db.query(
    `update manual_holding m set quantity = l.quantity, price_usd = l.price_usd, updated_at = $2 from ${asLines}
     where m.workspace_id = $1 and l.origin = m.origin and l.asset = m.asset and l.place = m.place and l.note = m.note
       and (m.quantity, m.price_usd) is distinct from (l.quantity, l.price_usd)`,
    [workspaceId, now, ...columns],
  );
  await db.query(
    `insert into manual_holding (id, workspace_id, origin, asset, quantity, place, note, price_usd, created_at, updated_at)
     select l.id, $1, l.origin, l.asset, l.quantity, l.place, l.note, l.price_usd, $2, $2
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::numeric[], $9::uuid[])
       as l (origin, asset, place, note, quantity, price_usd, id)
     where not exists (select 1 from manual_holding m where m.workspace_id = $1 and m.origin = l.origin
       and m.asset = l.asset and m.place = l.place and m.note = l.note)`,
    [workspaceId, now, ...columns, lines.map(() => newId())],
  );
}
