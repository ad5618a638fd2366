import pg from "pg";
import { workerEnv } from "./env";

let pool: pg.Pool | undefined;

/**
 * batchPool is the worker's connection as `ballast_batch`: it sees all workspaces on the listed tables through explicit
 * policies, for sweeps and multi-row writes (`INSERT … SELECT unnest`). The web process has no such connection.
 */
export function batchPool(): pg.Pool {
  pool ??= openPool();
  return pool;
}

/** closeBatchDb ends the pool; for shutdown and tests. */
export async function closeBatchDb(): Promise<void> {
  await pool?.end();
  pool = undefined;
}

function openPool(): pg.Pool {
  const opened = new pg.Pool({ connectionString: workerEnv().DATABASE_BATCH_URL, max: 6 });
  // An idle connection cut by a restart of PostgreSQL is replaced at the next query; unheard, its error ends the process.
  opened.on("error", () => undefined);
  // So does one that is cut between two statements of a transaction; the next statement reports it to who waits for it.
  opened.on("connect", (client) => client.on("error", () => undefined));
  return opened;
}
