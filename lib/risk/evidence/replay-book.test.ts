import { describe, expect, it } from "vitest";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import { candlesFrom } from "@/lib/testing/market-builders";
import { deterministicReturns } from "@/lib/testing/risk-input";
import { buildCandleSeries } from "../series/build-candle-series";
import { buildAssetHistory, type AssetHistory } from "./asset-history";
import { buildBasket } from "./basket";
import { pathOf, prepareCase, runCase } from "./run-case";
import { replayBook } from "./replay-book";
import { buildUniverse } from "./universe";

const policy = presetPolicy("active");
const COST = 0.001;

function history(symbol: string, seed: number, days: number): AssetHistory {
  let price = 100;
  const candles = candlesFrom(deterministicReturns(seed, days, 0.04).map((move) => (price *= Math.exp(move))));
  const built = buildCandleSeries(candles, DAY_MS, Infinity);
  if (built.status !== "built") throw new Error("malformed test candles");
  return buildAssetHistory(symbol, built.series);
}

const btc = history("BTC", 1, 500);
const eth = history("ETH", 2, 500);
const young = history("NEW", 3, 80);

function replay(...held: readonly [AssetHistory, number][]) {
  const found = replayBook(
    held.map(([asset, weight]) => ({ history: asset, weight })),
    btc,
    policy,
    COST,
  );
  if (found === null) throw new Error("too short to replay");
  return found;
}

describe("replaying a book", () => {
  it("of one asset is that asset's case", () => {
    const universe = buildUniverse([eth, btc]);
    const basket = buildBasket(universe, "ETH");
    if (basket === null) throw new Error("no ETH");
    const options = { policy, costFraction: COST, from: -Infinity, resamples: 1, seed: 1 };
    const run = runCase(prepareCase(universe, basket, policy), options);
    if (run === null) throw new Error("too short");
    const expected = pathOf(run, "dynamic");
    const { weeks } = replay([eth, 7]);
    expect(weeks.days.at(-1)).toBe(expected.days.at(-1));
    expect(weeks.paths.dynamic.equity.at(-1)).toBe(expected.equity.at(-1));
  });

  it("depends on shares of money, not on its unit, nor on the order of the assets", () => {
    const figures = replay([btc, 3], [eth, 1]).rows;
    replay([btc, 300], [eth, 100]).rows.forEach((row, i) => {
      expect(row.maxDrawdown).toBeCloseTo(figures[i]?.maxDrawdown ?? NaN, 12);
    });
    replay([eth, 1], [btc, 3]).rows.forEach((row, i) => {
      expect(row.cagr).toBeCloseTo(figures[i]?.cagr ?? NaN, 10);
    });
    expect(replay([btc, 1], [eth, 3]).rows[0]?.cagr).not.toBeCloseTo(figures[0]?.cagr ?? NaN, 3);
  });

  it("lets a younger asset join on its first usable day", () => {
    const { weeks } = replay([btc, 1], [young, 1]);
    const alone = replay([btc, 1]);
    expect(weeks.days[0]).toBe(alone.weeks.days[0]);
  });

  it("says nothing without 310 days, or without an asset", () => {
    const short = history("BTC", 1, 300);
    expect(replayBook([{ history: short, weight: 1 }], short, policy, COST)).toBeNull();
    expect(replayBook([], btc, policy, COST)).toBeNull();
  });

  it("thins the paths to weeks without hiding the deepest day", () => {
    const { rows, weeks } = replay([btc, 1], [eth, 1]);
    for (const { policy: name, maxDrawdown } of rows) {
      expect(Math.max(...weeks.paths[name].drawdown)).toBeCloseTo(maxDrawdown, 12);
    }
  });

  it("names the deepest falls of the held book first, each from a high", () => {
    const { falls, rows } = replay([btc, 1], [eth, 1]);
    const depths = falls.map(({ outcomes }) => outcomes.static.maxDrawdown);
    expect(depths).toEqual([...depths].sort((a, b) => b - a));
    expect(depths[0]).toBeCloseTo(rows.find((row) => row.policy === "static")?.maxDrawdown ?? NaN, 12);
    for (const { outcomes } of falls) {
      expect(outcomes.static.growth).toBeCloseTo(1 - outcomes.static.maxDrawdown, 12);
    }
  });
});
