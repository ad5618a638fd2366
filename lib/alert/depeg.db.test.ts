import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { measureDollarRate } from "@/lib/market/dollar-rate/measure-dollar-rate";
import { ingestPrices } from "@/lib/market/ingest-prices";
import { batchPool } from "@/lib/platform/batch-db";
import { assessWorkspaces } from "@/lib/recommendation/assess-workspaces";
import { listRecommendations } from "@/lib/recommendation/list-recommendations";
import { loadHoldings } from "@/lib/recommendation/load-holdings";
import { captureSnapshot } from "@/lib/snapshot/capture-snapshot";
import { openDemoDesk, unpaced } from "@/lib/testing/demo-desk";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { connectAs } from "@/lib/testing/with-servers";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { writeSafetyMails } from "./write-safety-mails";

/** USDT leaves its peg on the wire, and comes back: from the order books of fiat markets to the mail. */
let now = Math.floor(Date.now() / DAY_MS) * DAY_MS + 10 * HOUR_MS;
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });
const desk = openDemoDesk(sandbox.url, clock);
const owner = connectAs("admin");
let ctx: WorkspaceContext;
let connectionId: string;

beforeAll(async () => {
  ctx = await desk.openWorkspace("off-peg");
  await owner.query("update app_user set email_verified_at = now()");
  ({ connectionId } = await desk.link(ctx, "trader"));
  await desk.round([{ ctx, connectionId }]);
}, 120_000);
afterAll(() => desk.close());

/** One minute of the worker. */
async function minute(): Promise<void> {
  now += 60_000;
  await unpaced(async () => {
    await measureDollarRate("USDT", { clock });
    await ingestPrices("binance", { clock });
    await captureSnapshot({ workspaceId: ctx.workspaceId, connectionId }, { clock });
  });
  await assessWorkspaces({ workspaceIds: [ctx.workspaceId], clock });
}
const depeg = (priceUsd: number) => desk.control("POST", "/control/depeg", { asset: "USDT", priceUsd });
const truth = () => desk.control<{ totalUsd: string }>("GET", "/control/accounts/trader/truth");
const warnings = async () =>
  (await listRecommendations(ctx, { tab: "all" })).filter(({ kind, asset }) => kind === "depeg" && asset === "USDT");

test("while the peg holds the total is the exchange's and nobody is warned", async () => {
  await minute();
  const { total } = await loadHoldings(ctx);
  expect(total.offPeg).toBeUndefined();
  expect(Number(total.totalUsd)).toBeCloseTo(Number((await truth()).totalUsd), 2);
  expect(await warnings()).toEqual([]);
});

test("off its peg: wallets still add up to the exchange's total, and what the dollar lost stands beside them", async () => {
  await depeg(0.94);
  await minute();
  const { total, holdings } = await loadHoldings(ctx);
  const wallets = total.byWallet.reduce((sum, { valueUsd }) => sum + Number(valueUsd), 0);
  expect(wallets).toBeCloseTo(Number((await truth()).totalUsd), 2);
  expect(total.offPeg?.coins).toMatchObject([{ asset: "USDT", sources: 3, since: now }]);
  expect(wallets + Number(total.offPeg?.valueUsd)).toBeCloseTo(Number(total.totalUsd), 6);
  expect(Number(total.totalUsd) / wallets).toBeCloseTo(0.94, 2);
  expect(Number(holdings.find(({ asset }) => asset === "USDT")?.priceUsd)).toBeCloseTo(0.94, 2);
});

test("it is a critical warning with the price, the sources and since when, told once by mail", async () => {
  const [warning, ...others] = await warnings();
  expect(others).toEqual([]);
  expect(warning).toMatchObject({ status: "open", severity: "critical", isSafety: true });
  expect(warning?.numbers["pegSources"]).toBe(3);
  expect(warning?.numbers["pegGapFraction"]).toBeCloseTo(-0.06, 2);
  expect(await writeSafetyMails({ clock })).toBeGreaterThan(0);
  const { rows } = await batchPool().query<{ text: string }>(
    "select text from mail_outbox where kind = 'safety_warning'",
  );
  expect(rows.filter(({ text }) => /USDT is .6\.\d.% off its peg/.test(text))).toHaveLength(1);
  expect(await writeSafetyMails({ clock }), "told once").toBe(0);
});

test("on the edge nothing flaps: one warning stands until the peg is regained, and then it is over", async () => {
  for (const price of [0.992, 0.988, 0.993]) {
    await depeg(price);
    await minute();
    expect((await warnings()).map(({ status }) => status)).toEqual(["open"]);
  }
  await depeg(1);
  await minute();
  const { total } = await loadHoldings(ctx);
  expect(total.offPeg).toBeUndefined();
  expect(Number(total.totalUsd)).toBeCloseTo(Number((await truth()).totalUsd), 2);
  now += 13 * HOUR_MS;
  await minute();
  expect((await warnings()).map(({ status }) => status)).toEqual(["superseded"]);
});
