import pg from "pg";
import { afterAll, inject } from "vitest";

/** What the test run provides to every `*.db.test.ts`; scripts/testing/servers.mjs makes it. */
export interface ProvidedServers {
  adminUrl: string;
  ownerUrl: string;
  /** A migrated, empty database that each test file's own one is cloned from. */
  template: string;
  /** Null when the machine has no redis-server: tests of that backend skip visibly. */
  redisUrl: string | null;
  hasSandbox: boolean;
  /** The environment of a worker process, pointing at the template. */
  workerEnv: Record<string, string>;
}

declare module "vitest" {
  interface ProvidedContext {
    servers: ProvidedServers;
  }
}

/** Roles of the database: `admin` is the superuser, the others are those of docs/architecture.md. */
export type TestRole = "admin" | "owner" | "app" | "batch" | "queue";

const VARIABLE = {
  admin: "DATABASE_ADMIN_URL",
  owner: "DATABASE_OWNER_URL",
  app: "DATABASE_URL",
  batch: "DATABASE_BATCH_URL",
  queue: "QUEUE_DATABASE_URL",
} as const satisfies Record<TestRole, string>;

/** databaseUrl is the connection string of a role to this test file's own database. */
export function databaseUrl(role: TestRole): string {
  const url = process.env[VARIABLE[role]];
  if (!url) throw new Error(`${VARIABLE[role]} is not set: is the file named *.db.test.ts?`);
  return url;
}

/** redisUrl is this run's Redis, or null when the machine has none. */
export function redisUrl(): string | null {
  return inject("servers").redisUrl;
}

/** hasSandbox says whether this run has a sandbox; its address is runtimeEnv().SANDBOX_URL. */
export function hasSandbox(): boolean {
  return inject("servers").hasSandbox;
}

/** connectAs opens a pool to this test file's database; it closes after the file's last test. Call it at the top level. */
export function connectAs(role: TestRole, max = 4): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl(role), max });
  afterAll(() => pool.end());
  return pool;
}
