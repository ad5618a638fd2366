import { afterAll, beforeAll, expect, test } from "vitest";
import type { MarketState } from "@/lib/domain/market-state";
import type { SignalSeries } from "@/lib/domain/signal";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { assessMarkets } from "@/lib/market/assess-markets";
import { ingestCandles } from "@/lib/market/ingest-candles";
import { ingestInstruments } from "@/lib/market/ingest-instruments";
import { ingestOrderBook } from "@/lib/market/ingest-order-book";
import { ingestPrices } from "@/lib/market/ingest-prices";
import { loadInstruments } from "@/lib/market/load-instruments";
import { loadSeries } from "@/lib/market/load-series";
import { loadSignalsOf } from "@/lib/market/load-signals";
import { saveCandles } from "@/lib/market/save-candles";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { ingestSource } from "@/lib/sources/ingest-source";
import { listSources } from "@/lib/sources/list-sources";
import { computeSentiment, recordSentiment } from "@/lib/sources/sentiment/record-sentiment";
import { unpaced } from "./demo-desk";
import { startOwnSandbox } from "./own-sandbox";
import { connectAs } from "./with-servers";

/**
 * What was computed at an instant can be computed again from what was known then: bars corrected later, headlines received
 * later and signals revised later change nothing of it.
 */
process.env["COINMETRICS_LICENCE"] = "a test";
process.env["REDDIT_LICENCE"] = "a test";
const THEN = Math.floor(Date.now() / DAY_MS) * DAY_MS + 10 * HOUR_MS;
let now = THEN;
const clock = { now: () => new Date(now) };
await startOwnSandbox({ now: () => now });
const admin = connectAs("admin", 2);
const ASSETS = ["BTC", "ETH", "SOL"];
const SIGNALS_DAYS = 400;

/** Everything the worker fetches, once. */
async function fetchAll(): Promise<void> {
  await unpaced(async () => {
    await ingestPrices("binance", { clock });
    for (const instrument of await loadInstruments({ ids: ASSETS.map((asset) => `binance:${asset}/USDT`) })) {
      await ingestCandles(instrument, "1d", { clock });
      await ingestCandles(instrument, "1h", { clock });
      await ingestOrderBook(instrument, { clock });
    }
    for (const { source, isOn } of listSources()) if (isOn) await ingestSource(source, { clock });
    await recordSentiment({ clock });
  });
}

async function statesAt(asOf: number): Promise<Record<string, MarketState>> {
  const { rows } = await admin.query<{ asset: string; state: MarketState }>(
    "select asset, state from market_state_version where as_of = $1",
    [new Date(asOf)],
  );
  return Object.fromEntries(rows.map(({ asset, state }) => [asset, state]));
}

/** The venue corrects bars it told us before, as venues do after an outage. */
async function correctBars(): Promise<void> {
  for (const asset of ASSETS) {
    const id = `binance:${asset}/USDT`;
    const bars = await loadSeries(id, "1d", { from: THEN - 40 * DAY_MS, to: THEN - 5 * DAY_MS });
    const corrected = bars.map((bar) => ({ ...bar, high: bar.high * 1.02, close: bar.close * 1.01 }));
    expect(await saveCandles(id, "1d", corrected, clock.now())).toBe(bars.length);
  }
}

let states: Record<string, MarketState>;
let signals: ReadonlyMap<string, SignalSeries>;

beforeAll(async () => {
  await unpaced(() => ingestInstruments("binance", { clock }));
  await fetchAll();
  // Sentiment is of a full quarter of an hour: the first one after the headlines came.
  now += HOUR_MS / 4;
  await recordSentiment({ clock });
  await assessMarkets({ clock });
  states = await statesAt(now);
  signals = await loadSignalsOf(ASSETS, now, { days: SIGNALS_DAYS });
  await admin.query("create table price_then as table price_current");
  await admin.query("create table book_then as table order_book_current");

  now += 2 * DAY_MS;
  await fetchAll();
  await correctBars();
  await admin.query(
    `insert into signal_point (source, name, subject, event_at, revision, available_at, value)
     select distinct on (source, name, subject, event_at) source, name, subject, event_at, revision + 1, $1, value * 1.5
     from signal_point where event_at < $2 order by source, name, subject, event_at, revision desc`,
    [clock.now(), new Date(THEN)],
  );
  await assessMarkets({ clock });
}, 120_000);
afterAll(async () => {
  await closeBatchDb();
  await closeDb();
});

const ASSESSED_AT = THEN + HOUR_MS / 4;

test("later data change later states", async () => {
  expect(Object.keys(states).sort()).toEqual([...ASSETS].sort());
  for (const [asset, later] of Object.entries(await statesAt(now)))
    expect(later.volatility.ewma, asset).not.toBe(states[asset]?.volatility.ewma);
});

test("signals as of then are those of then, whatever was revised since", async () => {
  for (const asset of ASSETS) expect(Object.keys(signals.get(asset) ?? {}).length, asset).toBeGreaterThan(0);
  expect(Object.keys(signals.get("BTC") ?? {})).toEqual(
    expect.arrayContaining(["implied_volatility", "fear_greed", "mvrv"]),
  );
  expect(await loadSignalsOf(ASSETS, ASSESSED_AT, { days: SIGNALS_DAYS })).toEqual(signals);
});

test("sentiment of every stored quarter of an hour is what its headlines still give", async () => {
  const { rows } = await admin.query<{ event_at: Date; name: string; subject: string; value: number }>(
    "select event_at, name, subject, value from signal_point where source = 'sentiment' and revision = 0",
  );
  expect(rows.length).toBeGreaterThan(2);
  const instants = new Set(rows.map(({ event_at }) => event_at.getTime()));
  expect(instants.size).toBeGreaterThan(1);
  for (const instant of instants) {
    const again = await computeSentiment(instant);
    const stored = rows.filter(({ event_at }) => event_at.getTime() === instant);
    const line = ({ name, subject, value }: { name: string; subject: string; value: number }) =>
      `${name} ${subject} ${value}`;
    expect(again.map(line).sort()).toEqual(stored.map(line).sort());
  }
});

test("market states are made again, to the last bit, from what was known then", async () => {
  await admin.query("delete from candle where available_at > $1", [new Date(ASSESSED_AT)]);
  await admin.query("delete from signal_point where available_at > $1", [new Date(ASSESSED_AT)]);
  // Of prices and books only the newest are kept.
  for (const [table, copy] of [
    ["price_current", "price_then"],
    ["order_book_current", "book_then"],
  ] as const) {
    await admin.query(`delete from ${table}`);
    await admin.query(`insert into ${table} select * from ${copy}`);
  }
  await admin.query("delete from market_state_version");
  now = ASSESSED_AT;
  await assessMarkets({ clock });
  expect(await statesAt(ASSESSED_AT)).toEqual(states);
});
