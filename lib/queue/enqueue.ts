import { logger } from "@/lib/platform/logger";
import { openQueue, type QueueHandle } from "./backend";
import { JOBS, QUEUE_NAMES, type JobData, type JobDefinition, type JobName, type QueueName } from "./catalog";

const open = new Map<QueueName, QueueHandle>();
const PATIENCE_MS = 2_000;

function queue(name: QueueName): QueueHandle {
  const existing = open.get(name);
  if (existing !== undefined) return existing;
  const opened = openQueue(name);
  open.set(name, opened);
  return opened;
}

/**
 * enqueue hands work to the worker. It is a hint: what must happen is a due row in PostgreSQL, and the sweep finds it
 * again. So a queue that is down is logged, answers false within two seconds, and never fails the caller.
 */
export async function enqueue<N extends JobName>(name: N, data: JobData<N>): Promise<boolean> {
  const definition = JOBS[name] as unknown as JobDefinition<JobData<N>>;
  try {
    await withPatience(
      queue(definition.queue).add(name, definition.schema.parse(data), {
        attempts: definition.attempts,
        backoff: { type: "exponential", delay: definition.backoffMs, jitter: 0.5 },
        deduplication: { id: `${name}.${definition.dedupeId(data)}`, keepLastIfActive: true },
        removeOnComplete: true,
        removeOnFail: { age: 7 * 24 * 3_600, count: 1_000 },
      }),
    );
    return true;
  } catch (error) {
    logger("queue").warn({ job: name, err: error instanceof Error ? error.message : "unknown" }, "could not enqueue");
    return false;
  }
}

/** pingQueue resolves when the queue's store answers, for the health check. */
export async function pingQueue(): Promise<void> {
  await withPatience(queue("live").getJobCounts());
}

/** closeQueues ends the producers; for shutdown and tests. */
export async function closeQueues(): Promise<void> {
  const handles = QUEUE_NAMES.flatMap((name) => open.get(name) ?? []);
  open.clear();
  await Promise.all(handles.map((handle) => handle.close()));
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
