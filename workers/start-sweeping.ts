import type { Logger } from "pino";
import type { Clock } from "@/lib/platform/clock";
import { sweepDue } from "./sweep-due";

const PAUSE_MS = 2_000;

/**
 * startSweeping looks for due work every two seconds for as long as the process lives: what PostgreSQL says is due gets
 * enqueued, whoever forgot it. One sweep at a time; a failing one is logged and the next tries again.
 */
export function startSweeping(clock: Clock, log: Logger): { close(): Promise<void> } {
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const sweep = async (): Promise<void> => {
    try {
      await sweepDue(clock.now());
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : "unknown" }, "sweep failed");
    }
    if (!isClosed) timer = setTimeout(() => (running = sweep()), PAUSE_MS);
  };
  running = sweep();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
