import { setImmediate as yieldToOthers } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { withDeadline } from "./with-deadline";

/** The collector itself: Node shows it to contexts made after the flag. */
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Ends only by its signal, as a request without an answer does. */
const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
  );

describe("withDeadline", () => {
  // With `run(AbortSignal.any([parent, AbortSignal.timeout(timeoutMs)]))` instead, this waits for ever on Node 20.
  it("aborts when the time is over, though garbage was collected meanwhile", { timeout: 5_000 }, async () => {
    const parent = new AbortController();
    const waiting = withDeadline(100, parent.signal, never);
    for (let i = 0; i < 3; i += 1) {
      await yieldToOthers();
      collectGarbage();
    }
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("aborts with its parent, and for the parent's reason", async () => {
    const parent = new AbortController();
    const waiting = withDeadline(60_000, parent.signal, never);
    parent.abort(new Error("the worker stops"));
    await expect(waiting).rejects.toThrow("the worker stops");
    await expect(withDeadline(60_000, parent.signal, (signal) => Promise.resolve(signal.aborted))).resolves.toBe(true);
  });

  it("gives back what came in time, without a parent too", async () => {
    await expect(withDeadline(60_000, undefined, () => Promise.resolve(7))).resolves.toBe(7);
  });
});
