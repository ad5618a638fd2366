import pg from "pg";
import { LATEST_MIGRATION } from "@/prisma/latest-migration";
import { runtimeEnv } from "./env";

const CONNECT_TIMEOUT_MS = 10_000;

/** SchemaVersionError says that the database lacks a migration this build needs. */
export class SchemaVersionError extends Error {}

/**
 * requireSchema refuses to run against a database that lacks the newest migration of this build. A database that is
 * ahead is fine: during a deployment the old processes go on beside the new schema. Throws SchemaVersionError.
 */
export async function requireSchema(): Promise<void> {
  const client = new pg.Client({
    connectionString: runtimeEnv().DATABASE_URL,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select 1 from _prisma_migrations where migration_name = $1 and finished_at is not null and rolled_back_at is null",
      [LATEST_MIGRATION],
    );
    if (rows.length > 0) return;
  } catch (error) {
    // 42P01: no migration was ever applied, not even the table that counts them is there.
    if (!(error instanceof pg.DatabaseError) || error.code !== "42P01") throw error;
  } finally {
    await client.end();
  }
  throw new SchemaVersionError(
    `The database lacks migration ${LATEST_MIGRATION}: apply migrations first (docs/runbook.md, "Upgrading").`,
  );
}
