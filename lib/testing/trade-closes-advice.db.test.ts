import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareDecimals, floorToStep, multiplyDecimals, subtractDecimals, toNumber } from "@/lib/domain/decimal";
import { DAY_MS } from "@/lib/domain/units";
import type { RecommendationView } from "@/lib/domain/views";
import { ingestPrices } from "@/lib/market/ingest-prices";
import { loadInstruments } from "@/lib/market/load-instruments";
import { batchPool } from "@/lib/platform/batch-db";
import { assessWorkspaces } from "@/lib/recommendation/assess-workspaces";
import { decideRecommendation } from "@/lib/recommendation/decide-recommendation";
import { listRecommendations } from "@/lib/recommendation/list-recommendations";
import { captureSnapshot } from "@/lib/snapshot/capture-snapshot";
import { importHistory } from "@/lib/snapshot/import-history";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { openDemoDesk } from "./demo-desk";
import { startOwnSandbox } from "./own-sandbox";

/** What a person does on the exchange closes our advice; nothing else does. In the worker's order, by a clock we move. */
let now = Date.UTC(2026, 10, 22, 9, 30);
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });
const desk = openDemoDesk(sandbox.url, clock);
const MINUTE_MS = 60_000;

interface Linked {
  ctx: WorkspaceContext;
  connectionId: string;
}
const books: Linked[] = [];

beforeAll(async () => {
  for (const family of ["sapi", "fapi", "dapi"])
    await desk.control("POST", "/control/limits", { family, perMinute: 1_000_000 });
  for (const name of ["asks", "promises"]) {
    const ctx = await desk.openWorkspace(name);
    // A tight limit, so that the AI book is above its target and there are orders to follow.
    await desk.setPolicy(ctx, { preset: "active", lossLimitFraction: 0.25 });
    books.push({ ctx, ...(await desk.link(ctx, "ai-book")) });
  }
  await desk.round(books);
}, 120_000);
afterAll(() => desk.close());

function book(index: number): Linked {
  const found = books[index];
  if (found === undefined) throw new Error(`book ${index} was not opened`);
  return found;
}

/** One sync as the worker does it: what changed is assessed at once, its trades arrive behind and are assessed again. */
async function sync({ ctx, connectionId }: Linked): Promise<void> {
  const ref = { workspaceId: ctx.workspaceId, connectionId };
  now += MINUTE_MS;
  await batchPool().query("delete from egress_bucket");
  await ingestPrices("binance", { clock });
  expect(await captureSnapshot(ref, { clock })).toMatchObject({ kind: "captured" });
  await assessWorkspaces({ workspaceIds: [ctx.workspaceId], clock });
  await importHistory(ref, { clock });
  await assessWorkspaces({ workspaceIds: [ctx.workspaceId], clock });
}

async function openSells({ ctx }: Linked): Promise<RecommendationView[]> {
  const todo = await listRecommendations(ctx, { tab: "todo" });
  return todo.filter(({ side, instrumentId }) => side === "sell" && instrumentId?.includes("/USDT") === true);
}

async function byId({ ctx }: Linked, id: string): Promise<RecommendationView> {
  const found = (await listRecommendations(ctx, { tab: "all" })).find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is gone`);
  return found;
}

/** Sells on the exchange, as its owner would in the exchange's own app. */
async function sell(advice: RecommendationView, quantity: string): Promise<void> {
  const symbol = (advice.symbol ?? "").replace("/", "").replace(/:.*/, "");
  const venue = advice.symbol?.includes(":") === true ? "futures" : "spot";
  await desk.control("POST", "/control/accounts/ai-book/trade", { symbol, side: "SELL", quantity, venue });
}

async function lotStepOf(advice: RecommendationView): Promise<string> {
  const [instrument] = await loadInstruments({ ids: [advice.instrumentId ?? ""] });
  if (instrument === undefined) throw new Error("advice on an unknown market");
  return instrument.lotStep;
}

describe("advice to sell", () => {
  test("is partly filled by part of it, stays open, and is done with the rest", async () => {
    const [advice] = await openSells(book(0));
    if (advice?.quantity == null) throw new Error("the AI book has nothing to sell");
    const part = floorToStep(multiplyDecimals(advice.quantity, "0.7"), await lotStepOf(advice));
    await sell(advice, part);
    await sync(book(0));
    const partly = await byId(book(0), advice.id);
    expect(compareDecimals(partly.filledQuantity, part)).toBe(0);
    expect(compareDecimals(partly.quantity ?? "0", advice.quantity), "70 % of what was asked").toBe(0);
    expect(partly.status, "30 % of it are still to do").toBe("open");

    await sync(book(0));
    expect((await byId(book(0), advice.id)).status, "nothing more was sold").toBe("open");

    await sell(advice, subtractDecimals(advice.quantity, part));
    await sync(book(0));
    const done = await byId(book(0), advice.id);
    expect(done.status).toBe("done");
    expect(done.closedAt).toBe(now);
    expect(compareDecimals(done.filledQuantity, advice.quantity)).toBe(0);
  });

  test("that was executed does not come back", async () => {
    const before = await listRecommendations(book(0).ctx, { tab: "done" });
    const [done] = before.filter(({ status }) => status === "done");
    await sync(book(0));
    const repeated = (await openSells(book(0))).filter(({ asset }) => asset === done?.asset);
    expect(repeated).toEqual([]);
  });

  test("that somebody promised to follow closes as done with the trade, and as not seen without one", async () => {
    await sync(book(1));
    const [first, second] = await openSells(book(1));
    if (first?.quantity == null || second === undefined) throw new Error("two sells are needed");
    for (const { id } of [first, second])
      await decideRecommendation(book(1).ctx, { id, decision: { decision: "accept" } });
    await sell(first, first.quantity);
    await sync(book(1));
    expect((await byId(book(1), first.id)).status).toBe("done");
    expect((await byId(book(1), second.id)).status).toBe("accepted");

    now += DAY_MS;
    await desk.refreshMarket();
    await sync(book(1));
    const unseen = await byId(book(1), second.id);
    expect(unseen.status).toBe("not_seen");
    expect(toNumber(unseen.filledQuantity)).toBe(0);
  });
});
