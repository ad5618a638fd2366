import pg from "pg";
import { runtimeEnv } from "./env";

let pool: pg.Pool | undefined;

/** readPool is the connections of `readRows`, as `ballast_app` like Prisma's: beside them, so neither starves the other. */
export function readPool(): pg.Pool {
  pool ??= openPool();
  return pool;
}

/** closeReadPool ends the connections; for shutdown and tests. */
export async function closeReadPool(): Promise<void> {
  const ending = pool;
  pool = undefined;
  await ending?.end();
}

function openPool(): pg.Pool {
  const opened = new pg.Pool({
    connectionString: runtimeEnv().DATABASE_URL,
    max: 6,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection cut by a restart of PostgreSQL is replaced at the next query; unheard, its error ends the process.
  opened.on("error", () => undefined);
  return opened;
}
