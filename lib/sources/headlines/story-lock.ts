import type pg from "pg";
import { batchPool } from "@/lib/platform/batch-db";

/**
 * withStoryLock runs one transaction at a time over all workers. Near-duplicates are found by comparing with what is
 * stored, and a sentiment at t reads everything received until t: neither may overlap with an insert under way.
 */
export async function withStoryLock<T>(run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await batchPool().connect();
  let failure: Error | undefined;
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('news_item'))");
    const result = await run(client);
    await client.query("commit");
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    // A connection that failed is not given to the next one.
    client.release(failure);
  }
}
