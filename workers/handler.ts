import type { Logger } from "pino";
import type { Clock } from "@/lib/platform/clock";
import type { JobData, JobName } from "@/lib/queue/catalog";

/** What a handler gets besides its data. */
export interface JobContext {
  clock: Clock;
  /** Aborts at the job's timeout and when the worker stops. */
  signal: AbortSignal;
  log: Logger;
}

/** A handler may run twice, also at the same time: everything it does is idempotent. */
export type Handler<N extends JobName> = (data: JobData<N>, context: JobContext) => Promise<void>;
