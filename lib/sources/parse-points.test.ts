import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import { dvolSource, parseDvol } from "./deribit-dvol/deribit-dvol";
import { parseFearGreed } from "./fear-greed/fear-greed";
import { parseChart } from "./onchain/blockchain-com";
import { parseAssetMetrics } from "./onchain/coin-metrics";
import { parseHashRate } from "./onchain/mempool-space";
import type { SourcePoint } from "./source";
import { SourceError } from "./source-error";

const DAY = Date.parse("2026-11-20T00:00:00Z");
const NOW = DAY + DAY_MS + 5 * HOUR_MS;
const json = JSON.stringify;

describe("a source's points", () => {
  test("DVOL: closed candles at their close, as fractions", () => {
    const data = [
      [DAY, 50, 52, 49, 51.5],
      [DAY + DAY_MS, 51.5, 60, 51, 59],
    ];
    expect(parseDvol(json({ result: { data, continuation: null } }), "BTC", "1D", NOW)).toEqual({
      closed: [
        { name: "implied_volatility", subject: "BTC", eventAt: DAY + DAY_MS, publicationLagMs: 60_000, value: 0.515 },
      ],
      olderUntil: null,
    });
  });

  test("DVOL: an older page is named, and fractions are no points", () => {
    const page = (close: number) => json({ result: { data: [[DAY, 50, 52, 49, close]], continuation: DAY } });
    expect(parseDvol(page(50), "BTC", "1D", NOW).olderUntil).toBe(DAY);
    expect(() => parseDvol(page(0.5), "BTC", "1D", NOW)).toThrow(SourceError);
  });

  test("DVOL: pages are followed to the last, and never for ever", async () => {
    const answer = (continuation: number | null) => json({ result: { data: [[DAY, 50, 52, 49, 51]], continuation } });
    const asked: string[] = [];
    const get = (url: string): Promise<string> => {
      asked.push(url);
      return Promise.resolve(answer(url.includes(`end_timestamp=${NOW}`) ? DAY : null));
    };
    await dvolSource("BTC").collect(get, NOW);
    expect(asked.map((url) => new URL(url).searchParams.get("end_timestamp"))).toEqual(
      [NOW, DAY, NOW, DAY].map(String),
    );
    await expect(dvolSource("BTC").collect(() => Promise.resolve(answer(DAY)), NOW)).rejects.toThrow(/without end/);
  });

  test("fear & greed: texts of seconds and numbers", () => {
    const data = [{ value: "40", value_classification: "Fear", timestamp: String(DAY / 1_000) }];
    expect(parseFearGreed(json({ data }), NOW)).toMatchObject([{ subject: "market", eventAt: DAY, value: 40 }]);
  });

  test("hash rate in TH/s and charts at the end of their day; days under way and without a measurement are left out", () => {
    const today = (DAY + DAY_MS) / 1_000;
    // mempool.space stamps a day with its end, and 0 where it has no blocks.
    const hashrates = [
      { timestamp: DAY / 1_000, avgHashrate: 0 },
      { timestamp: today, avgHashrate: 6e20 },
      { timestamp: today + DAY_MS / 1_000, avgHashrate: 7e20 },
    ];
    expect(parseHashRate(json({ hashrates }), NOW)).toMatchObject([{ eventAt: DAY + DAY_MS, value: 6e8 }]);
    const values = [
      { x: DAY / 1_000, y: 5 },
      { x: today, y: 6 },
    ];
    expect(parseChart(json({ status: "ok", period: "day", values }), "transactions", NOW)).toMatchObject([
      { name: "transactions", subject: "BTC", eventAt: DAY + DAY_MS, value: 5 },
    ]);
  });

  test("Coin Metrics: net inflow is in − out; what is not known yet is left out", () => {
    const time = "2026-11-20T00:00:00.000000000Z";
    const data = [
      { asset: "btc", time, CapMVRVCur: "2.25", FlowInExUSD: "100.5", FlowOutExUSD: "120" },
      { asset: "eth", time, CapMVRVCur: "1.5", FlowInExUSD: null },
    ];
    const points = parseAssetMetrics(json({ data }), NOW).map(({ name, subject, value }) => [name, subject, value]);
    expect(points).toEqual([
      ["mvrv", "BTC", 2.25],
      ["exchange_net_inflow_usd", "BTC", -19.5],
      ["mvrv", "ETH", 1.5],
    ]);
  });
});

const parsers: [string, (text: string) => SourcePoint[]][] = [
  ["DVOL", (text) => parseDvol(text, "BTC", "1D", NOW).closed],
  ["fear & greed", (text) => parseFearGreed(text, NOW)],
  ["hash rate", (text) => parseHashRate(text, NOW)],
  ["chart", (text) => parseChart(text, "transactions", NOW)],
  ["Coin Metrics", (text) => parseAssetMetrics(text, NOW)],
];
const malformed = [
  "",
  "null",
  "[]",
  "{}",
  "<html></html>",
  '{"data":null,"hashrates":null,"values":null}',
  '{"result":{"data":[["a",1,1,1,1]]},"data":[{"value":"x","timestamp":"1"}],"hashrates":[{"timestamp":"1"}],"values":[{}],"status":"ok"}',
  '{"result":{"data":[[1,-1,0,0,0]]},"data":[{"value":"101","timestamp":"1700000000"}],"hashrates":[{"timestamp":1,"avgHashrate":-5}],"values":[{"x":1,"y":-1}],"status":"ok","period":"day"}',
];
describe.each(parsers)("%s", (_name, parse) => {
  test.each(malformed)("refuses %s", (text) => {
    expect(() => parse(text)).toThrow(SourceError);
  });

  test("whatever the values: finite points of closed periods, or a SourceError", () => {
    fc.assert(
      fc.property(anyAnswer(), (answer) => {
        try {
          for (const { eventAt, value } of parse(JSON.stringify(answer))) {
            expect(Number.isFinite(value)).toBe(true);
            expect(Number.isSafeInteger(eventAt) && eventAt > 0 && eventAt <= NOW).toBe(true);
          }
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

/** The shapes of all sources at once, with values that are often right and sometimes anything. */
function anyAnswer(): fc.Arbitrary<unknown> {
  const often = (arbitrary: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 20, arbitrary }, { weight: 1, arbitrary: fc.jsonValue() });
  const list = (row: fc.Arbitrary<unknown>) => often(fc.array(often(row), { maxLength: 4 }));
  const seconds = often(fc.integer({ min: 1, max: NOW / 500 }));
  const amount = often(fc.double({ min: 0, max: 1e21, noNaN: true }));
  const points = often(fc.double({ min: 1, max: 900, noNaN: true }));
  const decimals = often(fc.oneof(fc.integer().map(String), fc.double().map(String), fc.constant(null)));
  const row = fc.record({
    value: often(fc.integer({ min: 0, max: 110 }).map(String)),
    timestamp: often(fc.integer({ min: 1e9, max: NOW / 500 }).map(String)),
    asset: often(fc.constantFrom("btc", "eth")),
    time: often(fc.constantFrom("2026-11-20T00:00:00.000000000Z", "2026-11-21T00:00:00Z", "2026-99-99T00:00:00Z")),
    CapMVRVCur: decimals,
    FlowInExUSD: decimals,
    FlowOutExUSD: decimals,
  });
  const candle = fc.tuple(often(fc.integer({ min: 1, max: 2 * NOW })), points, points, points, points);
  return often(
    fc.record({
      status: fc.constant("ok"),
      period: fc.constant("day"),
      values: list(fc.record({ x: seconds, y: amount })),
      hashrates: list(fc.record({ timestamp: seconds, avgHashrate: amount })),
      data: list(row),
      result: often(fc.record({ data: list(candle), continuation: fc.constant(null) })),
    }),
  );
}
