import { systemClock } from "@/lib/platform/clock";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { assessWorkspaces } from "@/lib/recommendation/assess-workspaces";

/** What the bench tells one of its worker processes: the workspaces of this pass, in chunks of `batchSize`. */
export interface BatchOrder {
  workspaceIds: readonly string[];
  batchSize: number;
}

export interface BatchAnswer {
  /** Processor time of this process alone; PostgreSQL's is not in it. */
  cpuMs: number;
}

export const BATCH_WORKER_ARGUMENT = "--batch-worker";

/** serveBatches does what the worker's job does, chunk after chunk, for each order that comes from the parent process. */
export function serveBatches(): void {
  process.on("message", (order: BatchOrder) => {
    work(order).then(
      (answer) => {
        // The bench may have been interrupted meanwhile.
        if (process.connected) process.send?.(answer);
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.once("disconnect", () => {
    void Promise.all([closeBatchDb(), closeDb()]);
  });
}

async function work({ workspaceIds, batchSize }: BatchOrder): Promise<BatchAnswer> {
  const before = process.cpuUsage();
  for (let at = 0; at < workspaceIds.length; at += batchSize) {
    await assessWorkspaces({ workspaceIds: workspaceIds.slice(at, at + batchSize), clock: systemClock });
  }
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000 };
}
