import type { PoolClient, QueryResultRow } from "pg";
import { readPool } from "./read-pool";

/** Whose rows a read may see; row-level security compares every row with it. Ids from our own database only. */
export type ReadScope = { workspaceId: string } | { userId: string };

/** ReadStatement is one fixed SELECT; `name` is its prepared statement's. Values only ever travel as parameters. */
export interface ReadStatement {
  name: string;
  text: string;
  values: readonly unknown[];
}

/** The alias tells the two apart in the database's statistics. */
const SCOPES = {
  workspace: "select set_config('app.workspace_id', $1, true) as workspace",
  person: "select set_config('app.user_id', $1, true) as person",
} as const;

type ScopeName = keyof typeof SCOPES;

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
  const name: ScopeName = "userId" in scope ? "person" : "workspace";
  const id = "userId" in scope ? scope.userId : scope.workspaceId;
  const key = `${name} ${id}`;
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
      void readTogether(name, id, reads);
    });
  });
}

/** readSystemRows runs one statement over the tables that belong to no workspace. */
export async function readSystemRows<Row extends QueryResultRow>(statement: ReadStatement): Promise<Row[]> {
  const { rows } = await readPool().query<Row>(toQuery(statement));
  return rows;
}

async function readTogether(name: ScopeName, id: string, reads: readonly Waiting[]): Promise<void> {
  try {
    const results = await inTransaction(name, id, reads);
    reads.forEach(({ resolve }, i) => resolve(results[i] ?? []));
  } catch (error) {
    for (const { reject } of reads) reject(error);
  }
}

async function inTransaction(name: ScopeName, id: string, reads: readonly Waiting[]): Promise<QueryResultRow[][]> {
  const db = await readPool().connect();
  let failure: Error | undefined;
  try {
    await db.query("begin read only");
    await db.query({ name: `scope_${name}`, text: SCOPES[name], values: [id] });
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
