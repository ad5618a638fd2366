import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listConnections } from "@/lib/connection/list-connections";
import { loadAttempt } from "@/lib/connection/load-attempt";
import { startLinking } from "@/lib/connection/start-linking";
import { closeLockSession } from "@/lib/exchange/connection-lock";
import { VENUES } from "@/lib/exchange/registry";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { planFeeds } from "@/lib/market/plan-feeds";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { closeDb } from "@/lib/platform/db";
import { closeProducer } from "@/lib/queue/enqueue";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { HANDLERS } from "./registry";
import { startRuntime, type WorkerRuntime } from "./runtime";

/** From a key in the web process to balances, market and history, by the real worker on the real queue. */
const sandbox = await startOwnSandbox();
let runtime: WorkerRuntime;
let ctx: WorkspaceContext;

beforeAll(async () => {
  await planFeeds(
    VENUES.map(({ id }) => id),
    systemClock.now(),
  );
  runtime = await startRuntime({ handlers: HANDLERS, clock: systemClock, concurrency: 6 });
  ctx = await openTestWorkspace("first-sync", systemClock);
});

afterAll(async () => {
  await runtime.close();
  await closeProducer();
  await closeLockSession();
  await closeBatchDb();
  await closeDb();
});

async function keyOf(account: string, kind: string): Promise<{ apiKey: string; secret: string }> {
  const accounts = await sandbox.control<{ id: string; keys: { kind: string; apiKey: string; secret: string }[] }[]>(
    "GET",
    "/control/accounts",
  );
  const key = accounts.find(({ id }) => id === account)?.keys.find((each) => each.kind === kind);
  if (key === undefined) throw new Error(`no ${kind} key for ${account}`);
  return { apiKey: key.apiKey, secret: key.secret };
}

describe("the worker", () => {
  test("judges the market and shows balances within ten seconds of linking; history follows", async () => {
    const attempt = await startLinking(ctx, {
      venue: "binance",
      label: "Main",
      credentials: await keyOf("ai-book", "read-only"),
    });
    const linkedAt = Date.now();
    await vi.waitFor(async () => expect((await loadAttempt(ctx, attempt.id)).status).toBe("accepted"), {
      timeout: 10_000,
      interval: 100,
    });
    await vi.waitFor(async () => expect((await listConnections(ctx))[0]?.lastSyncAt).not.toBeNull(), {
      timeout: 10_000,
      interval: 100,
    });
    expect(Date.now() - linkedAt).toBeLessThan(10_000);
    await vi.waitFor(async () => expect((await listConnections(ctx))[0]?.sync.phase).toBe("done"), {
      timeout: 60_000,
      interval: 500,
    });
    await vi.waitFor(async () => expect(Object.keys(await loadMarketStates()).length).toBeGreaterThan(20), {
      timeout: 60_000,
      interval: 500,
    });
    await vi.waitFor(async () => expect((await listConnections(ctx))[0]?.equityUsd).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 500,
    });
    const { rows } = await batchPool().query("select count(*)::int as count from trade");
    expect(rows[0].count).toBeGreaterThan(5);
  }, 200_000);
});
