import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 300;

/** waitFor asks until the answer is yes. Throws, naming what did not come, after `patienceMs`. */
export async function waitFor(what: string, patienceMs: number, isThere: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isThere())) {
    if (Date.now() > deadline)
      throw new Error(`${what} did not come within ${patienceMs / 1000} s; is the worker running?`);
    await sleep(POLL_MS);
  }
}
