import type { PoolClient } from "pg";
import type { ImportedPosition, ImportedPrice, ImportedRow, ImportedTrade } from "@/lib/domain/import-views";
import type { ImportRef } from "./pending-import";

/** HashedRow is a row with the name that tells it from others of its workspace. Only trades have one. */
export interface HashedRow {
  row: ImportedRow;
  hash: string;
}

export interface SavedCount {
  added: number;
  /** Stated by an earlier import, or earlier in this file, in the same words. */
  known: number;
}

// A trade that another file has brought already only gets one more import to its name. `xmax` is 0 in a fresh row.
const SAVE_TRADES = `
with saved as (
  insert into imported_trade (workspace_id, row_hash, import_ids, venue, base, quote, side, quantity, price, fee_amount,
    fee_asset, venue_trade_id, event_at)
  select $1, row_hash, array[$2::uuid], venue, base, quote, side, quantity, price, fee_amount, fee_asset,
    venue_trade_id, event_at
  from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::numeric[], $9::numeric[], $10::numeric[],
    $11::text[], $12::text[], $13::timestamptz[])
    as t (row_hash, venue, base, quote, side, quantity, price, fee_amount, fee_asset, venue_trade_id, event_at)
  on conflict (workspace_id, row_hash) do update
    set import_ids = array_append(array_remove(imported_trade.import_ids, $2::uuid), $2::uuid)
  returning xmax = 0 as is_new
)
select count(*) filter (where is_new)::int as added from saved`;

// The newest import's word counts, and it counts as new when it differs from the word before.
const SAVE_POSITIONS = `
with stated as (
  select * from unnest($3::text[], $4::text[], $5::text[], $6::numeric[], $7::numeric[])
    as t (asset, place, note, quantity, price_usd)
), known as (
  select stated.asset from stated cross join lateral (
    select quantity, price_usd from imported_position p
    where p.workspace_id = $1 and p.asset = stated.asset and p.place = stated.place and p.note = stated.note
      and p.import_id <> $2
    order by import_id desc limit 1
  ) as before
  where before.quantity = stated.quantity and before.price_usd is not distinct from stated.price_usd
), saved as (
  insert into imported_position (workspace_id, import_id, asset, place, note, quantity, price_usd)
  select $1, $2, asset, place, note, quantity, price_usd from stated on conflict do nothing returning 1
)
select (select count(*) from saved)::int - (select count(*) from known)::int as added`;

const SAVE_PRICES = `
with stated as (
  select * from unnest($3::text[], $4::date[], $5::numeric[], $6::text[]) as t (asset, day, price, currency)
), known as (
  select stated.asset from stated cross join lateral (
    select price, currency from holding_price p
    where p.workspace_id = $1 and p.asset = stated.asset and p.day = stated.day and p.import_id <> $2
    order by import_id desc limit 1
  ) as before
  where before.price = stated.price and before.currency = stated.currency
), saved as (
  insert into holding_price (workspace_id, import_id, asset, day, price, currency)
  select $1, $2, asset, day, price, currency from stated on conflict do nothing returning 1
)
select (select count(*) from saved)::int - (select count(*) from known)::int as added`;

/** saveRows keeps one batch of rows of one kind in the caller's transaction: one statement, whatever its size. */
export async function saveRows(db: PoolClient, ref: ImportRef, batch: readonly HashedRow[]): Promise<SavedCount> {
  if (batch.length === 0) return { added: 0, known: 0 };
  const rows = batch.map(({ row }) => row);
  const trades = batch.flatMap(({ row, hash }) => (row.kind === "trades" ? [{ ...row, hash }] : []));
  const positions = rows.flatMap((row) => (row.kind === "positions" ? [row] : []));
  const prices = rows.flatMap((row) => (row.kind === "prices" ? [row] : []));
  const added =
    (await insert(db, SAVE_TRADES, ref, tradeColumns(trades))) +
    (await insert(db, SAVE_POSITIONS, ref, positionColumns(positions))) +
    (await insert(db, SAVE_PRICES, ref, priceColumns(prices)));
  return { added, known: batch.length - added };
}

async function insert(
  db: PoolClient,
  sql: string,
  { workspaceId, importId }: ImportRef,
  columns: readonly (readonly unknown[])[],
): Promise<number> {
  if (columns[0]?.length === 0) return 0;
  const { rows } = await db.query<{ added: number }>(sql, [workspaceId, importId, ...columns]);
  return rows[0]?.added ?? 0;
}

function tradeColumns(batch: readonly (ImportedTrade & { hash: string })[]): unknown[][] {
  // One statement must not touch a row twice.
  const trades = [...new Map(batch.map((trade) => [trade.hash, trade])).values()];
  return [
    trades.map(({ hash }) => hash),
    trades.map(({ venue }) => venue),
    trades.map(({ base }) => base),
    trades.map(({ quote }) => quote),
    trades.map(({ side }) => side),
    trades.map(({ quantity }) => quantity),
    trades.map(({ price }) => price),
    trades.map(({ feeAmount }) => feeAmount),
    trades.map(({ feeAsset }) => feeAsset),
    trades.map(({ venueTradeId }) => venueTradeId),
    trades.map(({ eventAt }) => new Date(eventAt)),
  ];
}

function positionColumns(positions: readonly ImportedPosition[]): unknown[][] {
  return [
    positions.map(({ asset }) => asset),
    positions.map(({ place }) => place),
    positions.map(({ note }) => note),
    positions.map(({ quantity }) => quantity),
    positions.map(({ priceUsd }) => priceUsd),
  ];
}

function priceColumns(prices: readonly ImportedPrice[]): unknown[][] {
  return [
    prices.map(({ asset }) => asset),
    prices.map(({ day }) => day),
    prices.map(({ price }) => price),
    prices.map(({ currency }) => currency),
  ];
}
