import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { candlesFrom, FIRST_OPEN_AT } from "@/lib/testing/market-builders";
import { runs } from "@/lib/testing/runs";
import { marketMeasures } from "../market-measures";
import { buildCandleSeries } from "../series/build-candle-series";
import { measureRegime } from "./measure-regime";
import { regimeHistory } from "./regime-history";
import { MULTIPLIER_BOUNDS, regimeMultiplier } from "./regime-multiplier";
import { regimeProbabilities } from "./regime-probabilities";
import { DWELL_BARS_TO_CAUTION, DWELL_BARS_TO_RISK, stepRegime } from "./step-regime";
import { TREND_WARM_UP_BARS } from "./trend-series";

const strength = fc.double({ min: 0, max: 1, noNaN: true });

function regimeOf(closes: readonly number[]) {
  const result = buildCandleSeries(candlesFrom(closes), DAY_MS, FIRST_OPEN_AT + closes.length * DAY_MS);
  if (result.status !== "built") throw new Error(result.fault.field);
  const { trend, regime } = marketMeasures(result.series, 1);
  return measureRegime(result.series, trend, regime, FIRST_OPEN_AT + closes.length * DAY_MS);
}

const walk = (count: number, step: (bar: number) => number): number[] => {
  let price = 100;
  return Array.from({ length: count }, (_, bar) => (price *= 1 + step(bar)));
};
const noise = (bar: number): number => (bar % 2 === 0 ? 0.01 : -0.01);

describe("measureRegime", () => {
  test("one bar short of 200 is not warmed up and neutral; the 200th warms it up", () => {
    const closes = walk(TREND_WARM_UP_BARS, (bar) => 0.005 + noise(bar));
    expect(regimeOf(closes.slice(0, -1))).toMatchObject({
      label: "sideways",
      multiplier: 1,
      isWarmedUp: false,
      since: FIRST_OPEN_AT,
    });
    expect(regimeOf(closes)).toMatchObject({ label: "bull", isWarmedUp: true });
  });

  test("a steady rise is a bull market with the full multiplier's neighbourhood", () => {
    const state = regimeOf(walk(300, (bar) => 0.005 + noise(bar)));
    expect(state).toMatchObject({ label: "bull", trendScore: 1 });
    expect(state.multiplier).toBeGreaterThan(1);
    expect(state.multiplier).toBeLessThanOrEqual(1.2);
  });

  test("a steady fall is a bear market near the floor", () => {
    const state = regimeOf(walk(300, (bar) => -0.005 + noise(bar)));
    expect(state).toMatchObject({ label: "bear", trendScore: 0 });
    expect(state.multiplier).toBeGreaterThanOrEqual(0.25);
    expect(state.multiplier).toBeLessThan(0.5);
  });

  test("going nowhere is sideways; a price that never moves is above none of its averages", () => {
    expect(regimeOf(walk(300, noise))).toMatchObject({ label: "sideways" });
    expect(regimeOf(walk(300, () => 0))).toMatchObject({ label: "sideways", trendScore: 0 });
  });

  test("`since` is the close that began the state", () => {
    const closes = walk(300, (bar) => (bar < 250 ? 0.005 : -0.02) + noise(bar));
    const state = regimeOf(closes);
    expect(state.label).toBe("bear");
    const began = (state.since - FIRST_OPEN_AT) / DAY_MS;
    expect(began).toBeGreaterThan(250);
    expect(regimeOf(closes.slice(0, began)).label).toBe("bear");
    expect(regimeOf(closes.slice(0, began - 1)).label).not.toBe("bear");
  });
});

describe("probabilities", () => {
  test("sum to 1, and more strength never means less bull or more bear", () => {
    fc.assert(
      fc.property(strength, strength, (a, b) => {
        const weak = regimeProbabilities(Math.min(a, b));
        const strong = regimeProbabilities(Math.max(a, b));
        expect(weak.bull + weak.bear + weak.sideways).toBeCloseTo(1, 12);
        expect(strong.bull).toBeGreaterThanOrEqual(weak.bull);
        expect(strong.bear).toBeLessThanOrEqual(weak.bear);
      }),
      { numRuns: runs(500) },
    );
  });

  test("are even at the borders", () => {
    expect(regimeProbabilities(2 / 3).bull).toBeCloseTo(0.5, 12);
    expect(regimeProbabilities(1 / 3).bear).toBeCloseTo(0.5, 12);
  });
});

describe("stepRegime", () => {
  const certain = { bull: 1, bear: 0, sideways: 0 };

  test("79 % is not enough to leave a state, 80 % is", () => {
    const memory = { label: "bull", sinceBar: 0 } as const;
    expect(stepRegime(memory, { bull: 0.21, bear: 0, sideways: 0.79 }, 50)).toBe(memory);
    expect(stepRegime(memory, { bull: 0.2, bear: 0, sideways: 0.8 }, 50)).toEqual({ label: "sideways", sinceBar: 50 });
  });

  test("more risk waits longer than more caution", () => {
    const memory = { label: "sideways", sinceBar: 100 } as const;
    const fall = { bull: 0, bear: 1, sideways: 0 };
    expect(stepRegime(memory, fall, 100 + DWELL_BARS_TO_CAUTION - 1)).toBe(memory);
    expect(stepRegime(memory, fall, 100 + DWELL_BARS_TO_CAUTION).label).toBe("bear");
    expect(stepRegime(memory, certain, 100 + DWELL_BARS_TO_RISK - 1)).toBe(memory);
    expect(stepRegime(memory, certain, 100 + DWELL_BARS_TO_RISK).label).toBe("bull");
  });

  test("no path of trend strengths changes the label twice within five bars, or back to more risk within ten", () => {
    const caution = { bull: 0, sideways: 1, bear: 2 };
    fc.assert(
      fc.property(fc.array(strength, { minLength: 2, maxLength: 120 }), (path) => {
        const history = regimeHistory(path.map(regimeProbabilities), TREND_WARM_UP_BARS - 1);
        for (let i = 1; i < history.length; i++) {
          const [before, after] = [history[i - 1], history[i]];
          if (before === undefined || after === undefined || before.label === after.label) continue;
          const lasted = after.sinceBar - before.sinceBar;
          const isMoreRisk = caution[after.label] < caution[before.label];
          expect(lasted).toBeGreaterThanOrEqual(isMoreRisk ? DWELL_BARS_TO_RISK : DWELL_BARS_TO_CAUTION);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

test("the multiplier stays within the bounds of its label: bull ≤ 1.2, sideways ≤ 0.8, bear ≥ 0.25", () => {
  fc.assert(
    fc.property(fc.constantFrom("bull", "bear", "sideways"), strength, (label, value) => {
      const multiplier = regimeMultiplier(label, regimeProbabilities(value));
      const [low, high] = MULTIPLIER_BOUNDS[label];
      expect(multiplier).toBeGreaterThanOrEqual(low);
      expect(multiplier).toBeLessThanOrEqual(high);
    }),
    { numRuns: runs(500) },
  );
  expect(MULTIPLIER_BOUNDS).toMatchObject({ bull: [0.8, 1.2], sideways: [0.5, 0.8], bear: [0.25, 0.5] });
});
