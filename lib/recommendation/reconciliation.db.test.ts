import { afterAll, beforeAll, expect, test } from "vitest";
import type { AccountReconciliation } from "@/lib/domain/reconciliation-view";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import { captureSnapshot } from "@/lib/snapshot/capture-snapshot";
import { importHistory } from "@/lib/snapshot/import-history";
import { openDemoDesk, unpaced } from "@/lib/testing/demo-desk";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadReconciliation } from "./load-reconciliation";

/** What changed an account between two readings, from the wire to what Portfolio shows. */
let now = Math.floor(Date.now() / DAY_MS) * DAY_MS + 10 * HOUR_MS;
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });
const desk = openDemoDesk(sandbox.url, clock);
const HALF_HOUR_MS = 30 * 60_000;
let ctx: WorkspaceContext;
let connectionId: string;

beforeAll(async () => {
  ctx = await desk.openWorkspace("reconciled");
  ({ connectionId } = await desk.link(ctx, "hedged"));
  await desk.round([{ ctx, connectionId }]);
}, 120_000);
afterAll(() => desk.close());

const ref = () => ({ workspaceId: ctx.workspaceId, connectionId });
const capture = () => unpaced(() => captureSnapshot(ref(), { clock }));
const readHistory = () => unpaced(() => importHistory(ref(), { clock }));

async function reconciled(): Promise<AccountReconciliation> {
  const { accounts } = await loadReconciliation(ctx, { period: "30d" });
  const [account] = accounts;
  if (account === undefined || accounts.length !== 1) throw new Error(`${accounts.length} accounts`);
  return account;
}

function expectSum({ startUsd, endUsd, partsUsd }: AccountReconciliation): void {
  const parts = Object.values(partsUsd).reduce((sum, part) => sum + Number(part), 0);
  expect(Number(startUsd) + parts).toBeCloseTo(Number(endUsd), 6);
}

test("an account that was read once has nothing to explain", async () => {
  const account = await reconciled();
  expect(account).toMatchObject({ state: "explained", assets: [], unexplainedGrossUsd: "0.00" });
  expect(account.from).toBe(account.to);
});

test("what changed minutes ago waits for its history; then trades, deposits and realised profit explain all of it", async () => {
  now += 10 * 60_000;
  const act = (verb: string, body: object) => desk.control("POST", `/control/accounts/hedged/${verb}`, body);
  await act("deposit", { asset: "USDT", amount: "5000" });
  await act("trade", { symbol: "ETHUSDT", side: "BUY", quantity: "0.5" });
  await act("trade", { symbol: "BTCUSDT", side: "BUY", quantity: "0.05", venue: "futures" });
  await act("withdraw", { asset: "USDT", amount: "100" });
  now += 60_000;
  await capture();
  expect((await reconciled()).state).toBe("settling");

  await readHistory();
  now += HALF_HOUR_MS + 60_000;
  await capture();
  await readHistory();
  const account = await reconciled();
  expectSum(account);
  const { flows, income, trades } = account.partsUsd;
  expect(Number(flows)).toBeGreaterThan(4_800);
  expect(Math.abs(Number(income)), "closing part of a hedge realises something").toBeGreaterThan(0);
  expect(Math.abs(Number(trades)), "a purchase at market is worth what was paid").toBeLessThan(50);
  expect(account.assets.map(({ asset }) => asset).sort()).toEqual(expect.arrayContaining(["ETH", "USDT"]));
  expect(account).toMatchObject({ state: "explained", contractGaps: [] });
});

test("a trade whose record is missing is found, named and summed, though its two sides cancel in the net", async () => {
  await batchPool().query("delete from trade where connection_id = $1 and event_at > $2 and symbol = 'ETH/USDT'", [
    connectionId,
    new Date(now - 2 * HOUR_MS),
  ]);
  const account = await reconciled();
  expectSum(account);
  expect(account.state).toBe("unexplained");
  expect(Math.abs(Number(account.partsUsd.unexplained))).toBeLessThan(100);
  expect(Number(account.unexplainedGrossUsd)).toBeGreaterThan(1_000);
  expect(
    account.assets
      .filter(({ isNamed }) => isNamed)
      .map(({ asset }) => asset)
      .sort(),
  ).toEqual(["ETH", "USDT"]);
});

test("no verdict while a wallet cannot be read", async () => {
  await batchPool().query(
    `update account_current set snapshot = jsonb_set(snapshot, '{missingWallets}', '["futures"]') where connection_id = $1`,
    [connectionId],
  );
  expect(await reconciled()).toMatchObject({ state: "unread_wallets", missingWallets: ["futures"] });
});

test("an account of which a wallet never could be read is told as that, not left out", async () => {
  await batchPool().query(
    `update account_snapshot set snapshot = jsonb_set(snapshot, '{missingWallets}', '["futures"]') where connection_id = $1`,
    [connectionId],
  );
  const account = await reconciled();
  expect(account).toMatchObject({ state: "unread_wallets", missingWallets: ["futures"], assets: [] });
  expect(account.from).toBe(account.to);
});
