import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { deterministicReturns, makeMarket } from "@/lib/testing/risk-input";
import { runAssess } from "./run-assess";

const AS_OF = "2026-11-16T00:00:00Z";

function candles(days = 400) {
  let close = 100;
  return deterministicReturns(3, days).map((r, i) => {
    const open = close;
    close *= Math.exp(r);
    return {
      openAt: Date.parse(AS_OF) - (days - i) * DAY_MS,
      open,
      high: Math.max(open, close) * 1.01,
      low: Math.min(open, close) * 0.99,
      close,
      volumeBase: 1e6,
      volumeQuote: 1e6 * close,
    };
  });
}

const valid = {
  asOf: AS_OF,
  policy: { preset: "active", lossLimitFraction: 0.2 },
  account: {
    equityUsd: 10_000,
    cashUsd: 4_000,
    holdings: [{ asset: "BTC", quantity: 60, priceUsd: 100 }],
  },
  markets: { BTC: { dailyCandles: candles() } },
  instruments: {
    BTC: {
      id: "binance:BTC/USDT",
      symbol: "BTC/USDT",
      base: "BTC",
      lotStep: "0.0001",
      minQuantity: "0.0001",
      minNotional: "5",
    },
  },
};
const run = (input: unknown, args: readonly string[] = ["input.json"]) => runAssess(args, () => JSON.stringify(input));

describe("npm run -s assess", () => {
  it("prints one assessment from raw candles", () => {
    const { exitCode, stdout, stderr } = run(valid);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const assessment = JSON.parse(stdout);
    expect(assessment).toMatchObject({
      status: "assessed",
      equityUsd: 10_000,
      policyVersion: 1,
      ladder: { state: "NORMAL" },
    });
    expect(assessment.book.currentFraction).toBeCloseTo(0.6, 12);
    expect(assessment.nextTrade.steps.length).toBe(19);
  });

  it("takes a finished market state just as well", () => {
    const state = { ...makeMarket("BTC"), asOf: Date.parse(AS_OF), priceAsOf: Date.parse(AS_OF) };
    expect(run({ ...valid, markets: { BTC: state } })).toMatchObject({ exitCode: 0 });
  });

  it("sizes a trade besides, when asked", () => {
    const question = { instrument: valid.instruments.BTC, asset: "BTC", side: "long", entryPrice: 100 };
    const { trade } = JSON.parse(run({ ...valid, question }).stdout);
    expect(trade).toMatchObject({ side: "long", entryPrice: 100 });
    const factors = trade.steps.filter(({ kind }: { kind: string }) => kind === "factor");
    const product = factors.reduce(
      (total: number, { factor }: { factor: number }) => total * factor,
      trade.baseRiskFraction,
    );
    expect(Math.abs(product - trade.riskFraction)).toBeLessThanOrEqual(1e-12);
  });

  it("prints the schema", () => {
    const schema = JSON.parse(run(null, ["--schema"]).stdout);
    expect(schema.required).toEqual(expect.arrayContaining(["asOf", "policy", "account", "markets"]));
  });

  it.each([
    ["account.equityUsd", { ...valid, account: { ...valid.account, equityUsd: "abc" } }, '"abc"'],
    ["policy.preset", { ...valid, policy: { preset: "wild" } }, '"wild"'],
    [
      "account.holdings.0.quantity",
      { ...valid, account: { ...valid.account, holdings: [{ asset: "BTC", quantity: -1, priceUsd: 1 }] } },
      "-1",
    ],
    [
      "markets.BTC.dailyCandles.0.high",
      { ...valid, markets: { BTC: { dailyCandles: [{ ...candles()[0], high: undefined }] } } },
      "nothing",
    ],
    ["dailyCandles[0].high", { ...valid, markets: { BTC: { dailyCandles: [{ ...candles()[0], high: 1 }] } } }, "1"],
    [
      "instruments.BTC.lotStep",
      { ...valid, instruments: { BTC: { ...valid.instruments.BTC, lotStep: "1e-4" } } },
      '"1e-4"',
    ],
    ["surprise", { ...valid, surprise: 1 }, "surprise"],
  ])("refuses bad input with exit code 2, naming %s and its value", (field, input, value) => {
    const { exitCode, stdout, stderr } = run(input);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(field);
    expect(stderr).toContain(value);
  });

  it("refuses what is no JSON, and says how to be called", () => {
    expect(runAssess(["x.json"], () => "{")).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("x.json") });
    expect(runAssess([], () => "")).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("Usage") });
    const missing = runAssess(["gone.json"], () => {
      throw new Error("ENOENT: no such file");
    });
    expect(missing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("gone.json") });
  });
});
