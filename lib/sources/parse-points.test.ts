import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { parseDvol } from "./deribit-dvol/deribit-dvol";
import { parseFearGreed } from "./fear-greed/fear-greed";
import { parseChart } from "./onchain/blockchain-com";
import { parseAssetMetrics } from "./onchain/coin-metrics";
import { parseHashRate } from "./onchain/mempool-space";
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
    expect(parseDvol(json({ result: { data, continuation: null } }), "BTC", "1D", NOW)).toEqual([
      { name: "implied_volatility", subject: "BTC", eventAt: DAY + DAY_MS, publicationLagMs: 60_000, value: 0.515 },
    ]);
  });

  test("fear & greed: texts of seconds and numbers", () => {
    const data = [{ value: "40", value_classification: "Fear", timestamp: String(DAY / 1_000) }];
    expect(parseFearGreed(json({ data }), NOW)).toMatchObject([{ subject: "market", eventAt: DAY, value: 40 }]);
  });

  test("hash rate in TH/s and charts at the end of their day; the day under way is left out", () => {
    const today = (DAY + DAY_MS) / 1_000;
    const hashrates = [
      { timestamp: DAY / 1_000, avgHashrate: 6e20 },
      { timestamp: today, avgHashrate: 7e20 },
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

const parsers: [string, (text: string) => unknown][] = [
  ["DVOL", (text) => parseDvol(text, "BTC", "1D", NOW)],
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
});
