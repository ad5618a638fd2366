import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { loadSignals } from "@/lib/market/load-signals";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { startOwnSandbox } from "./own-sandbox";
import { FAULTS, type FaultName } from "@/sandbox/control/faults";
import { ingestSource } from "@/lib/sources/ingest-source";
import { findSource, listSources } from "@/lib/sources/list-sources";
import { savePoints } from "@/lib/sources/points/save-points";
import { computeSentiment, recordSentiment } from "@/lib/sources/sentiment/record-sentiment";
import type { Source } from "@/lib/sources/source";
import { SourceError, type SourceErrorKind } from "@/lib/sources/source-error";

/** Every source over the wire, against its sandbox twin: what is kept, what a fault does, and what was known when. */
let time = Date.now();
const clock = { now: () => new Date(time) };
const sandbox = await startOwnSandbox({ now: () => time });
const QUARTER_MS = 15 * 60_000;

beforeAll(() => {
  process.env["COINMETRICS_LICENCE"] = "a test";
  process.env["REDDIT_LICENCE"] = "a test";
});
afterEach(() => sandbox.control("DELETE", "/control/faults"));
afterAll(closeBatchDb);

function sourceOf(feed: string, subject: string): Source {
  const source = findSource(feed, subject);
  if (source === undefined) throw new Error(`no source ${feed} ${subject}`);
  return source;
}

async function rows(table: "signal_point" | "news_item" | "source_cache"): Promise<string[]> {
  const { rows: found } = await batchPool().query<{ line: string }>(
    `select row_to_json(t)::text as line from ${table} t order by 1`,
  );
  return found.map(({ line }) => line);
}

/** One of each wire format: JSON by two shapes, RSS, Atom. */
const VICTIMS: readonly (readonly [feed: string, subject: string, route: string])[] = [
  ["implied_volatility", "BTC", "/sources/www.deribit.com/*"],
  ["fear_greed", "market", "/sources/api.alternative.me/*"],
  ["news", "decrypt", "/sources/decrypt.co/*"],
  ["social", "r/Bitcoin", "/sources/www.reddit.com/*"],
];

describe("every source", () => {
  test("fetched by two workers at once is kept once", async () => {
    const { source } = listSources().find((listed) => listed.source.subject === "coindesk") ?? {};
    if (source === undefined) throw new Error("no coindesk");
    await Promise.all([ingestSource(source, { clock }), ingestSource(source, { clock })]);
    const { rows: urls } = await batchPool().query<{ n: number; distinct: number }>(
      "select count(*)::int as n, count(distinct url)::int as distinct from news_item",
    );
    expect(urls[0]?.n).toBeGreaterThan(10);
    expect(urls[0]?.n).toBe(urls[0]?.distinct);
  });

  test("cut short keeps nothing of that fetch, and blames nobody", async () => {
    const before = [await rows("signal_point"), await rows("news_item"), await rows("source_cache")];
    const stopped = AbortSignal.abort(new Error("the worker stops"));
    for (const [feed, subject] of VICTIMS)
      await expect(ingestSource(sourceOf(feed, subject), { clock, signal: stopped })).rejects.toThrow(
        "the worker stops",
      );
    expect([await rows("signal_point"), await rows("news_item"), await rows("source_cache")]).toEqual(before);
  });

  test("is ingested, and a second time changes nothing", async () => {
    const isOn = listSources().filter((listed) => listed.isOn);
    expect(isOn).toHaveLength(listSources().length);
    for (const { source } of isOn) {
      const { asOf } = await ingestSource(source, { clock });
      expect(asOf, source.subject).toBeGreaterThan(time - 3 * DAY_MS);
      expect(asOf, source.subject).toBeLessThanOrEqual(time);
    }
    const before = { points: await rows("signal_point"), items: await rows("news_item") };
    expect(before.items.length).toBeGreaterThan(100);
    for (const { source } of isOn) await ingestSource(source, { clock });
    expect({ points: await rows("signal_point"), items: await rows("news_item") }).toEqual(before);
  });

  test("gives what its name says", async () => {
    const { rows: ranges } = await batchPool().query<{ name: string; n: number; low: number; high: number }>(
      `select name, count(*)::int as n, min(value) as low, max(value) as high from signal_point group by name`,
    );
    const byName = Object.fromEntries(ranges.map(({ name, ...range }) => [name, range]));
    for (const name of [
      "implied_volatility",
      "fear_greed",
      "hash_rate",
      "transactions",
      "active_addresses",
      "fees_usd",
      "mvrv",
    ])
      expect(byName[name]?.n, name).toBeGreaterThanOrEqual(400);
    expect(byName["implied_volatility"]).toMatchObject({ low: expect.toSatisfy((x: number) => x > 0.1) });
    expect(byName["implied_volatility"]?.high).toBeLessThan(5);
    expect(byName["fear_greed"]?.low).toBeGreaterThanOrEqual(0);
    expect(byName["fear_greed"]?.high).toBeLessThanOrEqual(100);
  });

  test("tells near-duplicate stories once and knows what they are about", async () => {
    const { rows: items } = await batchPool().query<{ repeats: number; tagged: number; scored: number }>(
      `select count(duplicate_of)::int as repeats, count(*) filter (where cardinality(assets) > 0)::int as tagged,
         count(*) filter (where label <> 0)::int as scored from news_item`,
    );
    expect(items[0]?.repeats).toBeGreaterThan(5);
    expect(items[0]?.tagged).toBeGreaterThan(100);
    expect(items[0]?.scored).toBeGreaterThan(20);
  });
});

describe("point in time", () => {
  test("a sentiment computed again with what was there then is the stored one", async () => {
    // Nothing had been received at the last full quarter: the next one is the first with headlines.
    time = (Math.floor(time / QUARTER_MS) + 1) * QUARTER_MS + 5_000;
    const first = await recordSentiment({ clock });
    time += 2 * HOUR_MS;
    for (const { source } of listSources()) await ingestSource(source, { clock });
    const second = await recordSentiment({ clock });
    expect(second.asOf).toBe(first.asOf + 2 * HOUR_MS);

    for (const { asOf } of [first, second]) {
      const { rows: stored } = await batchPool().query<{ name: string; subject: string; value: number }>(
        "select name, subject, value from signal_point where source = 'sentiment' and event_at = $1",
        [new Date(asOf)],
      );
      const again = await computeSentiment(asOf);
      expect(stored.length).toBeGreaterThan(4);
      expect(new Map(again.map(({ name, subject, value }) => [`${name} ${subject}`, value]))).toEqual(
        new Map(stored.map(({ name, subject, value }) => [`${name} ${subject}`, value])),
      );
    }
    const before = await rows("signal_point");
    await recordSentiment({ clock });
    expect(await rows("signal_point")).toEqual(before);
  });

  test("a correction is a revision that the past does not know", async () => {
    const eventAt = time - 40 * DAY_MS;
    const point = { name: "mvrv" as const, subject: "TEST", eventAt, publicationLagMs: DAY_MS };
    expect(await savePoints("test", [{ ...point, value: 1 }], clock.now())).toBe(1);
    const known = time + HOUR_MS;
    time += DAY_MS;
    expect(await savePoints("test", [{ ...point, value: 2 }], clock.now())).toBe(1);
    expect(await savePoints("test", [{ ...point, value: 2 }], clock.now())).toBe(0);
    const valueAt = async (asOf: number) => (await loadSignals("TEST", asOf, { days: 60 })).mvrv?.at(-1)?.value;
    expect(await valueAt(eventAt + HOUR_MS), "not published yet").toBeUndefined();
    expect(await valueAt(known)).toBe(1);
    expect(await valueAt(time)).toBe(2);
  });

  test("what comes after the first load counts as known when it came", async () => {
    const point = {
      name: "mvrv" as const,
      subject: "TEST",
      eventAt: time - 10 * DAY_MS,
      publicationLagMs: 0,
      value: 3,
    };
    time += HOUR_MS;
    await savePoints("test", [point], clock.now());
    const newest = async (asOf: number) => (await loadSignals("TEST", asOf, { days: 60 })).mvrv?.at(-1)?.value;
    expect(await newest(time - 1)).toBe(2);
    expect(await newest(time)).toBe(3);
  });

  test("a series has one point a day, the freshest, and the market's where the asset has none", async () => {
    const signals = await loadSignals("BTC", time, { days: 400 });
    const days = signals.implied_volatility?.map(({ eventAt }) => Math.floor(eventAt / DAY_MS)) ?? [];
    expect(days.length).toBeGreaterThan(390);
    expect(new Set(days).size).toBe(days.length);
    expect([...days].sort((a, b) => a - b)).toEqual(days);
    const unknown = await loadSignals("NEVERHEARD", time, { days: 400 });
    expect(unknown.fear_greed?.length).toBeGreaterThan(390);
    expect(unknown.hash_rate).toBeUndefined();
  });
});

/** What each fault is to a reader without a key. `skew` touches no answer. */
const SEEN: Readonly<Record<Exclude<FaultName, "skew">, SourceErrorKind>> = {
  "429": "rate_limited",
  "418": "rate_limited",
  "400": "invalid_request",
  "401": "unavailable",
  "403html": "unavailable",
  "451": "unavailable",
  "500": "unavailable",
  "502": "unavailable",
  "503": "unavailable",
  "504": "unavailable",
  timeout: "unavailable",
  reset: "unavailable",
  truncated: "unavailable",
  slowloris: "unavailable",
  redirect: "unavailable",
  hugebody: "bad_response",
  gzipbomb: "bad_response",
  html200: "bad_response",
  garbage200: "bad_response",
  empty200: "bad_response",
  null200: "bad_response",
  array200: "bad_response",
  object200: "bad_response",
  wrongtypes: "bad_response",
};
describe("a source that answers with", () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  beforeAll(() => void process.on("unhandledRejection", note));
  afterAll(() => void process.off("unhandledRejection", note));

  const faults = FAULTS.filter((fault) => fault in SEEN) as Exclude<FaultName, "skew">[];
  test.each(faults)("%s is called so, and nothing is kept of it", async (fault) => {
    const before = [await rows("signal_point"), await rows("news_item"), await rows("source_cache")];
    const isSlow = fault === "timeout" || fault === "slowloris";
    for (const [feed, subject, route] of isSlow ? VICTIMS.slice(1, 3) : VICTIMS) {
      await sandbox.control("POST", "/control/faults", { route, fault, times: 3, retryAfter: 7 });
      const failure = await ingestSource(sourceOf(feed, subject), { clock, timeoutMs: isSlow ? 300 : 15_000 }).then(
        () => null,
        (error: unknown) => error,
      );
      expect(failure, `${feed} ${subject}`).toBeInstanceOf(SourceError);
      expect((failure as SourceError).kind, `${feed} ${subject}`).toBe(SEEN[fault]);
      if (fault === "429") expect((failure as SourceError).retryAfterMs).toBe(7_000);
      await sandbox.control("DELETE", "/control/faults");
    }
    expect([await rows("signal_point"), await rows("news_item"), await rows("source_cache")]).toEqual(before);
    expect(unhandled).toEqual([]);
  });
});
