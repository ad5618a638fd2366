import { DelayedError, UnrecoverableError, type Job } from "bullmq";
import type { Logger } from "pino";
import type { Clock } from "@/lib/platform/clock";
import { logger } from "@/lib/platform/logger";
import { withDeadline } from "@/lib/platform/with-deadline";
import { openQueueBackend, type JobQueue, type JobWorker, type QueueBackend } from "@/lib/queue/backend";
import { isJobName, JOBS, QUEUE_NAMES, type JobName, type QueueName } from "@/lib/queue/catalog";
import { reconcileSchedules } from "@/lib/queue/schedules";
import type { Handler } from "./handler";
import { outcomeOf } from "./outcome";

const RECONCILE_EVERY_MS = 5 * 60_000;
/** Prompt jobs may end by themselves; whatever still runs then is interrupted, and runs again elsewhere. */
const GRACE_MS = 8_000;
/** A job interrupted by a stopping worker is due again after this. */
const HANDOVER_MS = 1_000;
/** Of `concurrency`, what long work may take. */
const BULK_SHARE = 0.4;

export type Handlers = { readonly [N in JobName]: Handler<N> };

export interface WorkerRuntime {
  /** When a job last ended here: a worker that lost its queue ends none, though everything answers. */
  lastJobAt(): Date | null;
  /** Stops taking jobs, lets running ones end or interrupts them, and lets go of the queue. Safe to call twice. */
  close(): Promise<void>;
}

interface RuntimeOptions {
  handlers: Handlers;
  clock: Clock;
  concurrency: number;
  /** The configured store, unless told. The runtime closes it. */
  backend?: QueueBackend;
  graceMs?: number;
}

/**
 * startRuntime consumes both queues with the given handlers. Every payload is checked against the catalogue, every job has
 * a deadline, every error becomes an outcome; the schedules are made right at start and every five minutes.
 */
export async function startRuntime({
  handlers,
  clock,
  concurrency,
  backend = openQueueBackend("consumer"),
  graceMs = GRACE_MS,
}: RuntimeOptions): Promise<WorkerRuntime> {
  const log = logger("worker");
  const stopping = new AbortController();
  let lastJobAt: Date | null = null;
  await backend.migrate();

  const process = async (job: Job, token?: string): Promise<void> => {
    try {
      await runJob(job, token, { handlers, clock, stopping: stopping.signal, log });
    } finally {
      lastJobAt = clock.now();
    }
  };
  const queues = new Map<QueueName, JobQueue>(QUEUE_NAMES.map((name) => [name, backend.openQueue(name)]));
  const workers = QUEUE_NAMES.map((name): JobWorker => {
    const share = name === "bulk" ? BULK_SHARE : 1;
    const worker = backend.openWorker(name, process, Math.max(1, Math.round(concurrency * share)));
    worker.on("error", (error) => log.warn({ queue: name, reason: error.message }, "queue connection"));
    worker.on("stalled", (jobId) => log.warn({ queue: name, jobId }, "job taken over from a lost worker"));
    return worker;
  });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  await reconcileSchedules(queues);
  const reconciling = setInterval(() => {
    reconcileSchedules(queues).catch((error: unknown) => log.warn({ err: error }, "schedules not reconciled"));
  }, RECONCILE_EVERY_MS);

  const close = async (): Promise<void> => {
    clearInterval(reconciling);
    const interruption = setTimeout(() => stopping.abort(), graceMs);
    await Promise.all(workers.map((worker) => worker.close()));
    clearTimeout(interruption);
    await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
    await backend.close();
  };
  let closing: Promise<void> | undefined;
  log.info({ backend: backend.kind, concurrency }, "worker consumes");
  return { lastJobAt: () => lastJobAt, close: () => (closing ??= close()) };
}

interface RunOptions {
  handlers: Handlers;
  clock: Clock;
  stopping: AbortSignal;
  log: Logger;
}

async function runJob(job: Job, token: string | undefined, options: RunOptions): Promise<void> {
  const { handlers, clock, stopping } = options;
  const log = options.log.child({ job: job.name, jobId: job.id });
  if (!isJobName(job.name)) {
    // Put there by another release; trying again cannot make us know it.
    log.warn("unknown job ignored");
    return;
  }
  const definition = JOBS[job.name];
  const data = definition.schema.safeParse(job.data);
  if (!data.success) throw new UnrecoverableError(`the data of ${job.name} does not fit the catalogue`);
  const handle = handlers[job.name] as Handler<JobName>;
  try {
    await withDeadline(definition.timeoutMs, stopping, (signal) => handle(data.data as never, { clock, signal, log }));
  } catch (error) {
    if (stopping.aborted) return delay(job, token, HANDOVER_MS);
    const outcome = outcomeOf(error);
    log.warn({ err: error, outcome: outcome.kind, tries: job.attemptsMade + 1 }, "job failed");
    // What is thrown is stored with the job, in clear: words of ours only.
    switch (outcome.kind) {
      case "retry":
        throw new Error(error instanceof Error ? error.name : "unknown error");
      case "retry-after":
        return delay(job, token, outcome.delayMs);
      case "give-up":
        throw new UnrecoverableError(outcome.reason);
    }
  }
}

/** Puts a job back for later without counting the try. */
async function delay(job: Job, token: string | undefined, delayMs: number): Promise<never> {
  await job.moveToDelayed(Date.now() + delayMs, token);
  throw new DelayedError();
}
