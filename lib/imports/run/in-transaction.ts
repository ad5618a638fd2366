import type { PoolClient } from "pg";
import { batchPool } from "@/lib/platform/batch-db";

/** inTransaction runs statements of the batch role that stand or fall together. */
export async function inTransaction<T>(run: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await batchPool().connect();
  try {
    await db.query("begin");
    const result = await run(db);
    await db.query("commit");
    return result;
  } catch (error) {
    // The connection may be what failed; the first error is the one worth telling.
    await db.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    db.release();
  }
}
