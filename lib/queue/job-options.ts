import type { JobsOptions } from "bullmq";
import { JOBS, type JobData, type JobName } from "./catalog";

/** jobOptions turns a catalogue entry into BullMQ's options for one job. */
export function jobOptions<N extends JobName>(name: N, data: JobData<N>): JobsOptions {
  const { attempts, backoffMs, priority } = JOBS[name];
  const dedupeId = JOBS[name].dedupeId as (data: JobData<N>) => string;
  return {
    attempts,
    backoff: { type: "exponential", delay: backoffMs, jitter: 0.5 },
    priority,
    deduplication: { id: dedupeId(data) },
    stackTraceLimit: 3,
    sizeLimit: 10_000,
  };
}
