import { z } from "zod";

/**
 * `prompt` holds what a person waits for and what keeps the clock; `bulk` holds long or plentiful work that must never
 * stand in its way.
 */
export type QueueName = "prompt" | "bulk";
export const QUEUE_NAMES: readonly QueueName[] = ["prompt", "bulk"];

interface JobDefinition<S extends z.ZodType> {
  queue: QueueName;
  /** Ids only: the queue's store is not under row-level security, and holds no secret. */
  schema: S;
  /** Tries after errors nobody planned for. What a venue refuses is planned again in PostgreSQL instead. */
  attempts: number;
  /** First pause between tries; it doubles. */
  backoffMs: number;
  /** The handler's signal aborts then, and the try counts as failed. */
  timeoutMs: number;
  /** While one job with this id waits or runs, another is not added: the sweep finds what is still due. */
  dedupeId: (data: z.output<S>) => string;
  /** 0 goes first. */
  priority: number;
}

function job<S extends z.ZodType>(
  schema: S,
  dedupeId: (data: z.output<S>) => string,
  options: Partial<Omit<JobDefinition<S>, "schema" | "dedupeId">> = {},
): JobDefinition<S> {
  return {
    queue: "prompt",
    attempts: 3,
    backoffMs: 2_000,
    timeoutMs: 60_000,
    priority: 0,
    ...options,
    schema,
    dedupeId,
  };
}

const nothing = z.strictObject({});
const connection = z.strictObject({ workspaceId: z.uuid(), connectionId: z.uuid() });
const instrumentId = z.string().min(3).max(120);

/** JOBS is every piece of background work: who may ask for what, how often it is tried, how long it may take. */
export const JOBS = {
  "sweep-due": job(nothing, () => "sweep-due", { attempts: 1, timeoutMs: 20_000 }),
  "decide-linking": job(
    z.strictObject({ workspaceId: z.uuid(), attemptId: z.uuid() }),
    ({ attemptId }) => `decide-linking/${attemptId}`,
  ),
  "capture-snapshot": job(connection, ({ connectionId }) => `capture-snapshot/${connectionId}`, {
    timeoutMs: 90_000,
    priority: 5,
  }),
  "import-history": job(connection, ({ connectionId }) => `import-history/${connectionId}`, {
    queue: "bulk",
    attempts: 8,
    backoffMs: 5_000,
    timeoutMs: 30 * 60_000,
  }),
  "run-import": job(
    z.strictObject({ workspaceId: z.uuid(), importId: z.uuid() }),
    ({ importId }) => `run-import/${importId}`,
    { queue: "bulk", timeoutMs: 10 * 60_000 },
  ),
  "ingest-instruments": job(
    z.strictObject({ venue: z.string().max(40) }),
    ({ venue }) => `ingest-instruments/${venue}`,
  ),
  "ingest-prices": job(nothing, () => "ingest-prices"),
  "measure-dollar-rate": job(
    z.strictObject({ asset: z.string().max(40) }),
    ({ asset }) => `measure-dollar-rate/${asset}`,
  ),
  "ingest-candles": job(
    z.strictObject({ instrumentId, interval: z.enum(["1h", "1d"]) }),
    (data) => `ingest-candles/${data.instrumentId}/${data.interval}`,
    { queue: "bulk" },
  ),
  "ingest-derivatives": job(z.strictObject({ instrumentId }), (data) => `ingest-derivatives/${data.instrumentId}`, {
    queue: "bulk",
    priority: 10,
  }),
  "ingest-contract-funding": job(
    z.strictObject({ instrumentId }),
    (data) => `ingest-contract-funding/${data.instrumentId}`,
  ),
  "ingest-leverage-tiers": job(
    z.strictObject({ instrumentId }),
    (data) => `ingest-leverage-tiers/${data.instrumentId}`,
  ),
  "ingest-order-book": job(z.strictObject({ instrumentId }), (data) => `ingest-order-book/${data.instrumentId}`, {
    queue: "bulk",
    priority: 5,
  }),
  "ingest-source": job(
    z.strictObject({ feed: z.string().max(40), subject: z.string().max(80) }),
    (data) => `ingest-source/${data.feed}/${data.subject}`,
    { queue: "bulk" },
  ),
  "record-sentiment": job(nothing, () => "record-sentiment"),
  "assess-markets": job(nothing, () => "assess-markets", { timeoutMs: 120_000 }),
  "assess-workspaces": job(
    z.strictObject({ workspaceIds: z.array(z.uuid()).min(1).max(100) }),
    ({ workspaceIds }) => `assess-workspaces/${workspaceIds.join("/")}`,
    { timeoutMs: 120_000 },
  ),
  "write-safety-mails": job(nothing, () => "write-safety-mails", { priority: 1 }),
  "watch-feeds": job(nothing, () => "watch-feeds"),
  "write-briefs": job(nothing, () => "write-briefs", { queue: "bulk", timeoutMs: 10 * 60_000 }),
  "deliver-mail": job(nothing, () => "deliver-mail", { timeoutMs: 120_000 }),
  "reconcile-subscriptions": job(nothing, () => "reconcile-subscriptions", { queue: "bulk", timeoutMs: 10 * 60_000 }),
  "ensure-partitions": job(nothing, () => "ensure-partitions", { queue: "bulk" }),
  prune: job(nothing, () => "prune", { queue: "bulk", timeoutMs: 10 * 60_000 }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobData<N extends JobName> = z.output<(typeof JOBS)[N]["schema"]>;

/** isJobName tells a name of the catalogue from one that an older or newer release put into the queue. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}
