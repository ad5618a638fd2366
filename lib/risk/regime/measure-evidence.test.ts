import { describe, expect, test } from "vitest";
import type { SignalPoint } from "@/lib/domain/signal";
import { DAY_MS } from "@/lib/domain/units";
import { candleAt, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { buildCandleSeries } from "../series/build-candle-series";
import { falseBreakouts } from "./false-breakouts";
import { measureEvidence } from "./measure-evidence";

const build = (closes: readonly number[], volume: (bar: number) => number = () => 1e6) => {
  const bars = closes.map((close, bar) => candleAt(bar, close, { volumeQuote: volume(bar) }));
  const result = buildCandleSeries(bars, DAY_MS, FIRST_OPEN_AT + 5000 * DAY_MS);
  if (result.status !== "built") throw new Error(result.fault.field);
  return result.series;
};
/** 100 and 101 by turns but for the closes given by bar: the channel's top is 101. */
const flatWith = (count: number, changes: Readonly<Record<number, number>>) =>
  build(Array.from({ length: count }, (_, bar) => changes[bar] ?? 100 + (bar % 2)));

describe("falseBreakouts", () => {
  test.each([
    ["a close above the channel that falls back within ten days failed", { 50: 110 }, { breakouts: 1, failed: 1 }],
    ["a close at the old high is no breakout", { 50: 101 }, { breakouts: 0, failed: 0 }],
    ["a run of closes above is one breakout", { 50: 110, 51: 120, 52: 130 }, { breakouts: 1, failed: 1 }],
    ["ten days that are not over are not counted", { 92: 110 }, { breakouts: 0, failed: 0 }],
  ])("%s", (_, changes, expected) =>
    expect(falseBreakouts(flatWith(100, changes))).toEqual({ ...expected, rate: null }),
  );

  test("holds when it stays above", () => {
    const series = build(Array.from({ length: 100 }, (_, bar) => (bar < 50 ? 100 : 110)));
    expect(falseBreakouts(series)).toEqual({ breakouts: 1, failed: 0, rate: null });
  });

  test("looks one year back, and gives a rate from five breakouts on", () => {
    const changes = Object.fromEntries([50, 150, 200, 250, 300, 350].map((bar) => [bar + 100, 110]));
    expect(falseBreakouts(flatWith(500, changes))).toEqual({ breakouts: 6, failed: 6, rate: 1 });
    expect(falseBreakouts(flatWith(600, changes))).toEqual({ breakouts: 5, failed: 5, rate: 1 });
  });
});

describe("measureEvidence", () => {
  const asOf = FIRST_OPEN_AT + 200 * DAY_MS;
  const daily = build(
    Array.from({ length: 200 }, (_, bar) => (bar < 150 ? 100 : 120)),
    (bar) => (bar < 193 ? 1e6 : 2e6),
  );
  const point = (daysAgo: number, value: number, delayDays = 0): SignalPoint => ({
    eventAt: asOf - daysAgo * DAY_MS,
    availableAt: asOf - (daysAgo - delayDays) * DAY_MS,
    value,
  });

  test("returns and volume come from the bars", () => {
    const evidence = measureEvidence(daily, {}, asOf);
    expect(evidence.return30d).toBe(0);
    expect(evidence.return90d).toBeCloseTo(0.2, 12);
    expect(evidence.volume7dTo90d).toBeCloseTo(2 / ((83 + 14) / 90), 12);
    expect(evidence).toMatchObject({ fearGreed: null, fundingRate: null, openInterestUsd: null });
  });

  test("a point counts once it could be known, and not after a week", () => {
    const at = (...points: SignalPoint[]) => measureEvidence(daily, { fear_greed: points }, asOf).fearGreed;
    expect(at(point(2, 40), point(1, 60))).toBe(60);
    expect(at(point(2, 40), point(1, 60, 2))).toBe(40);
    expect(at(point(8, 40))).toBeNull();
  });

  test("open interest is compared with that of a week before", () => {
    const signals = { open_interest_usd: [point(7, 100), point(0, 150)] };
    expect(measureEvidence(daily, signals, asOf)).toMatchObject({ openInterestUsd: 150, openInterestChange7d: 0.5 });
    const young = { open_interest_usd: [point(3, 100), point(0, 150)] };
    expect(measureEvidence(daily, young, asOf).openInterestChange7d).toBeNull();
  });
});
