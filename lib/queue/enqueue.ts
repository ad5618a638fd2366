import { setTimeout as sleep } from "node:timers/promises";
import { logger } from "@/lib/platform/logger";
import { openQueueBackend, type JobQueue, type QueueBackend } from "./backend";
import { JOBS, type JobData, type JobName, type QueueName } from "./catalog";
import { jobOptions } from "./job-options";

const PATIENCE_MS = 1_500;

let producer: { backend: QueueBackend; queues: Map<QueueName, JobQueue> } | undefined;

/**
 * enqueue hints that there is work. It never fails its caller and never makes it wait for long: all due work is in
 * PostgreSQL and the sweep finds it within seconds, so a lost hint costs time and nothing else.
 */
export async function enqueue<N extends JobName>(name: N, data: JobData<N>): Promise<void> {
  const patience = new AbortController();
  try {
    const adding = openQueue(JOBS[name].queue).then((queue) => queue.add(name, data, jobOptions(name, data)));
    const timeout = sleep(PATIENCE_MS, undefined, { signal: patience.signal, ref: false }).then(() => {
      throw new Error(`the queue did not answer within ${PATIENCE_MS} ms`);
    });
    timeout.catch(() => undefined);
    adding.catch(() => undefined);
    await Promise.race([adding, timeout]);
  } catch (error) {
    forget(JOBS[name].queue);
    logger("queue").warn({ job: name, reason: error instanceof Error ? error.message : "unknown" }, "hint lost");
  } finally {
    patience.abort();
  }
}

async function openQueue(name: QueueName): Promise<JobQueue> {
  producer ??= { backend: openQueueBackend("producer"), queues: new Map() };
  const { backend, queues } = producer;
  await backend.ready();
  let queue = queues.get(name);
  if (queue === undefined) {
    queue = backend.openQueue(name);
    queues.set(name, queue);
  }
  return queue;
}

/** BullMQ keeps a failed start for good: a queue that failed is opened anew for the next hint. */
function forget(name: QueueName): void {
  const queue = producer?.queues.get(name);
  producer?.queues.delete(name);
  queue?.close().catch(() => undefined);
}

/** pingQueue resolves when the queue's store answers, for the health check. The caller limits the wait. */
export async function pingQueue(): Promise<void> {
  try {
    await (await openQueue("prompt")).getJobCounts("waiting");
  } catch (error) {
    forget("prompt");
    throw error;
  }
}

/** closeProducer ends the hints' connection; for shutdown and tests. */
export async function closeProducer(): Promise<void> {
  const closing = producer;
  producer = undefined;
  if (closing === undefined) return;
  await Promise.allSettled([...closing.queues.values()].map((queue) => queue.close()));
  await closing.backend.close();
}
