import pg from "pg";
import { inject } from "vitest";

/**
 * Vitest's set-up file of the `db` project: each test file gets a database of its own, cloned from the migrated
 * template (about 0.1 s), and the environment of a worker process that uses it. Nothing drops the databases: a pool that
 * still closes would see its connection cut, and the whole cluster is thrown away after the run.
 */
const servers = inject("servers");
const database = `test_${process.pid}_${Date.now().toString(36)}`;

await asAdmin(`create database ${database} template ${servers.template} owner ballast_owner strategy file_copy`);
// Rights on a database itself are not cloned; BullMQ needs this one (scripts/migrate/roles.ts says why).
await asAdmin(`grant create on database ${database} to ballast_queue`);
// Variables that are set and empty hide those of the shell; the product reads them as unset.
Object.assign(process.env, servers.workerEnv, {
  DATABASE_ADMIN_URL: toDatabase(servers.adminUrl),
  DATABASE_OWNER_URL: toDatabase(servers.ownerUrl),
  DATABASE_URL: toDatabase(servers.workerEnv["DATABASE_URL"]),
  DATABASE_BATCH_URL: toDatabase(servers.workerEnv["DATABASE_BATCH_URL"]),
  QUEUE_DATABASE_URL: toDatabase(servers.workerEnv["QUEUE_DATABASE_URL"]),
});

function toDatabase(url: string | undefined): string {
  if (!url) throw new Error("the test servers gave an incomplete environment");
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: servers.adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
