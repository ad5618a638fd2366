import {
  createPostgresBackend,
  Queue,
  runMigrations,
  withBackend,
  Worker,
  type JobsOptions,
  type PgPool,
  type Processor,
} from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { runtimeEnv } from "@/lib/platform/env";
import type { QueueName } from "./catalog";

/** The part of a BullMQ queue we use; both stores have it. */
export interface JobQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { every: number } | { pattern: string; tz: string },
    template: { name: string; data: unknown; opts: Omit<JobsOptions, "deduplication"> },
  ): Promise<unknown>;
  removeJobScheduler(id: string): Promise<boolean>;
  getJobSchedulers(start?: number, end?: number): Promise<{ key: string }[]>;
  getJobCounts(...types: ("waiting" | "active" | "delayed" | "failed")[]): Promise<Record<string, number>>;
  close(): Promise<void>;
}

/** The part of a BullMQ worker we use. */
export interface JobWorker {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "stalled", listener: (jobId: string) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(force?: boolean): Promise<void>;
}

export interface QueueBackend {
  kind: "redis" | "postgres";
  /** Resolves when the store can be asked; rejects at once when it is known to be away. */
  ready(): Promise<void>;
  openQueue(name: QueueName): JobQueue;
  openWorker(name: QueueName, processor: Processor, concurrency: number): JobWorker;
  /** Makes the store ready for this release: PostgreSQL's tables. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/** Where the queue lives; Redis wins. */
export interface QueueStore {
  REDIS_URL?: string | undefined;
  QUEUE_DATABASE_URL?: string | undefined;
}

/** A producer waits this long for its store and no longer: a lost hint costs seconds, a hanging request a person. */
const PRODUCER_TIMEOUT_MS = 1_000;

/**
 * A lock of 30 s that is checked every 10 s: a killed worker's jobs run again within 40 s. BullMQ's default gives a job up
 * after its second stall; ours are idempotent and may be interrupted as often as it takes.
 */
const WORKER_OPTIONS = {
  lockDuration: 30_000,
  stalledInterval: 10_000,
  maxStalledCount: 20,
  drainDelay: 5,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 1_000, age: 7 * 24 * 3_600 },
} as const;

/**
 * openQueueBackend opens the queue's store: Redis when REDIS_URL is set, else BullMQ's PostgreSQL backend in schema
 * `bullmq`. A producer (the web process) fails fast; a consumer (the worker) waits for its store to come back.
 */
export function openQueueBackend(
  role: "producer" | "consumer",
  { REDIS_URL, QUEUE_DATABASE_URL }: QueueStore = runtimeEnv(),
): QueueBackend {
  if (REDIS_URL !== undefined) return openRedis(REDIS_URL, role);
  if (QUEUE_DATABASE_URL !== undefined) return openPostgres(QUEUE_DATABASE_URL, role);
  throw new Error("neither REDIS_URL nor QUEUE_DATABASE_URL is set: there is no queue");
}

function openRedis(url: string, role: "producer" | "consumer"): QueueBackend {
  const connection = new Redis(url, {
    maxRetriesPerRequest: role === "producer" ? 1 : null,
    enableOfflineQueue: role === "consumer",
    connectTimeout: PRODUCER_TIMEOUT_MS,
    keepAlive: 10_000,
    retryStrategy: (times) => Math.min(20_000, 200 * 2 ** Math.min(times, 7)),
    reconnectOnError: (error) => (error.message.startsWith("READONLY") ? 2 : false),
  });
  connection.on("error", () => undefined);
  return {
    kind: "redis",
    ready: () => redisReady(connection),
    openQueue: (name) => quiet(new Queue(name, { connection, skipWaitingForReady: role === "producer" })),
    openWorker: (name, processor, concurrency) =>
      new Worker(name, processor, { connection, concurrency, ...WORKER_OPTIONS }),
    migrate: () => Promise.resolve(),
    close: async () => {
      await connection.quit().catch(() => connection.disconnect());
    },
  };
}

function openPostgres(connectionString: string, role: "producer" | "consumer"): QueueBackend {
  const backend = withBackend(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString,
    max: role === "producer" ? 2 : 10,
    connectionTimeoutMillis: role === "producer" ? PRODUCER_TIMEOUT_MS : 10_000,
    keepAlive: true,
    options: "-c search_path=bullmq",
  });
  pool.on("error", () => undefined);
  // BullMQ's own structural type of a pool; pg's satisfies it but for optional properties.
  const connection = pool as unknown as PgPool;
  return {
    kind: "postgres",
    ready: () => Promise.resolve(),
    openQueue: (name) => quiet(new backend.Queue(name, { connection, skipWaitingForReady: role === "producer" })),
    openWorker: (name, processor, concurrency) =>
      new backend.Worker(name, processor, { connection, concurrency, ...WORKER_OPTIONS }),
    migrate: async () => {
      const client = await pool.connect();
      try {
        await runMigrations(client);
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

/** A producer's connection has no offline queue: it is asked only once it stands. */
function redisReady(connection: Redis): Promise<void> {
  if (connection.status === "ready") return Promise.resolve();
  if (!["wait", "connecting", "connect"].includes(connection.status))
    return Promise.reject(new Error(`Redis is ${connection.status}`));
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => () => {
      connection.off("ready", onReady);
      connection.off("close", onClose);
      finish();
    };
    const onReady = settle(resolve);
    const onClose = settle(() => reject(new Error("Redis did not answer")));
    connection.once("ready", onReady);
    connection.once("close", onClose);
  });
}

/** A queue's own connection errors are its caller's to see, as rejections; without a listener BullMQ prints them. */
function quiet(queue: { on(event: "error", listener: (error: Error) => void): unknown }): JobQueue {
  queue.on("error", () => undefined);
  return queue as unknown as JobQueue;
}
