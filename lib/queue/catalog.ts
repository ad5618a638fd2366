import { z } from "zod";

/** Two lanes, so a long backfill never stands in front of a person who just linked a key. */
export const QUEUE_NAMES = ["live", "bulk"] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export interface JobDefinition<T> {
  queue: QueueName;
  /** Ids only: payloads lie in clear text in the queue's store. */
  schema: z.ZodType<T>;
  attempts: number;
  backoffMs: number;
  timeoutMs: number;
  /** While a job with this id waits, another one is dropped; while it runs, one more is kept for after it. */
  dedupeId: (data: T) => string;
}

const define = <T>(definition: JobDefinition<T>): JobDefinition<T> => definition;
const uuid = z.uuid();
const nothing = z.strictObject({});
const ofConnection = z.strictObject({ workspaceId: uuid, connectionId: uuid });
const ofVenue = z.strictObject({ venue: z.string().min(1).max(40) });

/** JOBS is every kind of background work: the one contract between producers and the worker. */
export const JOBS = {
  "decide-linking": define({
    queue: "live",
    schema: z.strictObject({ workspaceId: uuid, attemptId: uuid }),
    attempts: 4,
    backoffMs: 1_000,
    timeoutMs: 30_000,
    dedupeId: ({ attemptId }) => attemptId,
  }),
  "capture-snapshot": define({
    queue: "live",
    schema: ofConnection,
    attempts: 4,
    backoffMs: 2_000,
    timeoutMs: 60_000,
    dedupeId: ({ connectionId }) => connectionId,
  }),
  "recheck-permissions": define({
    queue: "live",
    schema: ofConnection,
    attempts: 4,
    backoffMs: 5_000,
    timeoutMs: 30_000,
    dedupeId: ({ connectionId }) => connectionId,
  }),
  "import-history": define({
    queue: "bulk",
    schema: ofConnection,
    attempts: 8,
    backoffMs: 2_000,
    timeoutMs: 15 * 60_000,
    dedupeId: ({ connectionId }) => connectionId,
  }),
  "ingest-instruments": define({
    queue: "live",
    schema: ofVenue,
    attempts: 5,
    backoffMs: 2_000,
    timeoutMs: 60_000,
    dedupeId: ({ venue }) => venue,
  }),
  "ingest-prices": define({
    queue: "live",
    schema: ofVenue,
    attempts: 2,
    backoffMs: 2_000,
    timeoutMs: 30_000,
    dedupeId: ({ venue }) => venue,
  }),
  "ingest-order-books": define({
    queue: "bulk",
    schema: ofVenue,
    attempts: 2,
    backoffMs: 5_000,
    timeoutMs: 5 * 60_000,
    dedupeId: ({ venue }) => venue,
  }),
  "ingest-candles": define({
    queue: "bulk",
    schema: z.strictObject({ instrumentId: z.string().min(3).max(80), interval: z.enum(["1h", "1d"]) }),
    attempts: 5,
    backoffMs: 5_000,
    timeoutMs: 5 * 60_000,
    dedupeId: ({ instrumentId, interval }) => `${instrumentId}/${interval}`.replaceAll(":", "-"),
  }),
  "assess-markets": define({
    queue: "live",
    schema: z.strictObject({ assets: z.array(z.string().min(1).max(40)).max(200) }),
    attempts: 3,
    backoffMs: 2_000,
    timeoutMs: 60_000,
    dedupeId: ({ assets }) => [...assets].sort().join("+"),
  }),
  "assess-workspaces": define({
    queue: "live",
    schema: z.strictObject({ workspaceIds: z.array(uuid).min(1).max(100) }),
    attempts: 4,
    backoffMs: 1_000,
    timeoutMs: 60_000,
    dedupeId: ({ workspaceIds }) => [...workspaceIds].sort().join("+"),
  }),
  "queue-safety-mails": define({
    queue: "live",
    schema: nothing,
    attempts: 4,
    backoffMs: 2_000,
    timeoutMs: 30_000,
    dedupeId: () => "all",
  }),
  "send-briefs": define({
    queue: "bulk",
    schema: nothing,
    attempts: 4,
    backoffMs: 10_000,
    timeoutMs: 5 * 60_000,
    dedupeId: () => "all",
  }),
  "deliver-mail": define({
    queue: "live",
    schema: nothing,
    attempts: 2,
    backoffMs: 5_000,
    timeoutMs: 60_000,
    dedupeId: () => "all",
  }),
  "reconcile-subscriptions": define({
    queue: "bulk",
    schema: nothing,
    attempts: 4,
    backoffMs: 30_000,
    timeoutMs: 10 * 60_000,
    dedupeId: () => "all",
  }),
  "ensure-partitions": define({
    queue: "bulk",
    schema: nothing,
    attempts: 4,
    backoffMs: 30_000,
    timeoutMs: 60_000,
    dedupeId: () => "all",
  }),
  prune: define({
    queue: "bulk",
    schema: nothing,
    attempts: 2,
    backoffMs: 30_000,
    timeoutMs: 5 * 60_000,
    dedupeId: () => "all",
  }),
};

export type JobName = keyof typeof JOBS;
export type JobData<N extends JobName> = (typeof JOBS)[N] extends JobDefinition<infer T> ? T : never;

/** isJobName tells a name we know from one an older or newer version left in the queue. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}
