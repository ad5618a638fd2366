import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { systemClock } from "@/lib/platform/clock";
import { openQueueBackend, type JobQueue, type QueueBackend } from "@/lib/queue/backend";
import { JOBS, QUEUE_NAMES, type JobData, type JobName, type QueueName } from "@/lib/queue/catalog";
import { jobOptions } from "@/lib/queue/job-options";
import { reconcileSchedules, SCHEDULES } from "@/lib/queue/schedules";
import { connectAs, databaseUrl, redisUrl } from "@/lib/testing/with-servers";
import type { Handler } from "./handler";
import { startRuntime, type Handlers, type WorkerRuntime } from "./runtime";

/** One contract, two stores: what the catalogue promises holds on Redis and on PostgreSQL. */
const STORES = [
  { kind: "postgres", store: { QUEUE_DATABASE_URL: databaseUrl("queue") } },
  { kind: "redis", store: { REDIS_URL: redisUrl() ?? "redis://absent" } },
] as const;

const queueDb = connectAs("queue");
const uuid = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const ref = (n: number) => ({ workspaceId: uuid(0), connectionId: uuid(n) });

describe.each(STORES)("on $kind", ({ kind, store }) => {
  const isAbsent = kind === "redis" && redisUrl() === null;
  let producer: QueueBackend;
  let queues: Map<QueueName, JobQueue>;
  const running: WorkerRuntime[] = [];

  beforeEach(async () => {
    if (isAbsent) return;
    producer = openQueueBackend("consumer", store);
    await producer.migrate();
    queues = new Map(QUEUE_NAMES.map((name) => [name, producer.openQueue(name)]));
  });
  afterEach(async () => {
    if (isAbsent) return;
    await Promise.all(running.splice(0).map((runtime) => runtime.close()));
    for (const queue of queues.values()) {
      await (queue as JobQueue & { obliterate(options: { force: boolean }): Promise<void> }).obliterate({
        force: true,
      });
      await queue.close();
    }
    await producer.close();
  });
  const add = <N extends JobName>(name: N, data: JobData<N>, over: object = {}) =>
    queues.get(JOBS[name].queue)?.add(name, data, { ...jobOptions(name, data), ...over });
  const counts = async (queue: QueueName = "prompt") =>
    (await queues.get(queue)?.getJobCounts("waiting", "active", "delayed", "failed")) ?? {};

  /** Starts a worker whose handlers do nothing but those given. */
  async function work(given: Partial<Handlers>, options: { graceMs?: number; concurrency?: number } = {}) {
    const idle: Handler<JobName> = () => Promise.resolve();
    const handlers = Object.fromEntries(Object.keys(JOBS).map((name) => [name, idle])) as unknown as Handlers;
    const runtime = await startRuntime({
      handlers: { ...handlers, ...given },
      clock: systemClock,
      concurrency: options.concurrency ?? 4,
      backend: openQueueBackend("consumer", store),
      graceMs: options.graceMs ?? 8_000,
    });
    running.push(runtime);
    return runtime;
  }

  test.skipIf(isAbsent)("every job added is done once, and nothing of it stays", async () => {
    const seen: number[] = [];
    await Promise.all(Array.from({ length: 40 }, (_, n) => add("capture-snapshot", ref(n))));
    await work({
      "capture-snapshot": ({ connectionId }) => {
        seen.push(Number(connectionId.slice(-4)));
        return Promise.resolve();
      },
    });
    await vi.waitFor(() => expect(seen).toHaveLength(40), { timeout: 20_000 });
    expect(new Set(seen).size).toBe(40);
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ waiting: 0, active: 0, failed: 0 }));
  });

  test.skipIf(isAbsent)("while a job waits or runs its like is not added; afterwards it is", async () => {
    let runs = 0;
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    await add("capture-snapshot", ref(1));
    await add("capture-snapshot", ref(1));
    await work({
      "capture-snapshot": () => {
        runs += 1;
        return gate;
      },
    });
    await vi.waitFor(() => expect(runs).toBe(1));
    await add("capture-snapshot", ref(1));
    release();
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ waiting: 0, active: 0 }));
    expect(runs).toBe(1);
    await vi.waitFor(
      async () => {
        await add("capture-snapshot", ref(1));
        expect(runs).toBe(2);
      },
      { timeout: 5_000, interval: 100 },
    );
  });

  test.skipIf(isAbsent)("what a person waits for goes before what is periodic", async () => {
    const order: string[] = [];
    for (let n = 0; n < 5; n += 1) await add("capture-snapshot", ref(n));
    await add("decide-linking", { workspaceId: uuid(0), attemptId: uuid(9) });
    await work(
      {
        "capture-snapshot": () => Promise.resolve(void order.push("capture")),
        "decide-linking": () => Promise.resolve(void order.push("linking")),
      },
      { concurrency: 1 },
    );
    await vi.waitFor(() => expect(order).toHaveLength(6), { timeout: 20_000 });
    expect(order[0]).toBe("linking");
  });

  test.skipIf(isAbsent)("an error that can pass is tried again, as often as the catalogue says", async () => {
    let tries = 0;
    await add(
      "decide-linking",
      { workspaceId: uuid(0), attemptId: uuid(1) },
      { backoff: { type: "fixed", delay: 10 } },
    );
    await work({
      "decide-linking": () => {
        tries += 1;
        throw new Error("flaky");
      },
    });
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ failed: 1 }), { timeout: 20_000 });
    expect(tries).toBe(JOBS["decide-linking"].attempts);
  });

  test.skipIf(isAbsent)(
    "what cannot change is given up at once; what is stored holds no word of the error",
    async () => {
      let tries = 0;
      await add("capture-snapshot", ref(1));
      await work({
        "capture-snapshot": () => {
          tries += 1;
          throw new SafeExchangeError("auth", "binance", "private/account", { httpStatus: 401 });
        },
      });
      await vi.waitFor(async () => expect(await counts()).toMatchObject({ failed: 1 }), { timeout: 20_000 });
      expect(tries).toBe(1);
    },
  );

  test.skipIf(isAbsent)(
    "a pause takes no try",
    async () => {
      let tries = 0;
      await add("decide-linking", { workspaceId: uuid(0), attemptId: uuid(1) });
      await work({
        "decide-linking": () => {
          tries += 1;
          if (tries <= JOBS["decide-linking"].attempts + 2)
            throw new SafeExchangeError("rate_limited", "binance", "time", { retryAfterMs: 20 });
          return Promise.resolve();
        },
      });
      await vi.waitFor(() => expect(tries).toBe(JOBS["decide-linking"].attempts + 3), { timeout: 40_000 });
      await vi.waitFor(async () => expect(await counts()).toMatchObject({ failed: 0, delayed: expect.any(Number) }));
    },
    60_000,
  );

  test.skipIf(isAbsent)("a name of another release is ignored; data of another shape are refused", async () => {
    let handled = 0;
    await queues.get("prompt")?.add("teleport-snapshot", {}, {});
    await queues.get("prompt")?.add("capture-snapshot", { connectionId: "not-a-uuid" }, { attempts: 5 });
    await work({ "capture-snapshot": () => Promise.resolve(void (handled += 1)) });
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ waiting: 0, active: 0, failed: 1 }), {
      timeout: 20_000,
    });
    expect(handled).toBe(0);
  });

  test.skipIf(isAbsent)(
    "the schedules run by the clock, are made once, and unknown ones go",
    async () => {
      let sweeps = 0;
      await queues
        .get("prompt")
        ?.upsertJobScheduler("old-release", { every: 1_000 }, { name: "old", data: {}, opts: {} });
      await work({ "sweep-due": () => Promise.resolve(void (sweeps += 1)) });
      await Promise.all(Array.from({ length: 10 }, () => reconcileSchedules(queues)));
      const keys = async () => {
        const all = await Promise.all([...queues.values()].map((queue) => queue.getJobSchedulers(0, -1)));
        return all.flat().map(({ key }) => key);
      };
      expect((await keys()).sort()).toEqual(SCHEDULES.map(({ job }) => job).sort());
      await vi.waitFor(() => expect(sweeps).toBeGreaterThanOrEqual(3), { timeout: 20_000 });
      const before = sweeps;
      await sleep(4_100);
      expect(sweeps - before).toBeLessThanOrEqual(3);
    },
    40_000,
  );

  test.skipIf(isAbsent)(
    "a store that lost everything has its schedules back at the next reconciliation",
    async () => {
      let sweeps = 0;
      await work({ "sweep-due": () => Promise.resolve(void (sweeps += 1)) });
      await vi.waitFor(() => expect(sweeps).toBeGreaterThan(0), { timeout: 20_000 });
      for (const { job } of SCHEDULES) await queues.get(JOBS[job].queue)?.removeJobScheduler(job);
      for (const queue of queues.values())
        await (queue as JobQueue & { drain(delayed: boolean): Promise<void> }).drain(true);
      const before = sweeps;
      await reconcileSchedules(queues);
      await vi.waitFor(() => expect(sweeps).toBeGreaterThan(before), { timeout: 20_000 });
    },
    40_000,
  );

  test.skipIf(isAbsent)("a stopping worker lets a short job end", async () => {
    let ended = false;
    await add("capture-snapshot", ref(1));
    const runtime = await work({
      "capture-snapshot": async () => {
        await sleep(400);
        ended = true;
      },
    });
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ active: expect.toSatisfy((n) => n > 0) }));
    await runtime.close();
    expect(ended).toBe(true);
  });

  test.skipIf(isAbsent)(
    "a stopping worker hands a long job over, and the handing over takes no try",
    async () => {
      let starts = 0;
      let ended = 0;
      await add("import-history", ref(1), { attempts: 1 });
      const long: Handler<"import-history"> = async (_data, { signal }) => {
        starts += 1;
        if (starts <= 2) await sleep(60_000, undefined, { signal });
        ended += 1;
      };
      for (let n = 1; n <= 2; n += 1) {
        const runtime = await work({ "import-history": long }, { graceMs: 50 });
        await vi.waitFor(() => expect(starts).toBe(n), { timeout: 20_000 });
        const startedAt = performance.now();
        await runtime.close();
        expect(performance.now() - startedAt).toBeLessThan(5_000);
      }
      await work({ "import-history": long });
      await vi.waitFor(() => expect(ended).toBe(1), { timeout: 20_000 });
      expect(await counts("bulk")).toMatchObject({ failed: 0 });
    },
    60_000,
  );

  test.skipIf(isAbsent)("a job that runs past its deadline is interrupted", async () => {
    let reason: unknown;
    const job = JOBS["capture-snapshot"];
    const { timeoutMs } = job;
    Object.assign(job, { timeoutMs: 50 });
    onTestFinished(() => void Object.assign(job, { timeoutMs }));
    await add("capture-snapshot", ref(1), { attempts: 1 });
    await work({
      "capture-snapshot": (_data, { signal }) =>
        new Promise<never>((_, reject) => {
          signal.addEventListener("abort", () => {
            reason = signal.reason;
            reject(signal.reason as Error);
          });
        }),
    });
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ failed: 1 }), { timeout: 20_000 });
    expect(reason).toMatchObject({ name: "TimeoutError" });
  });
});

test("what the queue stores about a failed job is a name, not a message", async () => {
  const backend = openQueueBackend("consumer", STORES[0].store);
  await backend.migrate();
  const queue = backend.openQueue("prompt");
  const idle: Handler<JobName> = () => Promise.resolve();
  const handlers = Object.fromEntries(Object.keys(JOBS).map((name) => [name, idle])) as unknown as Handlers;
  const runtime = await startRuntime({
    handlers: {
      ...handlers,
      "capture-snapshot": () => {
        throw new TypeError("CANARY_secret_in_message");
      },
    },
    clock: systemClock,
    concurrency: 1,
    backend: openQueueBackend("consumer", STORES[0].store),
  });
  await queue.add("capture-snapshot", ref(1), { ...jobOptions("capture-snapshot", ref(1)), attempts: 1 });
  await vi.waitFor(async () => expect(await queue.getJobCounts("failed")).toMatchObject({ failed: 1 }), {
    timeout: 20_000,
  });
  const { rows } = await queueDb.query("select job::text as text from bullmq.job as job");
  expect(JSON.stringify(rows)).toContain("TypeError");
  expect(JSON.stringify(rows)).not.toContain("CANARY");
  await runtime.close();
  await queue.close();
  await backend.close();
});
