import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { batchPool } from "@/lib/platform/batch-db";

const RETRY_MS = 50;

/** Locks of this process: PostgreSQL lets one session take its own lock twice, so callers queue up here first. */
const queues = new Map<string, Promise<void>>();
let session: Promise<pg.PoolClient> | undefined;

/**
 * withConnectionLock runs `work` while no other worker does anything under the same `lockId`: exchanges count nonces
 * and weights per key, so a key has one private call in flight, wherever it runs. The lock goes with its database
 * session, so a killed worker frees it.
 */
export async function withConnectionLock<T>(lockId: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const before = queues.get(lockId) ?? Promise.resolve();
  let release: () => void = () => undefined;
  const turn = new Promise<void>((resolve) => (release = resolve));
  const mine = before.then(() => turn);
  queues.set(lockId, mine);
  try {
    await before;
    return await withAdvisoryLock(lockId, work, signal);
  } finally {
    release();
    if (queues.get(lockId) === mine) queues.delete(lockId);
  }
}

async function withAdvisoryLock<T>(lockId: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const client = await lockSession();
  while (!(await tryLock(client, lockId))) await sleep(RETRY_MS, undefined, { signal });
  try {
    return await work();
  } finally {
    await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [lockId]).catch(() => undefined);
  }
}

async function tryLock(client: pg.PoolClient, lockId: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    "select pg_try_advisory_lock(hashtextextended($1, 0)) as locked",
    [lockId],
  );
  return rows[0]?.locked === true;
}

/** One session holds all locks of this process; when it breaks, its locks are gone and the next caller opens another. */
async function lockSession(): Promise<pg.PoolClient> {
  session ??= openSession();
  return session;
}

async function openSession(): Promise<pg.PoolClient> {
  try {
    const client = await batchPool().connect();
    client.once("error", (error) => {
      session = undefined;
      client.release(error);
    });
    return client;
  } catch (error) {
    session = undefined;
    throw error;
  }
}

/** closeLockSession gives the session back, so the pool can end. For shutdown and tests. */
export async function closeLockSession(): Promise<void> {
  const open = session;
  session = undefined;
  (await open?.catch(() => undefined))?.release(true);
}
