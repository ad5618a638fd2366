import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import type { Migration } from "./schema-engine";

/** Held by a running migration script until it commits, also when the process that sent it is gone. */
const SCRIPT_LOCK = 7_203_303;

/**
 * atomicAdapter makes each migration all-or-nothing, and marks it done in the same transaction.
 *
 * Prisma's adapter splits a script at every `;`, which cuts function bodies apart and leaves half a migration behind
 * when one statement fails. Sent as one simple query it is one transaction.
 */
export function atomicAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => Promise.reject(new Error("migrations are applied without a shadow database")),
    connect: async () => {
      const adapter = await factory.connect();
      return new Proxy<SqlDriverAdapter>(adapter, {
        get: (target, property) => {
          if (property === "executeScript") return (script: string) => executeScript(pool, script);
          const value: unknown = Reflect.get(target, property);
          return typeof value === "function" ? (value.bind(target) as unknown) : value;
        },
      });
    },
  };
}

async function executeScript(pool: pg.Pool, script: string): Promise<void> {
  const statements = [
    "begin;",
    `select pg_advisory_xact_lock(${SCRIPT_LOCK});`,
    script.trimEnd().replace(/;?$/, ";"),
    markDone(script),
    "commit;",
  ];
  try {
    await pool.query(statements.join("\n"));
  } catch (error) {
    // The pool has one connection, and the engine still has to write down on it what went wrong.
    await pool.query("rollback");
    throw error instanceof pg.DatabaseError ? asDriverError(error) : error;
  }
}

/** What the engine can quote; of any other error it only says "External error". */
function asDriverError({ code = "", severity = "ERROR", message, detail, column, hint }: pg.DatabaseError): Error {
  return new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}

/** Prisma's own table says "started" before the script and "finished" after it; this row changes with the script. */
function markDone(script: string): string {
  return `do $$ begin
    if to_regclass('_prisma_migrations') is not null then
      update _prisma_migrations set applied_steps_count = 1
      where checksum = '${checksum(script)}' and finished_at is null and rolled_back_at is null;
    end if;
  end $$;`;
}

function checksum(script: string): string {
  return createHash("sha256").update(script).digest("hex");
}

/**
 * recoverInterrupted settles what a killed migration left behind: done in full (its mark is there), or not at all.
 * Returns the names it settled.
 */
export async function recoverInterrupted(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  const { rows: table } = await client.query<{ name: string | null }>(
    "select to_regclass('_prisma_migrations') as name",
  );
  if (table[0]?.name == null) return [];
  // A script whose sender died runs on in its session: wait for it to commit or fail.
  await client.query("select pg_advisory_lock($1), pg_advisory_unlock($1)", [SCRIPT_LOCK]);
  const { rows } = await client.query<{ id: string; migration_name: string; applied_steps_count: number }>(
    "select id, migration_name, applied_steps_count from _prisma_migrations where finished_at is null and rolled_back_at is null",
  );
  const known = new Set(migrations.map(({ name }) => name));
  for (const row of rows.filter((each) => known.has(each.migration_name))) {
    if (row.applied_steps_count > 0)
      await client.query("update _prisma_migrations set finished_at = now(), logs = null where id = $1", [row.id]);
    else await client.query("delete from _prisma_migrations where id = $1", [row.id]);
  }
  return rows.map(({ migration_name }) => migration_name);
}
