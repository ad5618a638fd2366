import { setImmediate as yieldToOthers } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { withDeadline } from "./with-deadline";

/** Ends only by its signal, as a request without an answer does. */
const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
  );

describe("withDeadline", () => {
  it("aborts when the time is over, garbage collected meanwhile or not", async () => {
    const parent = new AbortController();
    const waiting = withDeadline(50, parent.signal, never);
    // What made AbortSignal.any lose its timeout: garbage, and somebody to collect it.
    for (let i = 0; i < 20; i += 1) {
      Array.from({ length: 50_000 }, (_, at) => ({ at }));
      globalThis.gc?.();
      await yieldToOthers();
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
