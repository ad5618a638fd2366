import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { connectAs } from "@/lib/testing/with-servers";
import { closeLockSession, withConnectionLock } from "./connection-lock";

const other = connectAs("batch", 2);

afterAll(async () => {
  await closeLockSession();
  await closeBatchDb();
});

test("one at a time per key, in the order of asking; other keys do not wait", async () => {
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const enter = (lockId: string, n: number) =>
    withConnectionLock(lockId, async () => {
      inside += lockId === "a" ? 1 : 0;
      most = Math.max(most, inside);
      await sleep(5);
      order.push(n);
      inside -= lockId === "a" ? 1 : 0;
    });
  await Promise.all([...Array.from({ length: 20 }, (_, n) => enter("a", n)), enter("b", 99)]);
  expect(most).toBe(1);
  expect(order.filter((n) => n !== 99)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(order.indexOf(99)).toBeLessThan(5);
});

test("another worker's lock is waited for, and a failure frees ours", async () => {
  const client = await other.connect();
  await client.query("select pg_advisory_lock(hashtextextended('shared', 0))");
  let isIn = false;
  const mine = withConnectionLock("shared", () => {
    isIn = true;
    return Promise.reject(new Error("work failed"));
  });
  mine.catch(() => undefined);
  await sleep(150);
  expect(isIn).toBe(false);
  await client.query("select pg_advisory_unlock(hashtextextended('shared', 0))");
  await expect(mine).rejects.toThrow("work failed");
  expect(isIn).toBe(true);
  const { rows } = await client.query("select pg_try_advisory_lock(hashtextextended('shared', 0)) as free");
  expect(rows).toEqual([{ free: true }]);
  client.release(true);
});

test("the caller's signal ends the waiting", async () => {
  const client = await other.connect();
  await client.query("select pg_advisory_lock(hashtextextended('held', 0))");
  await expect(withConnectionLock("held", () => Promise.resolve(), AbortSignal.timeout(120))).rejects.toThrow();
  client.release(true);
});
