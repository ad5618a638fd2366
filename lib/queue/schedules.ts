import type { JobQueue } from "./backend";
import { JOBS, QUEUE_NAMES, type JobName, type QueueName } from "./catalog";
import { jobOptions } from "./job-options";

type RecurringJob = {
  [N in JobName]: Record<string, never> extends (typeof JOBS)[N]["schema"]["_output"] ? N : never;
}[JobName];
type Repeat = { every: number } | { pattern: string; tz: string };

/**
 * SCHEDULES is all that runs by the clock. Everything else is found due by the sweep, which is why it runs every other
 * second: after linking, the first balances are on screen within ten even when the hint was lost.
 */
export const SCHEDULES: readonly { job: RecurringJob; repeat: Repeat }[] = [
  { job: "sweep-due", repeat: { every: 2_000 } },
  { job: "write-safety-mails", repeat: { every: 30_000 } },
  { job: "write-briefs", repeat: { every: 300_000 } },
  { job: "watch-feeds", repeat: { every: 300_000 } },
  { job: "ensure-partitions", repeat: { pattern: "17 3 * * *", tz: "UTC" } },
  { job: "prune", repeat: { pattern: "37 3 * * *", tz: "UTC" } },
  { job: "reconcile-subscriptions", repeat: { pattern: "57 3 * * *", tz: "UTC" } },
];

/**
 * reconcileSchedules makes the queue's schedulers those of this release: at start and every five minutes, because a store
 * that lost its data lost them too. Repeating it changes nothing.
 */
export async function reconcileSchedules(queues: ReadonlyMap<QueueName, JobQueue>): Promise<void> {
  for (const name of QUEUE_NAMES) {
    const queue = queues.get(name);
    if (queue === undefined) continue;
    const wanted = SCHEDULES.filter(({ job }) => JOBS[job].queue === name);
    for (const { job, repeat } of wanted) {
      await ensureSchedule(queue, job, repeat);
    }
    const known = new Set<string>(wanted.map(({ job }) => job));
    for (const { key } of await queue.getJobSchedulers(0, -1)) {
      if (!known.has(key)) await queue.removeJobScheduler(key);
    }
  }
}

async function ensureSchedule(queue: JobQueue, job: RecurringJob, repeat: Repeat): Promise<void> {
  const { deduplication: _once, ...opts } = jobOptions(job, {});
  try {
    await queue.upsertJobScheduler(job, repeat, { name: job, data: {}, opts });
  } catch (error) {
    // Two workers that start together may make the same one at the same moment; then one of them is refused.
    const known = await queue.getJobSchedulers(0, -1);
    if (!known.some(({ key }) => key === job)) throw error;
  }
}
