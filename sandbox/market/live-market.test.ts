import { beforeAll, describe, expect, test } from "vitest";
import { crashOf } from "../control/crash";
import { DAY_MS, HOUR_MS, MINUTE_MS, type Interval } from "./interval";
import { createLiveMarket } from "./live-market";
import type { Candle, Market } from "./market";
import { mergeBars } from "./merge-bars";
import { createSimulator } from "./simulator/create-simulator";

const NOW = Date.UTC(2026, 10, 22, 16, 7, 33, 250);
const simulated = (at = NOW, seed = 1): Market => createLiveMarket(createSimulator(seed), () => at);
const withoutTime = ({ open, high, low, close }: Candle): object => ({ open, high, low, close });

let market: Market;
beforeAll(() => {
  market = simulated();
});

describe("the simulated market", () => {
  test("has at least 26 pairs, most with more than two years of daily history", () => {
    const long = market.instruments().filter((i) => market.candles(i.symbol, "1d", 0, NOW, 5_000).length > 730);
    expect(market.instruments().length).toBeGreaterThanOrEqual(26);
    expect(long.length).toBeGreaterThanOrEqual(26);
  });

  test.each<[Interval, Interval, number]>([
    ["1d", "1h", 24],
    ["1d", "1m", 1_440],
    ["4h", "1h", 4],
    ["1h", "5m", 12],
    ["15m", "1m", 15],
    ["1w", "1d", 7],
  ])("a %s bar is its %s bars added up", (coarse, fine, count) => {
    for (const symbol of ["BTCUSDT", "PEPEUSDT", "USDCUSDT"]) {
      const [bar] = market.candles(symbol, coarse, Date.UTC(2026, 5, 8), NOW, 1);
      if (!bar) throw new Error("no bar");
      const parts = market.candles(symbol, fine, bar.openAt, bar.closeAt, 5_000);
      const sum = mergeBars(parts);
      expect(parts).toHaveLength(count);
      expect(sum && withoutTime({ ...bar, ...sum })).toEqual(withoutTime(bar));
      expect(sum?.volume).toBeCloseTo(bar.volume, 4);
    }
  });

  test("the bar under way is the beginning of the finished one, and nothing lies beyond now", () => {
    const later = simulated(NOW + DAY_MS);
    for (const interval of ["1m", "1h", "1d"] as const) {
      const open = market.candles("ETHUSDT", interval, NOW - DAY_MS, Infinity, 5_000).at(-1);
      const finished = later.candles("ETHUSDT", interval, open?.openAt ?? 0, Infinity, 1)[0];
      expect(open?.closeAt).toBeGreaterThan(NOW);
      expect(open?.close).toBe(market.lastPrice("ETHUSDT"));
      expect(open?.open).toBe(finished?.open);
      expect(open?.high).toBeLessThanOrEqual(finished?.high ?? 0);
      expect(open?.low).toBeGreaterThanOrEqual(finished?.low ?? Infinity);
    }
    expect(market.priceAt("ETHUSDT", NOW + 1)).toBeUndefined();
  });

  test("answers the same after a restart, whatever was asked before, and differently for another seed", () => {
    const restarted = simulated();
    restarted.candles("SOLUSDT", "1h", NOW - 3 * DAY_MS, NOW, 100);
    const at = Date.UTC(2025, 1, 3, 4, 5, 6);
    for (const symbol of ["WBTCUSDT", "BTCUSDT", "TAOUSDT"]) {
      expect(restarted.priceAt(symbol, at)).toBe(market.priceAt(symbol, at));
      expect(restarted.candles(symbol, "1d", 0, NOW, 5_000)).toEqual(market.candles(symbol, "1d", 0, NOW, 5_000));
    }
    expect(simulated(NOW, 2).priceAt("BTCUSDT", at)).not.toBe(market.priceAt("BTCUSDT", at));
  });

  test("has fat tails, clustered volatility, and AI tokens that move together", () => {
    const btc = returns("BTCUSDT");
    const squares = btc.map((r) => r * r);
    expect(kurtosis(btc)).toBeGreaterThan(4);
    expect(correlation(squares.slice(1), squares.slice(0, -1))).toBeGreaterThan(0.05);
    expect(correlation(returns("FETUSDT", 700), returns("TAOUSDT", 700))).toBeGreaterThan(0.6);
    expect(Math.abs(correlation(btc, returns("PAXGUSDT")))).toBeLessThan(0.15);
    expect(correlation(btc, returns("WBTCUSDT"))).toBeGreaterThan(0.99);
  });

  test("keeps a dollar coin at a dollar", () => {
    for (const candle of market.candles("USDCUSDT", "1d", 0, NOW, 5_000)) {
      expect(Math.abs(candle.close - 1)).toBeLessThan(0.005);
    }
  });

  test("has books around the last price, best first, on the grid", () => {
    for (const { symbol, tickSize } of market.instruments()) {
      const book = market.orderBook(symbol, 20);
      const last = market.lastPrice(symbol) ?? 0;
      const [bid = 0] = book?.bids[0] ?? [];
      const [ask = 0] = book?.asks[0] ?? [];
      expect(bid).toBeLessThan(ask);
      expect(bid).toBeLessThanOrEqual(last + tickSize);
      expect(ask).toBeGreaterThanOrEqual(last - tickSize);
      expect(book?.bids.map(([price]) => price)).toEqual(book?.bids.map(([price]) => price).sort((a, b) => b - a));
    }
  });
});

describe("a crash", () => {
  test("changes prices from its instant on, in every interval, and nothing before", () => {
    let at = NOW;
    const crashing = createLiveMarket(createSimulator(1), () => at);
    const before = crashing.lastPrice("BTCUSDT") ?? 0;
    crashing.addShock(crashOf(0.3, at));
    expect((crashing.lastPrice("BTCUSDT") ?? 0) / before).toBeCloseTo(0.7, 3);
    expect(crashing.lastPrice("USDCUSDT")).toBe(market.lastPrice("USDCUSDT"));
    at += 2 * HOUR_MS;
    const [minute] = crashing.candles("BTCUSDT", "1m", NOW - MINUTE_MS, NOW, 5).slice(-1);
    const [hour] = crashing.candles("BTCUSDT", "1h", NOW - HOUR_MS, NOW, 5).slice(-1);
    const [day] = crashing.candles("BTCUSDT", "1d", NOW - DAY_MS, NOW, 5).slice(-1);
    for (const bar of [minute, hour, day]) {
      expect(bar?.low).toBeLessThan(before * 0.72);
      expect(bar?.high).toBeGreaterThan(before * 0.98);
    }
    expect(crashing.priceAt("BTCUSDT", NOW - 1)).toBe(market.priceAt("BTCUSDT", NOW - 1));
    const parts = mergeBars(crashing.candles("BTCUSDT", "1m", hour?.openAt ?? 0, hour?.closeAt ?? 0, 60));
    expect(parts).toMatchObject({ high: hour?.high, low: hour?.low, close: hour?.close });
    crashing.clearShocks();
    expect(crashing.priceAt("BTCUSDT", NOW)).toBe(before);
  });

  test("of one coin leaves the others alone", () => {
    const crashing = simulated();
    crashing.addShock(crashOf(0.9, NOW, "FET"));
    expect(crashing.lastPrice("BTCUSDT")).toBe(market.lastPrice("BTCUSDT"));
    expect((crashing.lastPrice("FETUSDT") ?? 0) / (market.lastPrice("FETUSDT") ?? 1)).toBeCloseTo(0.1, 3);
  });
});

function returns(symbol: string, last = 1_700): number[] {
  const closes = market.candles(symbol, "1d", 0, NOW - DAY_MS, 5_000).map((candle) => candle.close);
  return closes.slice(-last - 1).flatMap((close, i, all) => (i === 0 ? [] : [Math.log(close / (all[i - 1] ?? close))]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function kurtosis(values: readonly number[]): number {
  const m = mean(values);
  return mean(values.map((v) => (v - m) ** 4)) / mean(values.map((v) => (v - m) ** 2)) ** 2;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const covariance = mean(a.map((v, i) => (v - ma) * ((b[i] ?? 0) - mb)));
  return covariance / Math.sqrt(mean(a.map((v) => (v - ma) ** 2)) * mean(b.map((v) => (v - mb) ** 2)));
}
