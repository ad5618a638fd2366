import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toNumber } from "@/lib/domain/decimal";
import type { Candle } from "@/lib/domain/candle";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { assessMarkets } from "./assess-markets";
import { claimDueFeeds, makeFeedDue, recordFeedFailure, recordFeedSuccess } from "./feed-status";
import { ingestCandles } from "./ingest-candles";
import { ingestDerivatives } from "./ingest-derivatives";
import { ingestInstruments } from "./ingest-instruments";
import { ingestOrderBook } from "./ingest-order-book";
import { ingestPrices } from "./ingest-prices";
import { loadFeeds } from "./load-feeds";
import { loadInstruments } from "./load-instruments";
import { loadMarketStates } from "./load-market-states";
import { loadPrices } from "./load-prices";
import { loadSeries } from "./load-series";
import { planFeeds } from "./plan-feeds";
import { saveCandles } from "./save-candles";

const START = Math.floor(Date.now() / DAY_MS) * DAY_MS + 10 * HOUR_MS;
let now = START;
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });

const market = async (id: string) => {
  const [instrument] = await loadInstruments({ ids: [id] });
  if (instrument === undefined) throw new Error(`no ${id}`);
  return instrument;
};
const series = (id: string) => loadSeries(id, "1d", { from: 0, to: now });
const calls = () => sandbox.requests.counts("public")[0]?.routes ?? {};

beforeAll(async () => {
  await ingestInstruments("binance", { clock });
});
beforeEach(async () => {
  await batchPool().query("delete from egress_bucket");
  await sandbox.control("DELETE", "/control/faults");
  await sandbox.control("DELETE", "/control/requests");
});
afterAll(async () => {
  await closeBatchDb();
  await closeDb();
});

describe("instruments", () => {
  test("carry the rules an order must satisfy, as the venue prints them", async () => {
    const btc = await market("binance:BTC/USDT");
    expect(btc).toMatchObject({ symbol: "BTC/USDT", kind: "spot", settle: null, isActive: true });
    expect(await market("binance:BTC/USDT:USDT")).toMatchObject({ kind: "perpetual", settle: "USDT" });
    for (const rule of [btc.priceTick, btc.lotStep, btc.minNotional]) expect(toNumber(rule)).toBeGreaterThan(0);
  });

  test("one the venue no longer lists becomes inactive and stays", async () => {
    await batchPool().query(
      "insert into instrument select 'binance:GONE/USDT', venue, 'GONE/USDT', 'GONE', quote, settle, kind, price_tick, lot_step, min_quantity, min_notional, contract_size, taker_fee_fraction, true, updated_at from instrument where id = 'binance:BTC/USDT'",
    );
    await ingestInstruments("binance", { clock });
    expect(await market("binance:GONE/USDT")).toMatchObject({ isActive: false });
  });
});

describe("candles", () => {
  test("a new market gets its newest page first, then up to four years, in a few calls; again costs one", async () => {
    const eth = await market("binance:ETH/USDT");
    let barsAtFirst = 0;
    const onFirst = async () => void (barsAtFirst = (await series(eth.id)).length);
    const first = await ingestCandles(eth, "1d", { clock, onFirst });
    expect(barsAtFirst).toBe(400);
    expect(first).toMatchObject({ added: 1_500, coverage: 1 });
    const stored = await series(eth.id);
    expect(stored.at(-1)?.openAt).toBe(Math.floor(now / DAY_MS) * DAY_MS - DAY_MS);
    expect(stored.map(({ openAt }) => openAt)).toEqual(
      Array.from({ length: 1_500 }, (_, i) => (stored[0]?.openAt ?? 0) + i * DAY_MS),
    );
    expect(calls()["GET /api/v3/klines"] ?? calls()["GET /binance/api/v3/klines"]).toBeLessThanOrEqual(3);
    expect(await ingestCandles(eth, "1d", { clock })).toMatchObject({ added: 0 });
  });

  test("the bar under way is never stored; the next day brings one", async () => {
    const xrp = await market("binance:XRP/USDT");
    await ingestCandles(xrp, "1d", { clock });
    const before = await series(xrp.id);
    now += DAY_MS;
    expect(await ingestCandles(xrp, "1d", { clock })).toMatchObject({ added: 1 });
    expect((await series(xrp.id)).length).toBe(before.length + 1);
    now = START;
  });

  test("a hole is filled, and only the hole", async () => {
    const sol = await market("binance:SOL/USDT");
    await ingestCandles(sol, "1d", { clock });
    const all = await series(sol.id);
    const hole = [all[700], all[701], all[1_200]].map((candle) => new Date(candle?.openAt ?? 0));
    await batchPool().query("delete from candle where instrument_id = $1 and open_at = any($2)", [sol.id, hole]);
    expect((await series(sol.id)).length).toBe(all.length - 3);
    expect(await ingestCandles(sol, "1d", { clock })).toMatchObject({ added: 3 });
    expect(await series(sol.id)).toEqual(all);
  });

  test("a correction is a new revision; readers see the newest, and when each was known", async () => {
    const id = "binance:BTC/USDT";
    const openAt = START - 10 * DAY_MS - 10 * HOUR_MS;
    const bar: Candle = { openAt, open: 10, high: 12, low: 9, close: 11, volumeBase: 1, volumeQuote: 11 };
    expect(await saveCandles(id, "1d", [bar], clock.now())).toBe(1);
    expect(await saveCandles(id, "1d", [bar], clock.now())).toBe(0);
    expect(await saveCandles(id, "1d", [{ ...bar, close: 11.5 }], clock.now())).toBe(1);
    expect(await saveCandles(id, "1d", [{ ...bar, close: 11.5 }], clock.now())).toBe(0);
    expect(await series(id)).toEqual([{ ...bar, close: 11.5 }]);
    const { rows } = await batchPool().query(
      "select revision, close, available_at from candle where instrument_id = $1 order by revision",
      [id],
    );
    expect(rows).toEqual([
      { revision: 0, close: 11, available_at: new Date(openAt + DAY_MS) },
      { revision: 1, close: 11.5, available_at: clock.now() },
    ]);
    await batchPool().query("delete from candle where instrument_id = $1", [id]);
  });

  test("two workers at once store every bar once", async () => {
    const ada = await market("binance:ADA/USDT");
    await Promise.all([ingestCandles(ada, "1d", { clock }), ingestCandles(ada, "1d", { clock })]);
    const { rows } = await batchPool().query(
      "select count(*)::int as rows, count(distinct open_at)::int as bars, max(revision) as revision from candle where instrument_id = $1",
      [ada.id],
    );
    expect(rows).toEqual([{ rows: 1_500, bars: 1_500, revision: 0 }]);
  });

  test.each(["500", "html200", "wrongtypes", "truncated"])("%s stores nothing wrong", async (name) => {
    const doge = await market("binance:DOGE/USDT");
    await sandbox.control("POST", "/control/faults", { route: "/api/v3/klines", fault: name, times: 10 });
    await expect(ingestCandles(doge, "1d", { clock })).rejects.toMatchObject({ name: "SafeExchangeError" });
    expect(await series(doge.id)).toEqual([]);
  });
});

describe("prices and books", () => {
  test("every asset with a dollar market has a price in dollars, the ticker's own", async () => {
    const { count } = await ingestPrices("binance", { clock });
    expect(count).toBeGreaterThan(20);
    const prices = await loadPrices(clock.now());
    expect(prices["USDT"]?.priceUsd).toBe("1");
    const expected = sandbox.venue.market.lastPrice("BTCUSDT");
    expect(toNumber(prices["BTC"]?.priceUsd ?? "0")).toBe(expected);
    expect(prices["EUR"]).toBeDefined();
  });

  test("a book keeps what lies within two per cent, best first", async () => {
    const book = await ingestOrderBook(await market("binance:BTC/USDT"), { clock });
    const [bid, ask] = [book.bids[0]?.[0] ?? 0, book.asks[0]?.[0] ?? 0];
    expect(bid).toBeLessThan(ask);
    expect(book.bids.every(([price], i) => i === 0 || price < (book.bids[i - 1]?.[0] ?? 0))).toBe(true);
    expect(Math.max(...book.asks.map(([price]) => price))).toBeLessThanOrEqual(((bid + ask) / 2) * 1.02);
  });
});

describe("derivatives", () => {
  const points = async (source: string, name: string): Promise<{ event_at: Date; value: number }[]> => {
    const { rows } = await batchPool().query<{ event_at: Date; value: number }>(
      "select event_at, value from signal_point where source = $1 and name = $2 and subject = 'BTC' order by event_at",
      [source, name],
    );
    return rows;
  };

  test.each(["binance", "bybit", "okx"])(
    "%s: settled funding at its own interval, as the venue has it, once; and what is open",
    async (venue) => {
      await batchPool().query("delete from egress_bucket");
      await ingestInstruments(venue, { clock });
      const perpetual = await market(`${venue}:BTC/USDT:USDT`);
      await ingestDerivatives(perpetual, { clock });
      const rates = await points(venue, "funding_rate");
      expect(rates.length).toBeGreaterThan(90);
      for (const { event_at: at, value } of rates)
        expect(value).toBeCloseTo(sandbox.venue.market.fundingRate("BTCUSDT", at.getTime()), 8);
      await ingestDerivatives(perpetual, { clock });
      expect(await points(venue, "funding_rate")).toEqual(rates);
      expect((await points(venue, "open_interest_usd")).at(-1)?.value).toBeGreaterThan(0);
    },
  );
});

describe("market states", () => {
  test("are made of what is stored, once per asset and closed day, and change only when something did", async () => {
    await ingestPrices("binance", { clock });
    const btc = await market("binance:BTC/USDT");
    await ingestCandles(btc, "1d", { clock });
    await ingestOrderBook(btc, { clock });
    const first = await assessMarkets({ clock });
    expect(first.changed).toContain("BTC");
    const state = (await loadMarketStates(["BTC"]))["BTC"];
    expect(state).toMatchObject({ asset: "BTC", instrumentId: btc.id, dailyBars: 1_500 });
    expect(state?.volatility.ratio).not.toBeNull();
    expect((await assessMarkets({ clock })).changed).toEqual([]);
    const { rows } = await batchPool().query(
      "select count(*)::int as count from market_state_daily where asset = 'BTC'",
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("a malformed market costs its own new state only, and Data health says so until it is well again", async () => {
    await ingestCandles(await market("binance:ETH/USDT"), "1d", { clock });
    const scale = (factor: number) =>
      batchPool().query(
        `update candle set low = low * $1 where instrument_id = 'binance:BTC/USDT' and interval = '1d'
         and open_at = (select max(open_at) from candle where instrument_id = 'binance:BTC/USDT' and interval = '1d')`,
        [factor],
      );
    const refusals = async () => {
      await planFeeds(["binance"], clock.now());
      return (await loadFeeds(clock.now())).filter(({ feed, subject }) => feed === "market_state" && subject !== "all");
    };
    await scale(4);
    const { assessed, refused } = await assessMarkets({ clock });
    expect(assessed).toContain("ETH");
    expect(assessed).not.toContain("BTC");
    expect(refused).toEqual([{ asset: "BTC", reason: expect.stringContaining("low") as string }]);
    expect(await refusals()).toMatchObject([{ subject: "BTC", lastErrorCode: "invalid_input", isStale: true }]);
    await scale(0.25);
    expect((await assessMarkets({ clock })).assessed).toContain("BTC");
    expect(await refusals()).toEqual([]);
  });

  test("a fall of the market asks for new states at once", async () => {
    expect((await ingestPrices("binance", { clock })).hasMoved).toBe(false);
    await sandbox.control("POST", "/control/crash", { fraction: 0.2 });
    now += 60_000;
    expect((await ingestPrices("binance", { clock })).hasMoved).toBe(true);
    now = START;
  });
});

describe("feeds", () => {
  test("the core is fetched for everybody; a coin somebody holds joins, one nobody holds leaves", async () => {
    await planFeeds(["binance"], clock.now());
    const subjects = async () =>
      new Set((await loadFeeds(clock.now())).map(({ feed, subject }) => `${feed} ${subject}`));
    expect(await subjects()).toContain("candles_1d binance:BTC/USDT");
    expect(await subjects()).toContain("price all");
    const { rows } = await batchPool().query<{ base: string }>(
      "select base from instrument where kind = 'spot' and is_active and quote = 'USDT' and id not in (select subject from feed_status) and base not in ('USDC', 'FDUSD', 'EUR', 'DAI', 'TUSD') limit 1",
    );
    const coin = rows[0]?.base ?? "";
    expect(coin).not.toBe("");
    await batchPool().query(
      "insert into workspace values (gen_random_uuid(), 'feeds', 'feeds', false, null, null, now(), now(), null, now())",
    );
    await batchPool().query(
      "insert into manual_holding select gen_random_uuid(), id, $1, 1, 'cold', '', null, now(), now() from workspace where slug = 'feeds'",
      [coin],
    );
    expect(await planFeeds(["binance"], clock.now())).toBe(3);
    expect(await subjects()).toContain(`candles_1d binance:${coin}/USDT`);
    await batchPool().query("delete from manual_holding");
    await planFeeds(["binance"], clock.now());
    expect(await subjects()).not.toContain(`candles_1d binance:${coin}/USDT`);
  });

  test("a feed is claimed once, planned by how it went, and not put off when it was made due meanwhile", async () => {
    await batchPool().query("delete from feed_status");
    await planFeeds(["binance"], clock.now());
    const claims = await Promise.all([claimDueFeeds(clock.now(), 1_000), claimDueFeeds(clock.now(), 1_000)]);
    const all = claims.flat().map(({ feed, subject }) => `${feed} ${subject}`);
    expect(new Set(all).size).toBe(all.length);
    expect(await claimDueFeeds(clock.now(), 1_000)).toEqual([]);

    await recordFeedFailure("price", "all", { now: clock.now(), errorCode: "unavailable" });
    now += 6_000;
    expect(await claimDueFeeds(clock.now(), 10)).toEqual([{ feed: "price", subject: "all" }]);
    const fresh = { startedAt: clock.now(), now: clock.now(), asOf: now };
    expect(await recordFeedSuccess("price", "all", fresh)).toEqual({ isFirst: true });
    expect(await recordFeedSuccess("price", "all", fresh)).toEqual({ isFirst: false });
    expect(await claimDueFeeds(clock.now(), 10)).toEqual([]);

    const startedAt = clock.now();
    now += 1_000;
    await makeFeedDue("market_state", "all", clock.now());
    now += 1_000;
    await recordFeedSuccess("market_state", "all", { startedAt, now: clock.now(), asOf: now });
    expect(await claimDueFeeds(clock.now(), 10)).toEqual([{ feed: "market_state", subject: "all" }]);
    now = START;
  });
});
