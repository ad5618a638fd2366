import pg from "pg";
import { runtimeEnv } from "./env";

let pool: pg.Pool | undefined;

/** appPool is this process's connections as `ballast_app`. Prisma and `readRows` share them: ten together. */
export function appPool(): pg.Pool {
  pool ??= openPool();
  return pool;
}

/** closeAppPool ends the connections; for shutdown and tests. */
export async function closeAppPool(): Promise<void> {
  const ending = pool;
  pool = undefined;
  await ending?.end();
}

function openPool(): pg.Pool {
  const opened = new pg.Pool({
    connectionString: runtimeEnv().DATABASE_URL,
    max: 10,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection cut by a restart of PostgreSQL is replaced at the next query; unheard, its error ends the process.
  opened.on("error", () => undefined);
  return opened;
}
