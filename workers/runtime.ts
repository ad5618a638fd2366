import { DelayedError, UnrecoverableError, type Job } from "bullmq";
import type { Logger } from "pino";
import type { Clock } from "@/lib/platform/clock";
import { openWorker, type WorkerHandle } from "@/lib/queue/backend";
import { isJobName, JOBS, QUEUE_NAMES, type JobData, type JobDefinition, type JobName } from "@/lib/queue/catalog";
import { outcomeOf } from "./outcome";

export interface JobContext {
  clock: Clock;
  log: Logger;
  /** Aborted when the job's time is up; handlers pass it on or check it between steps. */
  signal: AbortSignal;
  attempt: number;
  attemptsMax: number;
}

export type JobHandler<N extends JobName> = (data: JobData<N>, context: JobContext) => Promise<void>;
export type JobRegistry = { readonly [N in JobName]: JobHandler<N> };

export interface JobsRuntime {
  /** Instant of the last job that ended, either way; a wedged consumer is one whose due work grows and this does not. */
  lastEndedAt(): Date | null;
  /** Stops taking jobs, waits for the running ones. Safe to call twice. */
  close(): Promise<void>;
}

export interface RuntimeOptions {
  registry: JobRegistry;
  clock: Clock;
  log: Logger;
  concurrency: number;
}

/** JobFailure is what the queue's store keeps of an error: a code, never a message that could repeat a secret. */
class JobFailure extends Error {
  constructor(code: string) {
    super(code);
    this.name = "JobFailure";
    this.stack = code;
  }
}

/** startJobsRuntime opens a worker per queue and runs each job through its handler in the registry. */
export function startJobsRuntime(options: RuntimeOptions): JobsRuntime {
  const { log, clock } = options;
  let endedAt: Date | null = null;
  const workers: WorkerHandle[] = QUEUE_NAMES.map((name) => {
    const worker = openWorker(
      name,
      async (job, token) => {
        try {
          await runJob(job, token, options);
        } finally {
          endedAt = clock.now();
        }
      },
      options.concurrency,
    );
    worker.on("error", (error) => log.error({ queue: name, err: error.message }, "queue connection"));
    return worker;
  });
  let closing: Promise<void> | undefined;
  return {
    lastEndedAt: () => endedAt,
    close: () => (closing ??= Promise.all(workers.map((worker) => worker.close())).then(() => undefined)),
  };
}

async function runJob(job: Job<unknown>, token: string | undefined, options: RuntimeOptions): Promise<void> {
  const log = options.log.child({ job: job.name, jobId: job.id });
  if (!isJobName(job.name)) {
    // A job of another version outlives the code that understood it; failing it would only keep it for ever.
    log.warn("unknown job, completed");
    return;
  }
  const definition = JOBS[job.name] as unknown as JobDefinition<unknown>;
  const parsed = definition.schema.safeParse(job.data);
  if (!parsed.success) {
    log.error({ issues: parsed.error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`) }, "bad payload");
    throw new UnrecoverableError("bad_payload");
  }
  const handler = options.registry[job.name] as JobHandler<JobName>;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), definition.timeoutMs);
  const startedMs = performance.now();
  try {
    await Promise.race([
      handler(parsed.data as JobData<JobName>, {
        clock: options.clock,
        log,
        signal: abort.signal,
        attempt: job.attemptsMade + 1,
        attemptsMax: definition.attempts,
      }),
      rejectOnAbort(abort.signal),
    ]);
    log.debug({ ms: Math.round(performance.now() - startedMs) }, "done");
  } catch (error) {
    await settleFailure(job, token, error, log);
  } finally {
    clearTimeout(timer);
  }
}

async function settleFailure(
  job: Job<unknown>,
  token: string | undefined,
  error: unknown,
  log: Logger,
): Promise<never> {
  const outcome = outcomeOf(error);
  const message = error instanceof Error ? error.message : "unknown";
  log.warn({ outcome: outcome.action, code: outcome.code, err: message, attempt: job.attemptsMade + 1 }, "job failed");
  switch (outcome.action) {
    case "retry-after":
      await job.moveToDelayed(Date.now() + outcome.delayMs, token);
      throw new DelayedError();
    case "give-up":
      throw new UnrecoverableError(outcome.code);
    case "retry":
      throw new JobFailure(outcome.code);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("the job's time was up")), { once: true });
  });
}
