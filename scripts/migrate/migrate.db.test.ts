import { spawn } from "node:child_process";
import type pg from "pg";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { databaseUrl } from "@/lib/testing/with-servers";
import { applyAll } from "./apply";
import { readMigrations, readSchema, readSnapshot } from "./migration-folder";
import { withClient, withDatabase } from "./roles";
import { diffSchemas } from "./schema-engine";

const KILLS = process.env["TEST_DEEP"] === "1" ? 20 : 5;
const SLOWEST_KILL_MS = 500;

/** An empty database of its own for each test, with the roles that the run's template has made. */
let env: Record<string, string>;
let database = "";

beforeEach(async () => {
  database = `migrate_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const url = (role: Parameters<typeof databaseUrl>[0]) => withDatabase(databaseUrl(role), database);
  env = {
    DATABASE_ADMIN_URL: inject("servers").adminUrl,
    DATABASE_OWNER_URL: url("owner"),
    DATABASE_URL: url("app"),
    DATABASE_BATCH_URL: url("batch"),
    QUEUE_DATABASE_URL: url("queue"),
  };
});

const asOwner = <T>(work: (client: pg.Client) => Promise<T>) => withClient(env["DATABASE_OWNER_URL"] ?? "", work);

/** Everything the migrations made, by kind: two databases with equal answers have the same schema. */
async function describeSchema(url: string): Promise<unknown> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(`
      select 'column' as kind, table_name || '.' || column_name || ' ' || data_type as what
        from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'
      union all select 'index', indexdef from pg_indexes where schemaname = 'public' and tablename <> '_prisma_migrations'
      union all select 'policy', tablename || ' ' || policyname || coalesce(qual, '') from pg_policies
      union all select 'constraint', conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and conrelid::regclass::text <> '_prisma_migrations'
      order by 1, 2`);
    return rows;
  });
}

describe("apply", () => {
  it("makes roles, database and schema from nothing, and a second time finds nothing to do", async () => {
    const first = await applyAll(env);
    expect(first.applied).toEqual(readMigrations().map(({ name }) => name));
    expect(await applyAll(env)).toEqual({ applied: [], recovered: [] });
  });

  it("says which role a connection string must have, without repeating the string", async () => {
    const wrong = { ...env, DATABASE_URL: env["DATABASE_OWNER_URL"] ?? "" };
    await expect(applyAll(wrong)).rejects.toThrow(/^The app connection string must sign in as ballast_app/);
  });

  it("two at once do it once", async () => {
    const results = await Promise.all([applyAll(env), applyAll(env)]);
    expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, readMigrations().length]);
  });

  it(`killed ${KILLS} times at any moment, reaches the same schema as undisturbed`, async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = spawn(process.execPath, [".ballast/build/migrate.mjs", "apply"], {
        env: { ...process.env, ...env },
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      const timer = setTimeout(() => child.kill("SIGKILL"), (SLOWEST_KILL_MS * (kill + 1)) / (KILLS + 1));
      await ended;
      clearTimeout(timer);
    }
    await applyAll(env);
    expect(await applyAll(env)).toEqual({ applied: [], recovered: [] });
    const undisturbed = withDatabase(databaseUrl("owner"), inject("servers").template);
    expect(await describeSchema(env["DATABASE_OWNER_URL"] ?? "")).toEqual(await describeSchema(undisturbed));
  });

  it("takes a migration that stopped before its script as not applied, and one that stopped after it as applied", async () => {
    await applyAll(env);
    const [first, second] = readMigrations();
    await asOwner((client) =>
      client.query(
        "update _prisma_migrations set finished_at = null, applied_steps_count = 1 where migration_name = any ($1)",
        [[first?.name, second?.name]],
      ),
    );
    const settled = await applyAll(env);
    expect(settled).toEqual({ applied: [], recovered: [first?.name, second?.name] });

    await asOwner((client) =>
      client.query(
        "update _prisma_migrations set finished_at = null, applied_steps_count = 0 where migration_name = $1",
        [first?.name],
      ),
    );
    // Its tables exist, so applying it again must fail: it really was tried, and nothing of it stays behind.
    await expect(applyAll(env)).rejects.toThrow(/already exists/);
  });
});

describe("diff", () => {
  it("finds nothing between prisma/schema and its snapshot: every change has its migration", async () => {
    expect(await diffSchemas(readSnapshot(), readSchema())).toBe("");
  });

  it("writes the SQL of a change without a database", async () => {
    const before = {
      path: "a.prisma",
      content: 'datasource db {\n provider = "postgresql"\n}\nmodel A {\n id Int @id\n}',
    };
    const after = { ...before, content: before.content.replace("@id\n", "@id\n b String?\n") };
    expect(await diffSchemas([before], [after])).toMatch(/ALTER TABLE "A" ADD COLUMN\s+"b" TEXT;/);
  });
});
