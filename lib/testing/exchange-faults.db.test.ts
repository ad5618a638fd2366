import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claimDueConnections } from "@/lib/connection/claim-due-connections";
import { listConnections } from "@/lib/connection/list-connections";
import type { LadderState } from "@/lib/domain/ladder";
import type { ConnectionView } from "@/lib/domain/views";
import { batchPool } from "@/lib/platform/batch-db";
import { withWorkspace } from "@/lib/platform/db";
import { assessWorkspaces } from "@/lib/recommendation/assess-workspaces";
import { listRecommendations } from "@/lib/recommendation/list-recommendations";
import { loadOverview } from "@/lib/recommendation/load-overview";
import { captureSnapshot } from "@/lib/snapshot/capture-snapshot";
import { importHistory } from "@/lib/snapshot/import-history";
import type { FaultName } from "@/sandbox/control/faults";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { openDemoDesk, type DemoKey } from "./demo-desk";
import { startOwnSandbox } from "./own-sandbox";

/**
 * An exchange in trouble costs freshness and nothing else: no key is called bad, no ladder moves, advice waits, and the
 * next reading mends it all.
 */
let skipped = 0;
/** The real time, plus what the tests skip: the exchange and we agree on it. */
const time = (): number => Date.now() + skipped;
const clock = { now: () => new Date(time()) };
const sandbox = await startOwnSandbox({ now: time });
const desk = openDemoDesk(sandbox.url, clock);

const LABEL = "ai-book";
let ctx: WorkspaceContext;
let connectionId: string;
let key: DemoKey;

beforeAll(async () => {
  // Every fault costs a reading of the whole account; the exchange shall not add a 429 of its own.
  for (const family of ["sapi", "fapi", "dapi"])
    await desk.control("POST", "/control/limits", { family, perMinute: 1_000_000 });
  ctx = await desk.openWorkspace("faults");
  // A tight limit, so that there is an order to hold back.
  await desk.setPolicy(ctx, { preset: "active", lossLimitFraction: 0.25 });
  ({ connectionId } = await desk.link(ctx, LABEL));
  const readOnly = (await desk.keys(LABEL)).find(({ kind }) => kind === "read-only");
  if (readOnly === undefined) throw new Error(`${LABEL} has no read-only key`);
  key = readOnly;
  await desk.round([{ ctx, connectionId }]);
}, 120_000);
afterAll(() => desk.close());

function breakRoute(route: string, fault: FaultName): Promise<unknown> {
  return desk.control("POST", "/control/faults", { apiKey: key.apiKey, route, fault, times: 1_000, retryAfter: 1 });
}

const mend = (): Promise<unknown> => desk.control("DELETE", `/control/faults?apiKey=${key.apiKey}`);

interface Standing {
  connection: ConnectionView;
  ladder: LadderState;
  orders: { id: string; status: string }[];
  totalUsd: string;
  headline: string | undefined;
  missing: readonly string[];
}

async function standing(): Promise<Standing> {
  const [connection] = await listConnections(ctx);
  const ladder = await withWorkspace(ctx.workspaceId, (tx) =>
    tx.ladderRow.findUnique({ where: { workspaceId: ctx.workspaceId } }),
  );
  if (connection === undefined || ladder === null) throw new Error("the workspace lost its account");
  const advice = await listRecommendations(ctx, { tab: "all" });
  const { assessment, total } = await loadOverview(ctx);
  return {
    connection,
    ladder: ladder.state as unknown as LadderState,
    orders: advice
      .filter(({ side, status }) => side !== null && (status === "open" || status === "held"))
      .map(({ id, status }) => ({ id, status }))
      .sort((a, b) => a.id.localeCompare(b.id)),
    totalUsd: total.totalUsd,
    headline: assessment?.headline,
    missing: total.missing,
  };
}

/** What the worker does when the account is due. */
async function sync(): Promise<string> {
  await batchPool().query("update egress_bucket set tokens = 1e6");
  const { kind } = await captureSnapshot({ workspaceId: ctx.workspaceId, connectionId }, { clock });
  await assessWorkspaces({ workspaceIds: [ctx.workspaceId], clock });
  return kind;
}

/** Lets time pass until the sweep takes the account up by itself; no person and no other call is involved. */
async function untilDue(): Promise<void> {
  const { connection } = await standing();
  skipped += Math.max(0, (connection.nextSyncAt ?? 0) - time()) + 1_000;
  const due = await claimDueConnections(clock.now(), 10);
  expect(due).toContainEqual({ workspaceId: ctx.workspaceId, connectionId });
}

const TROUBLE: readonly [FaultName, string][] = [
  ["429", "rate_limited"],
  ["418", "rate_limited"],
  ["timeout", "unavailable"],
  ["reset", "unavailable"],
  ["500", "unavailable"],
  ["403html", "unavailable"],
  ["451", "unavailable"],
  ["html200", "bad_response"],
  ["garbage200", "bad_response"],
  // Even the exchange's own "invalid key": its permission endpoint still says that the key is fine.
  ["401", "auth"],
];

describe("a reading that meets", () => {
  test.each(TROUBLE)("%s is noted as %s, and mended by the next one", async (fault, code) => {
    const before = await standing();
    expect(before.connection).toMatchObject({ status: "active", lastErrorCode: null });
    expect(before.orders.length).toBeGreaterThan(0);
    expect(before.orders.every(({ status }) => status === "open")).toBe(true);

    await breakRoute("/api/v3/account", fault);
    expect(await sync()).toBe("failed");
    const during = await standing();
    expect(during.connection).toMatchObject({
      status: "active",
      lastErrorCode: code,
      lastSyncAt: before.connection.lastSyncAt,
      permissionCheckedAt: fault === "401" ? expect.any(Number) : before.connection.permissionCheckedAt,
    });
    expect(during.connection.lastErrorAt).toBeGreaterThan(before.connection.lastSyncAt ?? 0);
    expect(during.ladder).toEqual(before.ladder);
    expect(during.totalUsd, "the last balances stand").toBe(before.totalUsd);
    expect([during.headline, during.missing]).toEqual(["incomplete_data", [LABEL]]);
    expect(during.orders).toEqual(before.orders.map(({ id }) => ({ id, status: "held" })));

    await mend();
    await untilDue();
    expect(await sync()).toBe("captured");
    const after = await standing();
    expect(after.connection).toMatchObject({ status: "active", lastErrorCode: null, lastErrorAt: null });
    expect(after.connection.lastSyncAt).toBeGreaterThan(before.connection.lastSyncAt ?? 0);
    expect(after.missing).toEqual([]);
    expect(after.ladder.state).toBe(before.ladder.state);
    expect(after.orders).toEqual(before.orders);
  });

  test("trouble in one wallet only keeps that wallet's last balances and holds advice", async () => {
    const before = await standing();
    await breakRoute("/sapi/v1/simple-earn/*", "html200");
    expect(await sync()).toBe("captured");
    const during = await standing();
    expect(during.connection).toMatchObject({ status: "active", lastErrorCode: "partial" });
    expect(during.totalUsd).toBe(before.totalUsd);
    expect(during.ladder).toEqual(before.ladder);
    expect(during.headline).toBe("incomplete_data");
    expect(during.orders.every(({ status }) => status === "held")).toBe(true);
    await mend();
    await untilDue();
    expect(await sync()).toBe("captured");
    expect((await standing()).missing).toEqual([]);
  });

  test("trouble in the middle of the history loses nothing: the next pass goes on", async () => {
    const count = async () => {
      const { rows } = await batchPool().query<{ trades: number; flows: number }>(
        `select (select count(*)::int from trade) as trades, (select count(*)::int from cash_flow) as flows`,
      );
      return rows[0];
    };
    const before = await count();
    await desk.control("POST", `/control/accounts/${LABEL}/deposit`, { asset: "USDT", amount: "75" });
    await desk.control("POST", `/control/accounts/${LABEL}/trade`, {
      symbol: "BTCUSDT",
      side: "BUY",
      quantity: "0.0005",
    });
    await sync();
    await breakRoute("/api/v3/myTrades", "reset");
    const ref = { workspaceId: ctx.workspaceId, connectionId };
    await expect(importHistory(ref, { clock })).rejects.toMatchObject({ kind: "unavailable" });
    await mend();
    expect(await importHistory(ref, { clock })).toMatchObject({ trades: 1 });
    expect(await count()).toEqual({ trades: (before?.trades ?? 0) + 1, flows: (before?.flows ?? 0) + 1 });
  });
});
