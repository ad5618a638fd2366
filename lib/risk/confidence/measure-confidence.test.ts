import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TierOutcome } from "@/lib/domain/market-state";
import type { SignalSeries } from "@/lib/domain/signal";
import { DAY_MS } from "@/lib/domain/units";
import { expectAllClose } from "@/lib/testing/expect-close";
import { arbitraryWalk, candleAt, candlesFrom, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { runs } from "@/lib/testing/runs";
import vectors from "../__fixtures__/stats-vectors.json";
import { marketMeasures } from "../market-measures";
import { buildCandleSeries } from "../series/build-candle-series";
import { contextEvidence } from "./context-evidence";
import { confidenceScore, confidenceTier } from "./confidence-tier";
import { expandingPercentile } from "./expanding-percentile";
import { isProvisional } from "./is-provisional";
import { measureConfidence } from "./measure-confidence";
import { tierOutcomes } from "./tier-outcomes";
import { BARRIER_HORIZON_BARS, tripleBarrier } from "./triple-barrier";

const build = (candles: Parameters<typeof buildCandleSeries>[0]) => {
  const result = buildCandleSeries(candles, DAY_MS, FIRST_OPEN_AT + 5000 * DAY_MS);
  if (result.status !== "built") throw new Error(result.fault.field);
  return result.series;
};
const confidenceOf = (candles: Parameters<typeof buildCandleSeries>[0], signals: SignalSeries = {}) => {
  const daily = build(candles);
  const measures = marketMeasures(daily, 1);
  const context = contextEvidence(signals, daily);
  return measureConfidence(daily, measures.atr, { ...measures, trendStrength: measures.trend.strength, context });
};

describe("expandingPercentile", () => {
  test("agrees with scipy's mid-rank", () => {
    const ranks = expandingPercentile({ firstBar: 0, values: Float64Array.from(vectors.xs) }, 20);
    expect(ranks.firstBar).toBe(19);
    expectAllClose(ranks.values, vectors.expandingMidRank);
  });

  test("equals counting, also with ties", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 80 }), (values) => {
        const ranks = expandingPercentile({ firstBar: 0, values: Float64Array.from(values) }, 1).values;
        for (const [i, value] of values.entries()) {
          const past = values.slice(0, i + 1);
          const below = past.filter((other) => other < value).length;
          const equal = past.filter((other) => other === value).length;
          expect(ranks[i]).toBeCloseTo((below + equal / 2) / past.length, 12);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("a constant series sits at one half", () => {
    expect(expandingPercentile({ firstBar: 0, values: new Float64Array(50) }, 50).values[0]).toBe(0.5);
  });
});

describe("tiers", () => {
  test.each([
    [0, "low", 0],
    [0.225, "low", 30],
    [0.4499, "low", expect.closeTo(47.99, 1)],
    [0.45, "medium", expect.closeTo(48, 9)],
    [0.6, "medium", 60],
    [0.7499, "medium", expect.closeTo(76.35, 1)],
    [0.75, "high", expect.closeTo(76.3636, 3)],
    [0.875, "high", 90],
    [1, "high", 100],
  ])("percentile %f is %s", (percentile, tier, score) => {
    expect(confidenceTier(percentile)).toBe(tier);
    expect(confidenceScore(percentile)).toEqual(score);
  });
});

describe("tripleBarrier, entry 100 with ATR 5: stop 90, target 115", () => {
  const flat = Array.from({ length: 30 }, (_, bar) => candleAt(bar, 100));
  const withBars = (changes: Record<number, { low?: number; high?: number }>) =>
    build(flat.map((candle, bar) => ({ ...candle, ...changes[bar] })));

  test.each([
    ["+1.5 R first", { 5: { high: 115 }, 6: { low: 90 } }, "target"],
    ["−1 R first", { 5: { low: 90 }, 6: { high: 115 } }, "stop"],
    ["both in one bar count as the stop", { 5: { high: 120, low: 80 } }, "stop"],
    ["neither", { 5: { high: 114.9, low: 90.1 } }, "time"],
    ["the entry bar's own range does not count", { 0: { high: 200, low: 1 } }, "time"],
    ["the last bar of the horizon counts", { [BARRIER_HORIZON_BARS]: { high: 115 } }, "target"],
    ["the bar after it does not", { [BARRIER_HORIZON_BARS + 1]: { high: 115 } }, "time"],
  ])("%s", (_, changes, expected) => expect(tripleBarrier(withBars(changes), 0, 5)).toBe(expected));

  test("is open until the whole horizon is known, even after a hit", () => {
    const series = withBars({ 12: { high: 200 } });
    expect(tripleBarrier(series, 10, 5)).toBe("open");
    expect(tripleBarrier(series, 9, 5)).toBe("target");
    expect(tripleBarrier(series, 99, 5)).toBe("open");
  });
});

describe("outcomes", () => {
  test("count each settled day once, in the tier of its own day", () => {
    const closes = Array.from({ length: 60 }, (_, bar) => 100 * 1.03 ** bar);
    const daily = build(candlesFrom(closes));
    const { atr } = marketMeasures(daily, 1);
    const percentiles = {
      firstBar: 20,
      values: Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 0.1 : 0.9)),
    };
    const outcomes = tierOutcomes(daily, atr, percentiles);
    // Bars 20…39 are settled at bar 59; at +3 % a day with ATR 3 % every one reaches +9 % before −6 %.
    expect(outcomes).toEqual([
      { tier: "low", cases: 10, hits: 10 },
      { tier: "medium", cases: 0, hits: 0 },
      { tier: "high", cases: 10, hits: 10 },
      { tier: "all", cases: 20, hits: 20 },
    ]);
  });

  const of = (low: [number, number], medium: [number, number], high: [number, number]): TierOutcome[] => [
    { tier: "low", hits: low[0], cases: low[1] },
    { tier: "medium", hits: medium[0], cases: medium[1] },
    { tier: "high", hits: high[0], cases: high[1] },
  ];

  test.each<[string, TierOutcome[], boolean]>([
    ["ordered with enough cases", of([10, 100], [20, 100], [30, 100]), false],
    ["High no better than Medium", of([10, 100], [30, 100], [30, 100]), true],
    ["Low above Medium", of([25, 100], [20, 100], [30, 100]), true],
    ["High with 29 cases", of([10, 100], [20, 100], [20, 29]), true],
    ["a tier that never occurred", of([10, 100], [20, 100], [0, 0]), true],
    ["no outcomes", [], true],
  ])("%s", (_, outcomes, expected) => expect(isProvisional(outcomes)).toBe(expected));
});

describe("measureConfidence", () => {
  test("with too little history there is no score, the tier is Low and everything is missing", () => {
    const state = confidenceOf(candlesFrom(Array.from({ length: 150 }, (_, bar) => 100 + (bar % 5))));
    expect(state).toMatchObject({ score: null, tier: "low", percentile: null, isProvisional: true });
    expect(state.missingInputs).toEqual([
      "technical",
      "volatility",
      "liquidity",
      "on_chain",
      "sentiment",
      "implied_volatility",
    ]);
  });

  test("inputs it does not have are listed, and the rest carry the whole weight", () => {
    const state = confidenceOf(candlesFrom(Array.from({ length: 400 }, (_, bar) => 100 + ((bar * 7919) % 23))));
    expect(state.missingInputs).toEqual(["on_chain", "sentiment", "implied_volatility"]);
    expect(state.components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(state.score).not.toBeNull();
  });

  test("a market that never moves is Medium and settles nothing", () => {
    const state = confidenceOf(candlesFrom(new Array<number>(500).fill(1)));
    expect(state).toMatchObject({ percentile: 0.5, tier: "medium", isProvisional: true });
    expect(state.outcomes.at(-1)).toEqual({ tier: "all", cases: 0, hits: 0 });
  });

  test("tiers partition the settled days and hits never exceed cases", () => {
    fc.assert(
      fc.property(arbitraryWalk(300, 450), (candles) => {
        const { outcomes } = confidenceOf(candles);
        const [low, medium, high, all] = outcomes;
        expect((low?.cases ?? 0) + (medium?.cases ?? 0) + (high?.cases ?? 0)).toBe(all?.cases);
        for (const { cases, hits } of outcomes) expect(hits).toBeLessThanOrEqual(cases);
      }),
      { numRuns: runs(100) },
    );
  });
});
