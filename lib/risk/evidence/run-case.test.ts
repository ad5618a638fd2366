import { describe, expect, it } from "vitest";
import type { Candle } from "@/lib/domain/candle";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import { expectClose } from "@/lib/testing/expect-close";
import { candlesFrom, marketInput } from "@/lib/testing/market-builders";
import { deterministicReturns } from "@/lib/testing/risk-input";
import { assessMarket } from "../assess-market";
import { buildCandleSeries } from "../series/build-candle-series";
import { buildAssetHistory, measuresAt, returnHistoryAt } from "./asset-history";
import { buildBasket } from "./basket";
import { SHIPPED, walkDynamic } from "./dynamic-policy";
import { pathOf, prepareCase, runCase, summarizePolicy, type CaseOptions } from "./run-case";
import { buildUniverse, type Universe } from "./universe";

const policy = presetPolicy("active");
const options: CaseOptions = { policy, costFraction: 0, from: -Infinity, resamples: 20, seed: 1 };

function walk(seed: number, days: number): Candle[] {
  let price = 100;
  return candlesFrom(deterministicReturns(seed, days, 0.04).map((move) => (price *= Math.exp(move))));
}

function history(symbol: string, candles: readonly Candle[]) {
  const built = buildCandleSeries(candles, DAY_MS, Infinity);
  if (built.status !== "built") throw new Error("malformed test candles");
  return buildAssetHistory(symbol, built.series);
}

const run = (universe: Universe, name: string, rest: Partial<CaseOptions> = {}) => {
  const basket = buildBasket(universe, name);
  if (basket === null) throw new Error(`no basket ${name}`);
  const found = runCase(prepareCase(universe, basket, policy), { ...options, ...rest });
  if (found === null) throw new Error(`case ${name} is too short`);
  return found;
};

const btc = walk(1, 700);
const single = buildUniverse([history("BTC", btc)]);

describe("a case", () => {
  it("identity: exposure 1 at zero cost gives close ÷ first close", () => {
    const path = pathOf(run(single, "BTC"), "static");
    const first = btc.length - path.days.length;
    path.equity.forEach((equity, i) => {
      const expected = (btc[first + i]?.close ?? 0) / (btc[first]?.close ?? 1);
      expect(Math.abs(equity / expected - 1)).toBeLessThan(1e-12);
    });
    expect(path.exposure.every((value) => value === 1)).toBe(true);
  });

  it("starts at the first day rivals can be matched, or at --from", () => {
    expect(pathOf(run(single, "BTC"), "dynamic").days[0]).toBe(
      new Date(btc[309]?.openAt ?? 0).toISOString().slice(0, 10),
    );
    const from = btc[500]?.openAt ?? 0;
    expect(pathOf(run(single, "BTC", { from }), "dynamic").days[0]).toBe(new Date(from).toISOString().slice(0, 10));
  });

  it("exposures do not depend on where reporting starts, nor on anything later", () => {
    const whole = run(single, "BTC").accounts.dynamic.exposure;
    expect(run(single, "BTC", { from: btc[500]?.openAt ?? 0 }).accounts.dynamic.exposure).toEqual(whole);
    const cut = buildUniverse([history("BTC", btc.slice(0, 550))]);
    expect(run(cut, "BTC").accounts.dynamic.exposure).toEqual(whole.slice(0, 550));
  });

  it("costs lower equity, never raise it, and exposure stays within [0, 1]", () => {
    const free = run(single, "BTC").accounts.dynamic;
    const dear = run(single, "BTC", { costFraction: 0.003 }).accounts.dynamic;
    expect(dear.equity.at(-1)).toBeLessThan(free.equity.at(-1) ?? 0);
    expect(Math.min(...free.exposure)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...free.exposure)).toBeLessThanOrEqual(1);
  });

  it("equity follows from exposure, prices and costs alone", () => {
    const { exposure, equity, traded } = run(single, "BTC", { costFraction: 0.001 }).accounts.dynamic;
    for (let day = 301; day < btc.length; day++) {
      const move = (btc[day]?.close ?? 0) / (btc[day - 1]?.close ?? 1) - 1;
      const growth = 1 + (exposure[day - 1] ?? 0) * move;
      const expected = (equity[day - 1] ?? 0) * growth * (1 - 0.001 * (traded[day] ?? 0));
      expect(Math.abs((equity[day] ?? 0) / expected - 1)).toBeLessThan(1e-12);
    }
  });

  it("a delay trades the same change a day later", () => {
    const basket = buildBasket(single, "BTC");
    if (basket === null) throw new Error("no basket");
    const days = prepareCase(single, basket, policy);
    const prompt = walkDynamic(days, { ...options, ...SHIPPED });
    const late = walkDynamic(days, { ...options, ...SHIPPED, delayDays: 1 });
    expect(prompt.exposure[basket.firstDay]).toBeGreaterThan(0);
    expect(late.exposure[basket.firstDay]).toBe(0);
    expect(late.exposure[basket.firstDay + 1]).toBe(prompt.exposure[basket.firstDay]);
  });

  it("summarises all four policies with finite figures", () => {
    const found = run(single, "BTC");
    const row = summarizePolicy(found, "dynamic", options);
    expect(row.ci90.maxDrawdown[0]).toBeLessThanOrEqual(row.ci90.maxDrawdown[1]);
    expect(row.placeboP).toBeGreaterThan(0);
    expect(summarizePolicy(found, "static", options)).toMatchObject({ upCapture: 1, downCapture: 1, placeboP: null });
  });
});

describe("the measures of a bar are the product's", () => {
  it.each([250, 433, 699])("bar %s", (bar) => {
    const asset = history("BTC", btc);
    const market = assessMarket(marketInput(btc.slice(0, bar + 1)));
    const measures = measuresAt(asset, bar);
    const { ewma, realized30d, ratio, percentile1y } = market.volatility;
    expect(measures).toMatchObject({ trendScore: market.regime.trendScore, ewma, realized30d, percentile1y });
    expectClose(measures.ratio, ratio ?? NaN, 1e-12); // its mean is summed in another order
    const { dailyLogReturns, dailyReturnsEndAt } = market;
    expect(returnHistoryAt(asset, bar)).toMatchObject({ dailyLogReturns, dailyReturnsEndAt });
  });
});

describe("baskets", () => {
  const gone = walk(2, 450);
  const late = walk(3, 300).map((candle) => ({ ...candle, openAt: candle.openAt + 400 * DAY_MS }));
  const gappy = walk(4, 700).filter((_, day) => day % 97 !== 5);
  const universe = buildUniverse([
    history("BTC", btc),
    history("GAP", gappy),
    history("GONE", gone),
    history("LATE", late),
  ]);

  it("hold an asset from its 60th bar to a week after its last print", () => {
    const members = buildBasket(universe, "EW")?.members ?? [];
    expect(members[58]).toEqual([]);
    expect(members[59]).toContain(0);
    expect(members[458]).not.toContain(3);
    expect(members[459]).toContain(3);
    expect(members[456]).toContain(2);
    expect(members[457]).not.toContain(2);
  });

  it("run with gaps, late listings and delistings, truncation included", () => {
    const whole = run(universe, "EW").accounts.dynamic.exposure;
    const assets = [btc, gappy, gone, late].map((candles, i) =>
      history(
        ["BTC", "GAP", "GONE", "LATE"][i] ?? "",
        candles.filter(({ openAt }) => openAt <= (btc[520]?.openAt ?? 0)),
      ),
    );
    expect(run(buildUniverse(assets), "EW").accounts.dynamic.exposure).toEqual(whole.slice(0, 521));
  });

  it("TOP10 takes the largest by quote volume, anew each month", () => {
    const many = buildUniverse(
      Array.from({ length: 12 }, (_, i) =>
        history(
          `C${String(i).padStart(2, "0")}`,
          walk(i, 400).map((candle, day) => ({ ...candle, volumeQuote: day < 200 ? 1e6 + i : 1e6 - i })),
        ),
      ),
    );
    const members = buildBasket(many, "TOP10")?.members ?? [];
    expect(members[100]).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect(members[390]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("name nothing for an unknown symbol or too little history", () => {
    expect(buildBasket(universe, "NONE")).toBeNull();
    expect(buildBasket(buildUniverse([history("BTC", btc.slice(0, 59))]), "BTC")).toBeNull();
  });
});
