import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { ingestInstruments } from "../ingest-instruments";
import { ingestPrices } from "../ingest-prices";
import { loadPrices } from "../load-prices";
import { loadDollarRate } from "./load-dollar-rates";
import { measureDollarRate } from "./measure-dollar-rate";

const MINUTE_MS = 60_000;
let now = Math.floor(Date.now() / DAY_MS) * DAY_MS + 10 * HOUR_MS;
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });

const depeg = (asset: string, priceUsd: number) => sandbox.control("POST", "/control/depeg", { asset, priceUsd });
const fault = (route: string) => sandbox.control("POST", "/control/faults", { route, fault: "503", times: 1_000 });
const measure = async (asset = "USDT") => {
  now += MINUTE_MS;
  await batchPool().query("delete from egress_bucket");
  return measureDollarRate(asset, { clock });
};
const priceOf = async (asset: string) => Number((await loadPrices(clock.now()))[asset]?.priceUsd);

beforeAll(async () => {
  await ingestInstruments("binance", { clock });
  await ingestPrices("binance", { clock });
});
beforeEach(async () => {
  await sandbox.control("DELETE", "/control/faults");
  await sandbox.control("POST", "/control/reset");
  await batchPool().query("delete from dollar_rate");
});
afterAll(async () => {
  await closeBatchDb();
  await closeDb();
});

describe("measureDollarRate", () => {
  test("three exchanges agree on a dollar; nothing in the table of prices changes", async () => {
    const before = await loadPrices(clock.now());
    const { rate, coverage, hasTurned } = await measure();
    expect(rate.readings.map(({ venue }) => venue)).toEqual(["kraken", "coinbase", "binance"]);
    for (const { priceUsd } of rate.readings) expect(priceUsd).toBeCloseTo(1, 2);
    expect([coverage, hasTurned, rate.offPegSince]).toEqual([1, false, null]);
    const { USD: _usd, USDT: _usdt, ...after } = await loadPrices(clock.now());
    for (const [asset, price] of Object.entries(after)) expect(price).toEqual(before[asset]);
  });

  test("a de-peg of USDT restates what is quoted in it, and what that was worth in dollars stays", async () => {
    const before = { btc: await priceOf("BTC"), usdc: await priceOf("USDC") };
    await depeg("USDT", 0.95);
    await ingestPrices("binance", { clock });
    // The exchange's own prices rise by as much as its dollar falls.
    expect((await priceOf("BTC")) / before.btc).toBeCloseTo(1 / 0.95, 2);
    const { rate, hasTurned } = await measure();
    expect(Number(rate.priceUsd)).toBeCloseTo(0.95, 2);
    expect([hasTurned, rate.offPegSince]).toEqual([true, now]);
    expect((await priceOf("BTC")) / before.btc).toBeCloseTo(1, 2);
    expect((await priceOf("USDC")) / before.usdc).toBeCloseTo(1, 2);
    const { USDT } = await loadPrices(clock.now());
    expect(USDT).toMatchObject({ priceUsd: rate.priceUsd, venueUsd: "1", offPeg: { since: now, sources: 3 } });
  });

  test("point in time: what was known before the de-peg is still what was known then", async () => {
    await measure();
    const then = clock.now();
    await depeg("USDT", 0.9);
    await measure();
    expect((await loadDollarRate("USDT", then))?.offPegSince).toBeNull();
    expect((await loadPrices(then))["USDT"]?.priceUsd).toBe("1");
    expect(Number((await loadPrices(clock.now()))["USDT"]?.priceUsd)).toBeCloseTo(0.9, 2);
  });

  test("around the edge it does not flap: off at 1 %, on again only within half a percent", async () => {
    const turns: boolean[] = [];
    for (const price of [0.985, 0.993, 0.988, 0.993, 0.998, 0.993, 0.998]) {
      await depeg("USDT", price);
      turns.push((await measure()).hasTurned);
    }
    expect(turns).toEqual([true, false, false, false, true, false, false]);
  });

  test("an exchange that does not answer is left out", async () => {
    await fault("/api/v3/brokerage/market/product_book");
    const { rate, coverage } = await measure();
    expect(rate.readings.map(({ venue }) => venue)).toEqual(["kraken", "binance"]);
    expect([coverage, rate.offPegSince]).toEqual([2 / 3, null]);
  });

  test("with the fiat markets dead no peg is invented: the last finding stands, with its age", async () => {
    await fault("/0/public/Depth");
    await expect(measure()).rejects.toMatchObject({ name: "SourceError", kind: "unavailable" });
    expect(await loadDollarRate("USDT", clock.now())).toBeNull();
    expect((await loadPrices(clock.now()))["USDT"]?.priceUsd).toBe("1");

    await sandbox.control("DELETE", "/control/faults");
    await depeg("USDT", 0.9);
    const { rate } = await measure();
    await fault("/0/public/Depth");
    await depeg("USDT", 1);
    await expect(measure()).rejects.toMatchObject({ kind: "unavailable" });
    const { USDT } = await loadPrices(clock.now());
    expect(USDT).toMatchObject({ priceUsd: rate.priceUsd, eventAt: rate.eventAt });
  });

  test("USDC leaves its peg alone", async () => {
    await depeg("USDC", 0.88);
    await ingestPrices("binance", { clock });
    const { rate } = await measure("USDC");
    expect(Number(rate.priceUsd)).toBeCloseTo(0.88, 2);
    expect((await loadPrices(clock.now()))["USDT"]?.offPeg).toBeUndefined();
    expect(await priceOf("USDC")).toBeCloseTo(0.88, 2);
  });
});
