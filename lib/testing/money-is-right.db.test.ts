import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listConnections } from "@/lib/connection/list-connections";
import { addDecimals, subtractDecimals, toNumber } from "@/lib/domain/decimal";
import type { LadderState } from "@/lib/domain/ladder";
import { batchPool } from "@/lib/platform/batch-db";
import { withWorkspace } from "@/lib/platform/db";
import type { NavMemory } from "@/lib/recommendation/advance-nav";
import { assessWorkspaces } from "@/lib/recommendation/assess-workspaces";
import { loadHoldings } from "@/lib/recommendation/load-holdings";
import { captureSnapshot } from "@/lib/snapshot/capture-snapshot";
import { importHistory } from "@/lib/snapshot/import-history";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { openDemoDesk } from "./demo-desk";
import { startOwnSandbox } from "./own-sandbox";

/**
 * The exchange and the product look at one clock that only this file moves, so both price every coin at the same
 * instant and totals can be compared to the last digit.
 */
let now = Date.UTC(2026, 10, 22, 9, 30);
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });
const desk = openDemoDesk(sandbox.url, clock);

const ACCOUNTS = [
  "ai-book",
  "trader",
  "holder",
  "dca",
  "stablecoins",
  "small",
  "dust",
  "locked-earn",
  "hedged",
  "drawdown",
  "coin-margin-trader",
  "bybit-trader",
  "okx-trader",
] as const;
type AccountId = (typeof ACCOUNTS)[number];

const MINUTE_MS = 60_000;

interface Truth {
  totalUsd: string;
  walletsUsd: Record<string, string>;
  unrealizedPnlUsd: string;
  holdings: { wallet: string; asset: string; amount: string }[];
  unpriced: { asset: string; amount: string }[];
}

/** The sandbox's wallets in the product's words; what both call the same stands for itself. */
const SEPARATE: Readonly<Record<string, string>> = {
  earn: "earn_flexible",
  locked: "earn_locked",
  isolated: "margin",
};
/** One wallet for everything; only what open contracts have won or lost so far stands beside it. */
const UNIFIED: typeof SEPARATE = { ...SEPARATE, spot: "unified", margin: "unified", futures: "unified" };
const WALLETS: Readonly<Record<string, typeof SEPARATE>> = { "bybit-trader": UNIFIED, "okx-trader": UNIFIED };

const opened = new Map<AccountId, { ctx: WorkspaceContext; connectionId: string }>();

function account(id: AccountId): { ctx: WorkspaceContext; connectionId: string } {
  const found = opened.get(id);
  if (found === undefined) throw new Error(`${id} was not opened`);
  return found;
}

const truthOf = (id: AccountId) => desk.control<Truth>("GET", `/control/accounts/${id}/truth`);

beforeAll(async () => {
  for (const id of ACCOUNTS) {
    const ctx = await desk.openWorkspace(id);
    opened.set(id, { ctx, ...(await desk.link(ctx, id)) });
  }
  await desk.round([...opened.values()]);
}, 180_000);
afterAll(() => desk.close());

describe.each(ACCOUNTS)("the total of %s", (id) => {
  test("equals the exchange's to the last digit, whole and by wallet", async () => {
    const [truth, { total }] = [await truthOf(id), await loadHoldings(account(id).ctx)];
    expect(total.isComplete).toBe(true);
    expect(printed(total.totalUsd)).toBe(printed(truth.totalUsd));
    const expected: Record<string, string> = {};
    for (const [wallet, valueUsd] of Object.entries(truth.walletsUsd)) {
      const name = (WALLETS[id] ?? SEPARATE)[wallet] ?? wallet;
      expected[name] = addDecimals(expected[name] ?? "0", valueUsd);
    }
    if (expected["unified"] !== undefined) {
      expected["unified"] = subtractDecimals(expected["unified"], truth.unrealizedPnlUsd);
      expected["futures"] = truth.unrealizedPnlUsd;
    }
    const byWallet = Object.fromEntries(total.byWallet.map(({ wallet, valueUsd }) => [wallet, valueUsd]));
    for (const [wallet, valueUsd] of Object.entries(expected))
      expect(printed(byWallet[wallet] ?? "0"), wallet).toBe(printed(valueUsd));
  });

  test("is what its account is listed with, open contracts included", async () => {
    const { ctx } = account(id);
    const [{ total }, [connection]] = [await loadHoldings(ctx), await listConnections(ctx)];
    expect(connection?.equityUsd).toBeCloseTo(toNumber(total.totalUsd), 6);
  });

  test("holds every coin in the exchange's amount, priced or not", async () => {
    const [truth, { holdings, total }] = [await truthOf(id), await loadHoldings(account(id).ctx)];
    const expected = sumByAsset([...truth.holdings, ...truth.unpriced]);
    const held = holdings.map(({ asset, quantity }) => ({ asset, amount: quantity }));
    expect(sumByAsset(held)).toEqual(expected);
    expect(sumByAsset(total.unpriced.map(({ asset, quantity }) => ({ asset, amount: quantity })))).toEqual(
      sumByAsset(truth.unpriced),
    );
  });
});

/** The exchange prints eight decimals and cuts the rest. */
function printed(usd: string): string {
  return addDecimals(usd.replace(/(\.\d{8})\d+$/, "$1"));
}

function sumByAsset(rows: readonly { asset: string; amount: string }[]): Record<string, number> {
  const sums: Record<string, string> = {};
  for (const { asset, amount } of rows) sums[asset] = addDecimals(sums[asset] ?? "0", amount);
  const whole = Object.entries(sums).map(([asset, amount]) => [asset, toNumber(amount)] as const);
  return Object.fromEntries(whole.filter(([, amount]) => amount !== 0));
}

/** Reads and assesses one account again at today's stored prices: only what its owner moved can change anything. */
async function sync(id: AccountId): Promise<void> {
  const { ctx, connectionId } = account(id);
  const ref = { workspaceId: ctx.workspaceId, connectionId };
  now += MINUTE_MS;
  await batchPool().query("delete from egress_bucket");
  expect(await captureSnapshot(ref, { clock })).toMatchObject({ kind: "captured", isComplete: true });
  await assessWorkspaces({ workspaceIds: [ctx.workspaceId], clock });
  await importHistory(ref, { clock });
  await assessWorkspaces({ workspaceIds: [ctx.workspaceId], clock });
}

interface Books {
  unitValue: number;
  ladder: LadderState;
  totalUsd: string;
  /** What open contracts have won or lost so far: the exchange's word of this minute. */
  openProfitUsd: string;
}

async function booksOf(id: AccountId): Promise<Books> {
  const { ctx } = account(id);
  const { total } = await loadHoldings(ctx);
  const row = await withWorkspace(ctx.workspaceId, (tx) =>
    tx.ladderRow.findUnique({ where: { workspaceId: ctx.workspaceId } }),
  );
  if (row === null) throw new Error(`${id} has no ladder`);
  return {
    unitValue: (row.nav as unknown as NavMemory).unitValue,
    ladder: row.state as unknown as LadderState,
    totalUsd: total.totalUsd,
    openProfitUsd: total.byWallet.find(({ wallet }) => wallet === "futures")?.valueUsd ?? "0",
  };
}

const act = (id: AccountId, verb: string, body: object) =>
  desk.control("POST", `/control/accounts/${id}/${verb}`, body);

function expectSameStanding(after: Books, before: Books): void {
  expect(Math.abs(after.unitValue / before.unitValue - 1)).toBeLessThan(1e-12);
  expect(after.ladder.state).toBe(before.ladder.state);
  expect(Math.abs(after.ladder.drawdownFraction - before.ladder.drawdownFraction)).toBeLessThan(1e-12);
  expect(Math.abs(after.ladder.highWaterMark / before.ladder.highWaterMark - 1)).toBeLessThan(1e-12);
}

/** Coins keep the price of the first round, so between two readings only contracts win or lose. */
function expectOnlyContractsMoved(after: Books, before: Books, flowUsd: string): void {
  const won = subtractDecimals(after.openProfitUsd, before.openProfitUsd);
  expect(subtractDecimals(after.totalUsd, before.totalUsd)).toBe(addDecimals(won, flowUsd));
  const invested = toNumber(addDecimals(before.totalUsd, flowUsd));
  expect(after.unitValue / before.unitValue).toBeCloseTo(toNumber(after.totalUsd) / invested, 12);
  expect(after.ladder.state).toBe(before.ladder.state);
}

describe("moving money", () => {
  test.each(["bybit-trader", "okx-trader"] as const)(
    "%s: out of the unified account, and into the exchange: only open contracts change what a unit is worth",
    async (id) => {
      const before = await booksOf(id);
      await act(id, "transfer", { from: "spot", to: "funding", asset: "USDT", amount: "300" });
      await sync(id);
      expectOnlyContractsMoved(await booksOf(id), before, "0");
      const moved = await booksOf(id);
      await act(id, "deposit", { asset: "USDT", amount: "2500" });
      await sync(id);
      expectOnlyContractsMoved(await booksOf(id), moved, "2500");
    },
  );

  test("from spot to futures changes neither total, nor unit value, nor ladder", async () => {
    const before = await booksOf("stablecoins");
    await act("stablecoins", "transfer", { from: "spot", to: "futures", asset: "USDT", amount: "1000" });
    await sync("stablecoins");
    const after = await booksOf("stablecoins");
    expect(after.totalUsd).toBe(before.totalUsd);
    expectSameStanding(after, before);
  });

  test("in raises equity by what came in, and neither unit value nor ladder", async () => {
    const before = await booksOf("drawdown");
    await act("drawdown", "deposit", { asset: "USDT", amount: "2500" });
    await sync("drawdown");
    const after = await booksOf("drawdown");
    expect(toNumber(subtractDecimals(after.totalUsd, before.totalUsd))).toBeCloseTo(2_500, 6);
    expectSameStanding(after, before);
  });

  test("out lowers equity by what left, and neither unit value nor ladder: a withdrawal is no loss", async () => {
    const before = await booksOf("drawdown");
    await act("drawdown", "withdraw", { asset: "USDT", amount: "1000" });
    await sync("drawdown");
    const after = await booksOf("drawdown");
    const fee = toNumber(before.totalUsd) - toNumber(after.totalUsd) - 1_000;
    // The exchange keeps a fee for sending; it is the only thing that is lost.
    expect(fee).toBeGreaterThanOrEqual(0);
    expect(fee).toBeLessThan(10);
    const lost = fee / toNumber(before.totalUsd);
    expect(after.unitValue / before.unitValue).toBeGreaterThan(1 - lost * 1.01 - 1e-12);
    expect(after.ladder.state).toBe(before.ladder.state);
  });
});
