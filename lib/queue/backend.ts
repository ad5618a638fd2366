import { createPostgresBackend, Queue, Worker, withBackend, type Processor, type WorkerOptions } from "bullmq";
import { Redis } from "ioredis";
import { runtimeEnv } from "@/lib/platform/env";
import type { QueueName } from "./catalog";

/** What the rest of the product needs of a queue, whichever store is behind it. */
export interface QueueHandle {
  add(name: string, data: unknown, options: QueueAddOptions): Promise<unknown>;
  getJobCounts(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export interface QueueAddOptions {
  attempts: number;
  backoff: { type: "exponential"; delay: number; jitter: number };
  deduplication: { id: string; keepLastIfActive: boolean };
  removeOnComplete: boolean;
  removeOnFail: { age: number; count: number };
}

/** The part of a BullMQ worker the runtime uses. */
export interface WorkerHandle {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "failed", listener: (job: { name: string } | undefined, error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
}

/**
 * A killed worker's jobs come back after one stalled interval; a crash is not the job's fault, so it may happen often
 * before the job is given up (with BullMQ's default of one, 8 of 60 jobs were lost in 25 kills).
 */
const WORKER_OPTIONS = { lockDuration: 30_000, stalledInterval: 5_000, maxStalledCount: 25, drainDelay: 2 };

const FAIL_FAST_MS = 2_000;

/** openQueue connects a producer. It fails fast: a web request never waits for a queue that is down. */
export function openQueue(name: QueueName): QueueHandle {
  const redisUrl = runtimeEnv().REDIS_URL;
  if (redisUrl === undefined) {
    return new postgres.Queue<unknown>(name, { connection: postgresConnection() });
  }
  const connection = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: FAIL_FAST_MS,
    lazyConnect: false,
  });
  return new Queue<unknown>(name, { connection, skipVersionCheck: true });
}

/** openWorker connects a consumer. */
export function openWorker(name: QueueName, processor: Processor<unknown>, concurrency: number): WorkerHandle {
  const options = { ...WORKER_OPTIONS, concurrency } satisfies Partial<WorkerOptions>;
  const redisUrl = runtimeEnv().REDIS_URL;
  if (redisUrl === undefined) {
    return new postgres.Worker<unknown>(name, processor, { ...options, connection: postgresConnection() });
  }
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null, keepAlive: 10_000 });
  return new Worker<unknown>(name, processor, { ...options, connection });
}

const postgres = withBackend(createPostgresBackend);

function postgresConnection() {
  const connectionString = runtimeEnv().QUEUE_DATABASE_URL;
  if (connectionString === undefined) {
    throw new Error("Set REDIS_URL, or QUEUE_DATABASE_URL for the queue on PostgreSQL.");
  }
  return { connectionString, migrate: true, max: 4 };
}
