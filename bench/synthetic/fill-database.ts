import pg from "pg";
import type { Clock } from "@/lib/platform/clock";
import { withSystem, withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { MarketFacts } from "@/lib/recommendation/assess-workspace";
import { createWorkspace } from "@/lib/workspace/create-workspace";
import { syntheticFacts, type BookKind, type SyntheticWorkspace } from "./workspace";

/** Workspace ids by the kind of book they hold. */
export type Population = Readonly<Record<BookKind, readonly string[]>>;

/**
 * fillDatabase makes `count` workspaces of each kind of book, with one linked account each, and the market they share.
 * People come through the product's own verb; the rest is written as superuser, for there is no exchange here.
 */
export async function fillDatabase(
  given: { adminUrl: string; count: number; market: MarketFacts },
  clock: Clock,
): Promise<Population> {
  const settled: SyntheticWorkspace[] = [];
  const overexposed: SyntheticWorkspace[] = [];
  for (let seed = 1; seed <= given.count; seed++) {
    settled.push(await openWorkspace(seed, "settled", clock));
    overexposed.push(await openWorkspace(seed, "overexposed", clock));
  }
  const db = new pg.Client({ connectionString: given.adminUrl });
  await db.connect();
  try {
    await saveMarket(db, given.market);
    await saveAccounts(db, [...settled, ...overexposed], given.market);
    await db.query("analyze");
  } finally {
    await db.end();
  }
  const ids = (of: readonly SyntheticWorkspace[]) => of.map(({ workspaceId }) => workspaceId);
  return { settled: ids(settled), overexposed: ids(overexposed) };
}

async function openWorkspace(seed: number, book: BookKind, clock: Clock): Promise<SyntheticWorkspace> {
  const [ownerId, workspaceId, connectionId] = [newId(), newId(), newId()];
  const name = `bench-${book}-${seed}`;
  await withSystem((tx) =>
    tx.user.create({
      data: { id: ownerId, email: `${name}@example.test`, name, passwordHash: "x", createdAt: clock.now() },
    }),
  );
  await withWorkspace(workspaceId, (tx) => createWorkspace(tx, { workspaceId, slug: name, name, ownerId }, clock));
  return { workspaceId, connectionId, seed, book };
}

async function saveMarket(db: pg.Client, { asOf, prices, markets, instruments }: MarketFacts): Promise<void> {
  const at = new Date(asOf);
  await db.query(
    `insert into instrument (id, venue, symbol, base, quote, settle, kind, price_tick, lot_step, min_quantity, min_notional,
       contract_size, taker_fee_fraction, is_active, updated_at)
     select id, venue, symbol, base, quote, settle, kind, "priceTick", "lotStep", "minQuantity", "minNotional",
       "contractSize", "takerFeeFraction", "isActive", $2
     from jsonb_to_recordset($1) as row (id text, venue text, symbol text, base text, quote text, settle text, kind text,
       "priceTick" numeric, "lotStep" numeric, "minQuantity" numeric, "minNotional" numeric, "contractSize" numeric,
       "takerFeeFraction" float8, "isActive" bool)`,
    [JSON.stringify(instruments), at],
  );
  await db.query(
    `insert into price_current (instrument_id, price_usd, event_at, received_at)
     select id, price, $3, $3 from unnest($1::text[], $2::numeric[]) as row (id, price)`,
    [instruments.map(({ id }) => id), instruments.map(({ base }) => prices[base]?.priceUsd ?? "1"), at],
  );
  const states = Object.values(markets);
  for (const table of ["market_state_current", "market_state_version"]) {
    await db.query(
      `insert into ${table} (asset, as_of, risk_model_version, state)
       select asset, $4, version, state from unnest($1::text[], $2::text[], $3::jsonb[]) as row (asset, version, state)`,
      [
        states.map(({ asset }) => asset),
        states.map(({ riskModelVersion }) => riskModelVersion),
        states.map((state) => JSON.stringify(state)),
        at,
      ],
    );
  }
}

async function saveAccounts(
  db: pg.Client,
  workspaces: readonly SyntheticWorkspace[],
  market: MarketFacts,
): Promise<void> {
  const at = new Date(market.asOf);
  const facts = workspaces.map((workspace) => syntheticFacts(workspace, market));
  const ids = [workspaces.map(({ workspaceId }) => workspaceId), workspaces.map(({ connectionId }) => connectionId)];
  await db.query(
    `insert into connection (workspace_id, id, venue, label, status, permission_proof, permission_detail, key_hint,
       permission_checked_at, next_sync_at, last_sync_at, sync_progress, created_at)
     select workspace_id, id, 'binance', 'Synthetic account', 'active', 'exchange_api', '{}', 'syn…tic', $3, $3, $3,
       '{"phase": "done", "done": 1, "total": 1, "detail": null}', $3
     from unnest($1::uuid[], $2::uuid[]) as row (workspace_id, id)`,
    [...ids, at],
  );
  await db.query(
    `insert into account_current (workspace_id, connection_id, as_of, received_at, snapshot)
     select workspace_id, id, $4, $4, snapshot from unnest($1::uuid[], $2::uuid[], $3::jsonb[])
       as row (workspace_id, id, snapshot)`,
    [...ids, facts.map(({ accounts }) => JSON.stringify(accounts[0]?.snapshot)), at],
  );
  await db.query(
    `insert into ladder (workspace_id, state, nav, updated_at)
     select workspace_id, state, nav, $4 from unnest($1::uuid[], $2::jsonb[], $3::jsonb[]) as row (workspace_id, state, nav)`,
    [ids[0], facts.map(({ ladder }) => JSON.stringify(ladder)), facts.map(({ nav }) => JSON.stringify(nav)), at],
  );
}
