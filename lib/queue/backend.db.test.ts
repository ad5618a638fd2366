import { afterAll, describe, expect, test } from "vitest";
import { redisUrl } from "@/lib/testing/with-servers";
import { openQueueBackend, type JobQueue } from "./backend";
import { jobOptions } from "./job-options";

/** Nothing listens on port 1. */
const DEAD = [
  ["redis", { REDIS_URL: "redis://127.0.0.1:1" }],
  ["postgres", { QUEUE_DATABASE_URL: "postgres://ballast_queue:x@127.0.0.1:1/none" }],
] as const;

const opened: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.allSettled(opened.map((close) => close()));
});

describe.skipIf(redisUrl() === null)("a producer on Redis", () => {
  test("loses not even its first hint, given while the connection is being made", async () => {
    const backend = openQueueBackend("producer", { REDIS_URL: redisUrl() ?? "" });
    await backend.ready();
    const queue = backend.openQueue("bulk");
    await expect(queue.add("prune", {}, jobOptions("prune", {}))).resolves.toBeDefined();
    expect(await queue.getJobCounts("waiting")).toEqual({ waiting: 1 });
    await (queue as JobQueue & { obliterate(options: { force: boolean }): Promise<void> }).obliterate({ force: true });
    opened.push(
      () => queue.close(),
      () => backend.close(),
    );
  });
});

describe("a producer whose store is down", () => {
  test.each(DEAD)("%s: a hint fails at once instead of hanging a request", async (_kind, store) => {
    const backend = openQueueBackend("producer", store);
    opened.push(() => backend.close());
    for (let tries = 0; tries < 3; tries += 1) {
      const startedAt = performance.now();
      const add = async () => {
        await backend.ready();
        const queue = backend.openQueue("prompt");
        opened.push(() => queue.close());
        await queue.add("sweep-due", {}, jobOptions("sweep-due", {}));
      };
      await expect(add()).rejects.toThrow();
      expect(performance.now() - startedAt).toBeLessThan(1_500);
    }
  });

  test("no store at all stops the process with one sentence", () => {
    expect(() => openQueueBackend("consumer", {})).toThrow("neither REDIS_URL nor QUEUE_DATABASE_URL is set");
  });
});
