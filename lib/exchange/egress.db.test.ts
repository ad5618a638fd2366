import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { pgRequestGate } from "./egress";
import { venueOf } from "./registry";
import { SafeExchangeError } from "./safe-exchange-error";

const LIMIT = venueOf("binance").budgets["fapi"]?.weightPerMinute ?? 0;
const enter = (weight: number, bucket = "fapi", isPatient = false) =>
  pgRequestGate.enter({ venue: "binance", bucket, weight, endpoint: "test", isPatient });
const retryAfterMs = async (run: () => Promise<void>): Promise<number> => {
  try {
    await run();
  } catch (error) {
    if (error instanceof SafeExchangeError && error.kind === "rate_limited") return error.retryAfterMs ?? NaN;
    throw error;
  }
  return 0;
};

beforeEach(() => batchPool().query("delete from egress_bucket"));
afterAll(() => closeBatchDb());

describe("the request gate", () => {
  test("many callers together stay under 90 % of the venue's minute, whatever its window", async () => {
    const weight = LIMIT / 100;
    const startedAt = performance.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 24 }, () => enter(weight)));
    const elapsedS = (performance.now() - startedAt) / 1_000;
    const passed = outcomes.filter(({ status }) => status === "fulfilled").length;
    // A full bucket of 20 at once, then 70 a minute: a minute never sees more than 90.
    expect(passed).toBeGreaterThanOrEqual(20);
    expect(passed).toBeLessThanOrEqual(20 + Math.ceil((elapsedS * 70) / 60));
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ kind: "rate_limited" });
    }
  });

  test("shared data leaves room for what a person waits for", async () => {
    const patient = () => enter(LIMIT / 100, "fapi", true);
    for (let i = 0; i < 12; i += 1) await patient();
    const waiting = patient();
    const startedAt = performance.now();
    await enter(LIMIT / 100);
    expect(performance.now() - startedAt).toBeLessThan(300);
    await waiting;
    expect(performance.now() - startedAt).toBeGreaterThan(300);
  });

  test("a call heavier than the bucket still gets its turn", async () => {
    await enter(LIMIT * 3);
  });

  test("a pause closes its bucket for everybody, and no other", async () => {
    await enter(1);
    await pgRequestGate.close({ venue: "binance", bucket: "fapi", pauseMs: 60_000, isBan: false });
    expect(await retryAfterMs(() => enter(1))).toBeGreaterThan(55_000);
    expect(await retryAfterMs(() => enter(1, "api"))).toBe(0);
  });

  test("a ban closes the whole venue; a shorter pause does not open it", async () => {
    await pgRequestGate.close({ venue: "binance", bucket: "api", pauseMs: 120_000, isBan: true });
    await pgRequestGate.close({ venue: "binance", bucket: "api", pauseMs: 1_000, isBan: false });
    for (const bucket of ["api", "sapi", "fapi"])
      expect(await retryAfterMs(() => enter(1, bucket)), bucket).toBeGreaterThan(110_000);
  });

  test("after a pause one call tries the door alone", async () => {
    await pgRequestGate.close({ venue: "binance", bucket: "fapi", pauseMs: 200, isBan: false });
    const startedAt = performance.now();
    const passedMs: number[] = [];
    await Promise.all(
      Array.from({ length: 5 }, () => enter(1).then(() => passedMs.push(performance.now() - startedAt))),
    );
    const [first = 0, second = 0] = passedMs;
    expect(first).toBeGreaterThan(180);
    expect(second - first).toBeGreaterThan(900);
  });

  test("a short wait is waited for", async () => {
    await pgRequestGate.close({ venue: "binance", bucket: "fapi", pauseMs: 300, isBan: false });
    const startedAt = performance.now();
    await enter(1);
    expect(performance.now() - startedAt).toBeGreaterThan(250);
  });
});
