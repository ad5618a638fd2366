import type { PoolClient, QueryResultRow } from "pg";
import { appPool } from "./app-pool";

/** Whose rows a read may see; row-level security compares every row with it. Ids from our own database only. */
export type ReadScope = { workspaceId: string } | { userId: string };

/** ReadStatement is one fixed SELECT; `name` is its prepared statement's. Values only ever travel as parameters. */
export interface ReadStatement {
  name: string;
  text: string;
  values: readonly unknown[];
}

interface Waiting {
  statement: ReadStatement;
  resolve(rows: QueryResultRow[]): void;
  reject(error: unknown): void;
}

const waiting = new Map<string, Waiting[]>();

/**
 * readRows runs a read model's statement in a read-only transaction that sees one workspace, or one person's memberships.
 * What is asked of one scope at the same moment, such as by a page and its layout, shares a transaction and so shows one
 * state of the data. For screens, where going through the ORM costs more than the query; whatever writes uses
 * `withWorkspace`.
 */
export function readRows<Row extends QueryResultRow>(scope: ReadScope, statement: ReadStatement): Promise<Row[]> {
  const setting = "userId" in scope ? "app.user_id" : "app.workspace_id";
  const id = "userId" in scope ? scope.userId : scope.workspaceId;
  const key = `${setting} ${id}`;
  return new Promise<Row[]>((resolve, reject) => {
    const read: Waiting = { statement, resolve: (rows) => resolve(rows as Row[]), reject };
    const others = waiting.get(key);
    if (others !== undefined) {
      others.push(read);
      return;
    }
    const reads = [read];
    waiting.set(key, reads);
    setImmediate(() => {
      waiting.delete(key);
      void readTogether(setting, id, reads);
    });
  });
}

/** readSystemRows runs one statement over the tables that belong to no workspace. */
export async function readSystemRows<Row extends QueryResultRow>(statement: ReadStatement): Promise<Row[]> {
  const { rows } = await appPool().query<Row>(toQuery(statement));
  return rows;
}

async function readTogether(setting: string, id: string, reads: readonly Waiting[]): Promise<void> {
  try {
    const results = await inTransaction(setting, id, reads);
    reads.forEach(({ resolve }, i) => resolve(results[i] ?? []));
  } catch (error) {
    for (const { reject } of reads) reject(error);
  }
}

async function inTransaction(setting: string, id: string, reads: readonly Waiting[]): Promise<QueryResultRow[][]> {
  const db = await appPool().connect();
  let failure: Error | undefined;
  try {
    await db.query("begin read only");
    await db.query({ name: "scope", text: "select set_config($1, $2, true)", values: [setting, id] });
    const results: QueryResultRow[][] = [];
    for (const { statement } of reads) results.push((await db.query(toQuery(statement))).rows);
    await db.query("commit");
    return results;
  } catch (error) {
    failure = await rollBack(db);
    throw error;
  } finally {
    // A connection that cannot even roll back is not used again.
    db.release(failure);
  }
}

async function rollBack(db: PoolClient): Promise<Error | undefined> {
  try {
    await db.query("rollback");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function toQuery({ name, text, values }: ReadStatement) {
  return { name, text, values: [...values] };
}
