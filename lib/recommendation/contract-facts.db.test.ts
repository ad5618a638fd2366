import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR_MS } from "@/lib/domain/units";
import { enScreens as en } from "@/lib/format/messages/en-screens";
import { futuresText } from "@/lib/format/portfolio-risk-text";
import { ingestContractFunding } from "@/lib/market/ingest-contract-funding";
import { ingestInstruments } from "@/lib/market/ingest-instruments";
import { ingestLeverageTiers } from "@/lib/market/ingest-leverage-tiers";
import { ingestPrices } from "@/lib/market/ingest-prices";
import { recordFeedSuccess } from "@/lib/market/feed-status";
import { FEED_TARGET_MS } from "@/lib/market/feed-target";
import { loadDataHealth } from "@/lib/market/load-data-health";
import { loadInstruments } from "@/lib/market/load-instruments";
import { loadLeverageTiers } from "@/lib/market/load-leverage-tiers";
import { planFeeds } from "@/lib/market/plan-feeds";
import { batchPool } from "@/lib/platform/batch-db";
import { captureSnapshot } from "@/lib/snapshot/capture-snapshot";
import { openDemoDesk, unpaced } from "@/lib/testing/demo-desk";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { assessWorkspaces } from "./assess-workspaces";
import { loadPortfolioReport } from "./load-portfolio-report";

/** A linked account with a perpetual ends with its contract's margin table, an exact liquidation price and its funding. */
let skipped = 0;
const clock = { now: () => new Date(Date.now() + skipped) };
const sandbox = await startOwnSandbox({ now: () => clock.now().getTime() });
const desk = openDemoDesk(sandbox.url, clock);

/** Demo accounts with perpetuals; Binance tells its tables to the key, the others to everybody. */
const TRADERS = {
  binance: "trader",
  bybit: "bybit-trader",
  okx: "okx-trader",
  krakenfutures: "kraken-futures-trader",
  kucoin: "kucoin-trader",
  bitget: "bitget-trader",
  gate: "gate-trader",
} as const;
type VenueId = keyof typeof TRADERS;
const VENUE_IDS = Object.keys(TRADERS) as VenueId[];
const workspaces = new Map<VenueId, WorkspaceContext>();

function contextOf(venue: VenueId): WorkspaceContext {
  const ctx = workspaces.get(venue);
  if (ctx === undefined) throw new Error(`${venue} was not opened`);
  return ctx;
}

const assess = () =>
  assessWorkspaces({ workspaceIds: [...workspaces.values()].map(({ workspaceId }) => workspaceId), clock });

interface ContractFeed {
  feed: "funding" | "leverage_tiers";
  subject: string;
}

async function contractFeeds(): Promise<ContractFeed[]> {
  const { rows } = await batchPool().query<ContractFeed>(
    "select feed, subject from feed_status where feed in ('funding', 'leverage_tiers') order by feed, subject",
  );
  return rows;
}

/** What the worker does for every feed of a contract. */
async function ingestContracts(): Promise<void> {
  for (const { feed, subject } of await contractFeeds()) {
    const [contract] = await loadInstruments({ ids: [subject] });
    if (contract === undefined) throw new Error(`no ${subject}`);
    const ingest = feed === "funding" ? ingestContractFunding : ingestLeverageTiers;
    const startedAt = clock.now();
    const { asOf } = await ingest(contract, { clock });
    await recordFeedSuccess(feed, subject, { startedAt, now: clock.now(), asOf });
  }
}

beforeAll(async () => {
  await unpaced(async () => {
    await ingestInstruments("binance", { clock });
    await ingestPrices("binance", { clock });
    for (const venue of VENUE_IDS) {
      const ctx = await desk.openWorkspace(`contracts-${venue}`);
      const { connectionId } = await desk.link(ctx, TRADERS[venue]);
      await ingestInstruments(venue, { clock });
      await captureSnapshot({ workspaceId: ctx.workspaceId, connectionId }, { clock });
      workspaces.set(venue, ctx);
    }
    await planFeeds(VENUE_IDS, clock.now());
  });
}, 120_000);
afterAll(() => desk.close());

test("every contract somebody holds is watched: its funding, and its table where everybody is told", async () => {
  const venuesOf = async (feed: ContractFeed["feed"]) => [
    ...new Set((await contractFeeds()).flatMap((each) => (each.feed === feed ? [each.subject.split(":")[0]] : []))),
  ];
  expect((await venuesOf("funding")).sort()).toEqual([...VENUE_IDS].sort());
  expect((await venuesOf("leverage_tiers")).sort()).toEqual(VENUE_IDS.filter((id) => id !== "binance").sort());
});

test("before any is read, figures are approximate and funding is not known", async () => {
  await assess();
  const { report, contracts } = await loadPortfolioReport(contextOf("gate"));
  expect(report?.futures).toHaveLength(1);
  expect(report?.futures[0]).toMatchObject({ isApproximate: true, fundingUsdPerDay: null });
  expect(Object.values(contracts)).toEqual([{ venueName: "Gate", symbol: "BTC/USDT:USDT", funding: null }]);
});

describe("once they are", () => {
  beforeAll(async () => {
    await unpaced(ingestContracts);
    await assess();
  }, 60_000);

  test.each(VENUE_IDS)("%s: tiers, an exact liquidation price and a funding carry", async (venue) => {
    const view = await loadPortfolioReport(contextOf(venue));
    const futures = view.report?.futures ?? [];
    expect(futures.length).toBeGreaterThan(0);
    for (const risk of futures) {
      expect(risk.isApproximate).toBe(false);
      const { liquidationPriceUsd: own, venueLiquidationPriceUsd: told } = risk;
      if (told !== null) expect((own ?? NaN) / told).toBeCloseTo(1, 3);
      if (venue === "krakenfutures") expect(told).toBeNull();
      // A short is liquidated at some price, whatever backs it.
      if (risk.side === "short") expect(own).toBeGreaterThan(0);
      const paid = view.contracts[risk.instrumentId]?.funding;
      expect(paid).toMatchObject({ intervalHours: 8 });
      const sign = risk.side === "long" ? 1 : -1;
      expect(risk.fundingUsdPerDay).toBeCloseTo(sign * risk.notionalUsd * (paid?.rateFraction ?? NaN) * 3, 9);
      const wait = (paid?.nextAt ?? 0) - clock.now().getTime();
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(8 * HOUR_MS);
    }
    expect(view.contractGaps).toEqual([]);
    expect(futuresText(view, en).support).toMatch(/Funding (costs|pays) you/);
  });

  test("a table that stays the same is not written again; a changed one is, and what was known before is still known", async () => {
    const [bybit] = (await contractFeeds()).filter(({ subject }) => subject.startsWith("bybit:"));
    const [contract] = await loadInstruments({ ids: [bybit?.subject ?? ""] });
    if (contract === undefined) throw new Error("nobody holds a contract on Bybit");
    const before = clock.now();
    const count = async () =>
      (
        await batchPool().query<{ versions: number }>(
          "select count(distinct available_at)::int as versions from leverage_tier where instrument_id = $1",
          [contract.id],
        )
      ).rows[0]?.versions;
    await ingestLeverageTiers(contract, { clock });
    expect(await count()).toBe(1);
    const known = (await loadLeverageTiers([contract.id], before))[contract.id];
    await batchPool().query(
      "update leverage_tier set maintenance_fraction = maintenance_fraction / 2 where instrument_id = $1",
      [contract.id],
    );
    skipped += 1_000;
    await ingestLeverageTiers(contract, { clock });
    expect(await count()).toBe(2);
    expect((await loadLeverageTiers([contract.id], clock.now()))[contract.id]).toEqual(known);
    const halved = (await loadLeverageTiers([contract.id], before))[contract.id];
    expect(halved?.[0]?.maintenanceFraction).toBeCloseTo((known?.[0]?.maintenanceFraction ?? NaN) / 2, 12);
  });

  test.each(["500", "html200", "wrongtypes", "truncated"])("%s of a table changes nothing", async (fault) => {
    const [contract] = await loadInstruments({ ids: ["bybit:BTC/USDT:USDT"] });
    if (contract === undefined) throw new Error("Bybit lists no BTC");
    const known = await loadLeverageTiers([contract.id], clock.now());
    await desk.control("POST", "/control/faults", { route: "/v5/market/risk-limit", fault, times: 10 });
    await expect(unpaced(() => ingestLeverageTiers(contract, { clock }))).rejects.toMatchObject({
      name: "SafeExchangeError",
    });
    await desk.control("DELETE", "/control/faults");
    expect(await loadLeverageTiers([contract.id], clock.now())).toEqual(known);
  });
});

test.each(["funding", "leverage_tiers"] as const)(
  "with %s dead, who holds the contract is told since when, and nobody else",
  async (feed) => {
    const since = new Date(clock.now().getTime() - 2 * FEED_TARGET_MS[feed]);
    await batchPool().query(
      "update feed_status set last_success_at = $2, failures = 9, last_error_code = 'unavailable' where feed = $1 and subject like 'gate:%'",
      [feed, since],
    );
    await batchPool().query(
      feed === "funding"
        ? "delete from signal_point where subject like 'gate:%'"
        : "delete from leverage_tier where instrument_id like 'gate:%'",
    );
    await assess();
    const { contractGaps, report } = await loadPortfolioReport(contextOf("gate"));
    expect(contractGaps).toEqual([
      expect.objectContaining({
        feed,
        since: since.getTime(),
        errorCode: "unavailable",
        subjects: [expect.any(String)],
      }),
    ]);
    expect(report?.futures[0]).toMatchObject(feed === "funding" ? { fundingUsdPerDay: null } : { isApproximate: true });
    expect((await loadPortfolioReport(contextOf("bybit"))).contractGaps).toEqual([]);
    const { feeds } = await loadDataHealth(contextOf("gate"));
    expect(feeds.filter(({ state }) => state === "late").map((each) => each.feed)).toEqual([feed]);
    await unpaced(ingestContracts);
    await assess();
    expect((await loadPortfolioReport(contextOf("gate"))).contractGaps).toEqual([]);
  },
);
