import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { runs } from "./runs";
import { connectAs, databaseUrl } from "./with-servers";

const POOL_SIZE = 4;
const WORKSPACES = Array.from({ length: 5 }, () => uuidv7());
const TRANSACTIONS = runs(2_000);

const batch = connectAs("batch");
const app = new pg.Pool({ connectionString: databaseUrl("app"), max: POOL_SIZE });

beforeAll(async () => {
  for (const [index, id] of WORKSPACES.entries())
    await batch.query(
      `insert into workspace (id, slug, name, assess_due_at, next_brief_at, created_at) values ($1, $2, $2, now(), now(), now())`,
      [id, `workspace-${index}`],
    );
});
afterAll(() => app.end());

/** One transaction as `withWorkspace` makes it; `endWith` decides how it ends. Returns the workspaces it saw. */
async function inWorkspace(id: string, holdingId: string, endWith: "commit" | "rollback" | "error"): Promise<string[]> {
  const client = await app.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.workspace_id', $1, true)", [id]);
    await client.query(
      `insert into manual_holding (id, workspace_id, asset, quantity, place, note, created_at, updated_at)
       values ($1, $2, 'BTC', 1, 'cold', '', now(), now())`,
      [holdingId, id],
    );
    const { rows } = await client.query<{ workspace_id: string }>(
      "select distinct workspace_id from manual_holding union select id from workspace union select workspace_id from membership",
    );
    if (endWith === "error") await client.query("select 1 / 0").catch(() => undefined);
    await client.query(endWith === "commit" ? "commit" : "rollback");
    return rows.map(({ workspace_id }) => workspace_id);
  } finally {
    client.release();
  }
}

describe("transactions of many workspaces on one small pool", () => {
  it(`never see each other's rows, in ${TRANSACTIONS} interleaved ones`, async () => {
    const endings = ["commit", "rollback", "error"] as const;
    const expected = new Map(WORKSPACES.map((id) => [id, 0]));
    const mismatches: unknown[] = [];
    const one = async (index: number) => {
      // Coprime strides, so that neighbours on a connection differ in workspace and in ending.
      const id = WORKSPACES[(index * 3) % WORKSPACES.length] ?? "";
      const endWith = endings[(index * 7) % endings.length] ?? "commit";
      const seen = await inWorkspace(id, uuidv7(), endWith);
      if (endWith === "commit") expected.set(id, (expected.get(id) ?? 0) + 1);
      if (seen.length !== 1 || seen[0] !== id) mismatches.push({ index, id, seen });
    };
    for (let start = 0; start < TRANSACTIONS; start += 200)
      await Promise.all(Array.from({ length: Math.min(200, TRANSACTIONS - start) }, (_, i) => one(start + i)));

    expect(mismatches).toEqual([]);
    const { rows } = await batch.query<{ workspace_id: string; n: string }>(
      "select workspace_id, count(*) as n from manual_holding group by 1",
    );
    expect(new Map(rows.map(({ workspace_id, n }) => [workspace_id, Number(n)]))).toEqual(expected);
  }, 600_000);

  it("leave nothing behind on the connection: the next statement sees no workspace and does not fail", async () => {
    for (let i = 0; i < POOL_SIZE * 2; i += 1) {
      const { rows } = await app.query("select 1 from workspace");
      expect(rows).toEqual([]);
    }
  });

  it("cannot write into, move to or point at another workspace", async () => {
    const [mine = "", theirs = ""] = WORKSPACES;
    const client = await app.connect();
    const attempt = async (sql: string, values: unknown[]) => {
      await client.query("begin");
      await client.query("select set_config('app.workspace_id', $1, true)", [mine]);
      const outcome = await client.query(sql, values).then(
        ({ rowCount }) => rowCount,
        (error: pg.DatabaseError) => error.code,
      );
      await client.query("rollback");
      return outcome;
    };
    try {
      const foreign = uuidv7();
      await batch.query(
        `insert into connection (id, workspace_id, venue, label, status, permission_proof, permission_detail, key_hint,
           permission_checked_at, next_sync_at, sync_progress, created_at)
         values ($1, $2, 'binance', 'theirs', 'active', 'exchange_api', '{}', 'a…z', now(), now(), '{}', now())`,
        [foreign, theirs],
      );
      const holding = `insert into manual_holding (id, workspace_id, asset, quantity, place, note, created_at, updated_at)
         values ($1, $2, 'BTC', 1, 'cold', '', now(), now())`;
      expect(await attempt(holding, [uuidv7(), theirs])).toBe("42501");
      expect(await attempt("update workspace set id = $1", [theirs])).toBe("42501");
      expect(await attempt("update workspace set name = 'mine now' where id = $1", [theirs])).toBe(0);
      expect(await attempt("delete from connection where id = $1", [foreign])).toBe(0);
      expect(
        await attempt(
          `insert into sync_watermark (workspace_id, connection_id, stream, cursor, updated_at)
           values ($1, $2, 'deposits', '', now())`,
          [mine, foreign],
        ),
      ).toBe("23503");
    } finally {
      client.release();
    }
  });
});
