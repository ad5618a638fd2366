import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeOperatorMails } from "@/lib/alert/write-operator-mails";
import { FEED_GROUP_OF, FEEDS, type Feed } from "@/lib/domain/feed";
import type { MarketState } from "@/lib/domain/market-state";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { dataHealthText } from "@/lib/format/data-health-text";
import { marketText } from "@/lib/format/market-text";
import { enScreens as en } from "@/lib/format/messages/en-screens";
import { assessMarkets } from "@/lib/market/assess-markets";
import { recordFeedSuccess } from "@/lib/market/feed-status";
import { FEED_TARGET_MS } from "@/lib/market/feed-target";
import { ingestCandles } from "@/lib/market/ingest-candles";
import { ingestDerivatives } from "@/lib/market/ingest-derivatives";
import { loadLateFeeds } from "@/lib/market/late-feeds";
import { loadDataHealth } from "@/lib/market/load-data-health";
import { loadInstruments } from "@/lib/market/load-instruments";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { planFeeds } from "@/lib/market/plan-feeds";
import { batchPool } from "@/lib/platform/batch-db";
import { assessWorkspaces } from "@/lib/recommendation/assess-workspaces";
import { listRecommendations } from "@/lib/recommendation/list-recommendations";
import { loadHoldings } from "@/lib/recommendation/load-holdings";
import { loadAssetMarket, loadMarketView } from "@/lib/recommendation/load-market-view";
import { loadOverview } from "@/lib/recommendation/load-overview";
import { loadPortfolioReport } from "@/lib/recommendation/load-portfolio-report";
import { loadWatchlist } from "@/lib/recommendation/load-watchlist";
import { ingestSource } from "@/lib/sources/ingest-source";
import { listSources } from "@/lib/sources/list-sources";
import { recordSentiment } from "@/lib/sources/sentiment/record-sentiment";
import { captureSnapshot } from "@/lib/snapshot/capture-snapshot";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { openDemoDesk } from "./demo-desk";
import { startOwnSandbox } from "./own-sandbox";

/**
 * With each feed dead in turn every page still loads and says what is missing since when, and only the figures that the
 * feed enters change. A dead feed is one whose row is past its target and whose newest data are gone.
 */
process.env["COINMETRICS_LICENCE"] = "a test";
process.env["REDDIT_LICENCE"] = "a test";
process.env["OPERATOR_EMAIL"] = "operator@example.test";
let skipped = 0;
const clock = { now: () => new Date(Date.now() + skipped) };
const sandbox = await startOwnSandbox({ now: () => clock.now().getTime() });
const desk = openDemoDesk(sandbox.url, clock);
let ctx: WorkspaceContext;
let connectionId: string;
/** BTC's state while every feed answers. */
let sound: MarketState;

beforeAll(async () => {
  ctx = await desk.openWorkspace("dead-feeds");
  ({ connectionId } = await desk.link(ctx, "holder"));
  await desk.round([{ ctx, connectionId }]);
  const [spot, perpetual] = await loadInstruments({ ids: ["binance:BTC/USDT", "binance:BTC/USDT:USDT"] });
  if (spot === undefined || perpetual === undefined) throw new Error("the sandbox lists no BTC");
  await ingestCandles(spot, "1h", { clock });
  await ingestDerivatives(perpetual, { clock });
  for (const { source, isOn } of listSources()) if (isOn) await ingestSource(source, { clock });
  // Sentiment is of a full quarter of an hour: the first one after the headlines came.
  skipped += 15 * 60_000;
  await desk.refreshMarket();
  await recordSentiment({ clock });
  // A few markets say as much as all: judging one takes a while.
  await batchPool().query("delete from instrument where base <> all($1)", [["BTC", "ETH", "SOL", "BNB", "USDC"]]);
  await batchPool().query("delete from market_state_current where asset <> all($1)", [["BTC", "ETH", "SOL", "BNB"]]);
  await planFeeds(["binance"], clock.now());
  await batchPool().query("update price_current set event_at = $1", [clock.now()]);
  await succeed();
}, 240_000);
afterAll(() => desk.close());

/** Every feed answered just now. */
async function succeed(): Promise<void> {
  const now = clock.now();
  const { rows } = await batchPool().query<{ feed: Feed; subject: string }>("select feed, subject from feed_status");
  for (const { feed, subject } of rows)
    await recordFeedSuccess(feed, subject, { startedAt: now, now, asOf: now.getTime() });
}

const SIGNALS: Partial<Record<Feed, readonly string[]>> = {
  derivatives: ["funding_rate", "open_interest_usd"],
  implied_volatility: ["implied_volatility"],
  onchain: ["active_addresses", "exchange_net_inflow_usd"],
  fear_greed: ["fear_greed"],
  news: ["news_sentiment"],
  social: ["social_sentiment"],
  sentiment: ["news_sentiment", "social_sentiment"],
};

/** Rows a feed would have brought by now, taken away: a table and which of its rows. */
function dataOf(feed: Feed): readonly [table: string, where: string] | null {
  const names = SIGNALS[feed];
  if (names !== undefined) return ["signal_point", `name in (${names.map((name) => `'${name}'`).join(", ")})`];
  switch (feed) {
    case "price":
      return ["price_current", "true"];
    case "order_book":
      return ["order_book_current", "true"];
    case "candles_1h":
      return ["candle", "interval = '1h'"];
    case "candles_1d":
      return [
        "candle",
        `interval = '1d' and open_at > '${new Date(clock.now().getTime() - 4 * DAY_MS).toISOString()}'`,
      ];
    default:
      return null;
  }
}

/** Feeds of contracts enter no market: contract-facts.db.test.ts kills those. */
const MARKET_FEEDS = FEEDS.filter((feed) => FEED_GROUP_OF[feed] !== "contracts");

/** Parts of a market state that a feed may change; what it does not name must stay as it is. */
const ENTERS: Record<Feed, readonly (keyof MarketState)[]> = {
  instruments: [],
  market_state: [],
  dollar_rate: [],
  price: ["priceUsd", "priceAsOf", "trust", "volatility", "stability"],
  order_book: ["trust", "liquidity", "stability"],
  candles_1h: ["volatility"],
  candles_1d: [
    "dailyBars",
    "priceUsd",
    "volatility",
    "liquidity",
    "regime",
    "stability",
    "confidence",
    "trust",
    "evidence",
    "dailyLogReturns",
    "dailyReturnsEndAt",
  ],
  derivatives: ["evidence"],
  funding: [],
  leverage_tiers: [],
  implied_volatility: ["volatility", "stability", "confidence"],
  onchain: ["confidence"],
  fear_greed: ["evidence", "confidence"],
  news: ["evidence", "confidence"],
  social: ["evidence", "confidence"],
  sentiment: ["evidence", "confidence"],
};

async function btc(): Promise<MarketState> {
  const state = (await loadMarketStates(["BTC"]))["BTC"];
  if (state === undefined) throw new Error("BTC has no state");
  return state;
}

/** What the worker does by the clock, a second later, so that what is computed now is told from what was. */
async function recompute({ markets = true }: { markets?: boolean } = {}): Promise<void> {
  skipped += 1_000;
  if (markets) await assessMarkets({ clock });
  await assessWorkspaces({ workspaceIds: [ctx.workspaceId], clock });
}

function changedParts(before: MarketState, after: MarketState): string[] {
  return Object.keys(before).filter((part) => {
    if (part === "asOf") return false;
    const [a, b] = [before, after].map((state) => JSON.stringify(state[part as keyof MarketState]));
    return a !== b;
  });
}

/** Everything a person can open. A page whose loader throws is a page that does not render. */
async function openEveryPage() {
  const [market, asset, health, overview] = [
    await loadMarketView(ctx),
    await loadAssetMarket(ctx, "BTC"),
    await loadDataHealth(ctx),
    await loadOverview(ctx),
  ];
  await loadHoldings(ctx);
  await loadPortfolioReport(ctx);
  await loadWatchlist(ctx);
  await listRecommendations(ctx, { tab: "all" });
  return { market, asset, health, overview };
}

test("while every feed answers, nothing is said to be missing", async () => {
  await recompute();
  sound = await btc();
  const { market, asset, health } = await openEveryPage();
  expect([market.gaps, asset.gaps]).toEqual([[], []]);
  expect(health.feeds.every(({ state }) => state === "fresh")).toBe(true);
  expect(new Set(health.feeds.map(({ feed }) => feed))).toEqual(new Set(MARKET_FEEDS));
  expect(asset.signals.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["implied_volatility", "fear_greed", "funding_rate", "active_addresses"]),
  );
  expect(asset.headlines.length).toBeGreaterThan(0);
  expect(asset.regimeDays).toHaveLength(180);
  expect(asset.regimeDays.at(-1)?.label).toBe(asset.state.regime.label);
});

describe.each(MARKET_FEEDS)("with %s dead", (feed) => {
  test("every page loads and names it, and only what it enters changes", async () => {
    // Without new states the last one stands: let it be a sound one.
    if (feed === "market_state") await recompute();
    const since = new Date(clock.now().getTime() - 2 * FEED_TARGET_MS[feed]);
    await batchPool().query(
      "update feed_status set last_success_at = $2, last_error_code = 'unavailable', failures = 9 where feed = $1",
      [feed, since],
    );
    const data = dataOf(feed);
    const gone =
      data === null
        ? []
        : (
            await batchPool().query<{ row: unknown }>(
              `delete from ${data[0]} t where ${data[1]} returning to_jsonb(t) as row`,
            )
          ).rows;
    try {
      await recompute({ markets: feed !== "market_state" });
      const { market, asset, health } = await openEveryPage();
      const after = await btc();

      expect(ENTERS[feed]).toEqual(expect.arrayContaining(changedParts(sound, after)));
      if (data !== null) expect(changedParts(sound, after), "the feed enters something").not.toEqual([]);
      expect(after.trust.score).toBeLessThanOrEqual(sound.trust.score);

      const gap = market.gaps.find((each) => each.feed === feed);
      expect(gap).toMatchObject({ since: since.getTime(), errorCode: "unavailable" });
      expect(market.gaps).toHaveLength(1);
      expect(asset.gaps.map((each) => each.feed)).toEqual([feed]);
      expect(marketText(market, en, clock.now().getTime()).support).toContain(en.feeds.name[feed].toLowerCase());
      const rows = health.feeds.filter((each) => each.feed === feed);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ state }) => state === "late")).toBe(true);
      expect(dataHealthText(health, en).lead).toContain("late");
    } finally {
      if (data !== null)
        await batchPool().query(
          `insert into ${data[0]} select * from jsonb_populate_recordset(null::${data[0]}, $1::jsonb) on conflict do nothing`,
          [JSON.stringify(gone.map(({ row }) => row))],
        );
      await succeed();
    }
  });
});

test("prices that age take trust, and size with it, and come back", async () => {
  await batchPool().query("update price_current set event_at = event_at - interval '1 hour'");
  await recompute();
  const during = await btc();
  expect(during.trust.score).toBeLessThan(0.55);
  expect(during.trust.reasons.map(({ code }) => code)).toContain("price_stale");
  const { market } = await openEveryPage();
  expect(market.rows.find(({ asset }) => asset === "BTC")?.trust.score).toBe(during.trust.score);
  await batchPool().query("update price_current set event_at = event_at + interval '1 hour'");
  await recompute();
  expect((await btc()).trust.score).toBe(sound.trust.score);
});

test("an account that cannot be read is named, its advice held, its ladder still", async () => {
  const key = (await desk.keys("holder")).find(({ kind }) => kind === "read-only");
  const before = (await loadOverview(ctx)).assessment?.ladder;
  await desk.control("POST", "/control/faults", { apiKey: key?.apiKey, route: "/api/*", fault: "500", times: 1_000 });
  skipped += HOUR_MS;
  await batchPool().query("update price_current set event_at = $1", [clock.now()]);
  await batchPool().query("update egress_bucket set tokens = 1e6");
  await captureSnapshot({ workspaceId: ctx.workspaceId, connectionId }, { clock });
  await recompute();
  const { overview, health } = await openEveryPage();
  expect(overview.assessment?.headline).toBe("incomplete_data");
  expect(overview.assessment?.ladder).toMatchObject({
    state: before?.state,
    drawdownFraction: before?.drawdownFraction,
  });
  expect(dataHealthText(health, en).support).toContain("Not readable: holder.");
  await desk.control("DELETE", `/control/faults?apiKey=${key?.apiKey ?? ""}`);
  await succeed();
});

test("the operator is told of a feed that stays late, once a day, and not of one that is only late", async () => {
  const setLate = (feed: Feed, overMs: number) =>
    batchPool().query("update feed_status set last_success_at = $2 where feed = $1", [
      feed,
      new Date(clock.now().getTime() - FEED_TARGET_MS[feed] - overMs),
    ]);
  await setLate("news", 16 * 60_000);
  await setLate("price", 14 * 60_000);
  const late = await loadLateFeeds(clock.now());
  expect(late).toEqual([expect.objectContaining({ feed: "news", since: expect.any(Number) })]);
  expect(late[0]?.subjects).toContain("coindesk");
  expect(await writeOperatorMails(late, { clock })).toBe(1);
  expect(await writeOperatorMails(late, { clock })).toBe(0);
  const { rows } = await batchPool().query<{ to_address: string; subject: string; text: string }>(
    "select to_address, subject, text from mail_outbox where kind = 'feed_late'",
  );
  expect(rows).toEqual([expect.objectContaining({ to_address: "operator@example.test" })]);
  expect(rows[0]?.text).toContain("past its target of 120 minutes");
});
