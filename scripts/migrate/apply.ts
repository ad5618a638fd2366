import { runMigrations } from "bullmq";
import pg from "pg";
import { atomicAdapter, recoverInterrupted } from "./atomic-adapter";
import { migrationsFolder, readMigrations } from "./migration-folder";
import { RoleError, ensureRoles, withClient } from "./roles";
import { applyMigrations } from "./schema-engine";

/** One migrator at a time per database; the lock goes with its connection, however that ends. */
const MIGRATION_LOCK = 7_203_302;

export interface Applied {
  applied: readonly string[];
  recovered: readonly string[];
}

/**
 * applyAll brings a database up to date, and the queue's tables where the queue lives in PostgreSQL. With
 * DATABASE_ADMIN_URL it first makes the roles, the database and schema `bullmq`; without, they must exist.
 *
 * @param env DATABASE_OWNER_URL, DATABASE_URL, DATABASE_BATCH_URL; QUEUE_DATABASE_URL and DATABASE_ADMIN_URL optional
 */
export async function applyAll(env: Readonly<Record<string, string | undefined>>): Promise<Applied> {
  const owner = required(env, "DATABASE_OWNER_URL");
  const admin = env["DATABASE_ADMIN_URL"];
  if (admin)
    await ensureRoles(admin, {
      owner,
      app: required(env, "DATABASE_URL"),
      batch: required(env, "DATABASE_BATCH_URL"),
      queue: env["QUEUE_DATABASE_URL"] || undefined,
    });
  // Before any process opens a queue: BullMQ does not look again after it has once found its tables missing.
  if (env["QUEUE_DATABASE_URL"]) await withClient(env["QUEUE_DATABASE_URL"], (client) => runMigrations(client));
  const migrations = readMigrations();
  return withClient(owner, async (client) => {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const recovered = await recoverInterrupted(client, migrations);
    const pool = new pg.Pool({ connectionString: owner, max: 1 });
    try {
      const applied = await applyMigrations(atomicAdapter(pool), migrationsFolder(), migrations);
      return { applied, recovered };
    } finally {
      await pool.end();
    }
  });
}

function required(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new RoleError(`${name} is not set: migrations need it. See docs/runbook.md, "Databases and roles".`);
}
