import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listConnections } from "@/lib/connection/list-connections";
import { loadAttempt } from "@/lib/connection/load-attempt";
import { startLinking } from "@/lib/connection/start-linking";
import { closeLockSession } from "@/lib/exchange/connection-lock";
import { MARKET_VENUE_IDS } from "@/lib/exchange/registry";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { planFeeds } from "@/lib/market/plan-feeds";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { closeDb } from "@/lib/platform/db";
import { closeProducer } from "@/lib/queue/enqueue";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { connectAs } from "@/lib/testing/with-servers";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { HANDLERS } from "./registry";
import { startRuntime, type WorkerRuntime } from "./runtime";

/** From a key in the web process to balances, market and history, by the real worker on the real queue. */
const sandbox = await startOwnSandbox();
const queueDb = connectAs("queue");
let runtime: WorkerRuntime | undefined;

beforeAll(async () => {
  await planFeeds(MARKET_VENUE_IDS, systemClock.now());
});

afterAll(async () => {
  await runtime?.close();
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

const within = (timeout: number) => ({ timeout, interval: 100 });
const balancesOf = (ctx: WorkspaceContext) => async () =>
  expect((await listConnections(ctx))[0]?.lastSyncAt ?? null).not.toBeNull();

describe("the worker", () => {
  test("finds a waiting key without any hint, and its balances within ten seconds", async () => {
    const ctx = await openTestWorkspace("no-hint", systemClock);
    const credentials = await keyOf("trader", "read-only");
    await startLinking(ctx, { venue: "binance", label: "Main", credentials });
    // The queue forgets everything between the web process's hint and the worker's first look.
    const { rowCount } = await queueDb.query("delete from bullmq.job");
    expect(rowCount).toBe(1);
    await queueDb.query("delete from bullmq.dedup");
    const startedAt = Date.now();
    runtime = await startRuntime({ handlers: HANDLERS, clock: systemClock, concurrency: 6 });
    await vi.waitFor(balancesOf(ctx), within(10_000));
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  });

  test("shows balances within ten seconds of linking; history, market and assessment follow", async () => {
    const ctx = await openTestWorkspace("first-sync", systemClock);
    const credentials = await keyOf("ai-book", "read-only");
    const startedAt = Date.now();
    const attempt = await startLinking(ctx, { venue: "binance", label: "Main", credentials });
    await vi.waitFor(balancesOf(ctx), within(10_000));
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect((await loadAttempt(ctx, attempt.id)).status).toBe("accepted");
    await vi.waitFor(async () => expect((await listConnections(ctx))[0]?.sync.phase).toBe("done"), within(60_000));
    await vi.waitFor(
      async () => expect(Object.keys(await loadMarketStates()).length).toBeGreaterThan(20),
      within(60_000),
    );
    await vi.waitFor(async () => expect((await listConnections(ctx))[0]?.equityUsd).toBeGreaterThan(0), within(60_000));
    const { rows } = await batchPool().query<{ count: number }>(
      "select count(*)::int as count from trade where workspace_id = $1",
      [ctx.workspaceId],
    );
    expect(rows[0]?.count).toBeGreaterThan(5);
  }, 200_000);

  test("judges a refused key as quickly", async () => {
    const ctx = await openTestWorkspace("refused", systemClock);
    const credentials = await keyOf("ai-book", "withdraw-enabled");
    const attempt = await startLinking(ctx, { venue: "binance", label: "Main", credentials });
    await vi.waitFor(async () => expect((await loadAttempt(ctx, attempt.id)).status).toBe("refused"), within(10_000));
  });
});
