import pg from "pg";

const CONTROL_STATEMENT = /^\s*(begin|commit|rollback|set|deallocate|select set_config)/i;

export interface StatementCount {
  /** Everything the server was asked, transaction control included. */
  all: number;
  /** Without begin, commit and the setting of the workspace. */
  data: number;
  /** Transactions that set whose rows they see: a workspace's, not those in which a person finds their memberships. */
  workspaceTransactions: number;
}

/**
 * countStatements counts what `ballast_app` asks the database while `work` runs once. The worker, which shares the role,
 * is held still meanwhile. Needs pg_stat_statements in the server.
 */
export async function countStatements(
  { adminUrl, workerPid }: { adminUrl: string; workerPid: number },
  work: () => Promise<unknown>,
): Promise<StatementCount> {
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  process.kill(workerPid, "SIGSTOP");
  try {
    await db.query("create extension if not exists pg_stat_statements");
    await db.query("select pg_stat_statements_reset()");
    await work();
    const { rows } = await db.query<{ query: string; calls: number }>(
      `select query, sum(calls)::int as calls from pg_stat_statements
       where userid = 'ballast_app'::regrole group by query`,
    );
    const sum = (of: (query: string) => boolean) =>
      rows.reduce((total, { query, calls }) => (of(query) ? total + calls : total), 0);
    return {
      all: sum(() => true),
      data: sum((query) => !CONTROL_STATEMENT.test(query)),
      workspaceTransactions: sum((query) => query.includes("set_config") && !query.endsWith("as person")),
    };
  } finally {
    process.kill(workerPid, "SIGCONT");
    await db.end();
  }
}
