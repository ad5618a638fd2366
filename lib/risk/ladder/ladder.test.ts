import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LadderState } from "@/lib/domain/ladder";
import { DAY_MS } from "@/lib/domain/units";
import { makeMarket } from "@/lib/testing/risk-input";
import { runs } from "@/lib/testing/runs";
import { nextUnitValue } from "../nav/next-unit-value";
import { describeLadder } from "./describe-ladder";
import { exposureCeiling } from "./exposure-ceiling";
import { isCalmMarket } from "./is-calm-market";
import { LADDER_RULES, TRADE_BUDGET } from "./ladder-rules";
import { limitUsed } from "./limit-used";
import { resetHighWaterMark } from "./reset-high-water-mark";
import { startLadder } from "./start-ladder";
import { stateAtUsed } from "./state-at-used";
import { stepLadder } from "./step-ladder";

const START = Date.UTC(2026, 0, 1, 12);
const LIMIT = 0.25;

function start(unitValue = 1, highWaterMark = 1): LadderState {
  return startLadder({
    asOf: START,
    unitValue,
    highWaterMark,
    highWaterMarkAt: START,
    isHighWaterMarkEstimated: false,
    lossLimitFraction: LIMIT,
  });
}

/** Steps once a day from the ladder's last day. */
function walk(ladder: LadderState, unitValues: readonly number[], isCalm = true): LadderState[] {
  const states: LadderState[] = [];
  let current = ladder;
  unitValues.forEach((unitValue) => {
    const asOf = current.countedAt + DAY_MS;
    current = stepLadder(current, { asOf, unitValue, isComplete: true, isCalm, lossLimitFraction: LIMIT });
    states.push(current);
  });
  return states;
}

const flat = (value: number, days: number) => Array.from({ length: days }, () => value);

describe("the ladder's steps (evidence-brief: 5 → 25 % for Active, exposure 1 → 0.25)", () => {
  it.each([
    [0, 1, "NORMAL"],
    [0.049, 1, "NORMAL"],
    [0.05, 1, "CAUTION"],
    [0.1, 0.8125, "DEFENSIVE"],
    [0.15, 0.625, "DEFENSIVE"],
    [0.175, 0.53125, "PRESERVATION"],
    [0.25, 0.25, "PRESERVATION"],
    [0.6, 0.25, "PRESERVATION"],
  ] as const)("at a fall of %s exposure is × %s in %s", (drawdown, multiplier, state) => {
    const used = limitUsed(1 - drawdown, 1, LIMIT) + 1e-12;
    expect(exposureCeiling(used)).toBeCloseTo(multiplier, 9);
    expect(stateAtUsed(used)).toBe(state);
    const ladder = start(1 - drawdown - 1e-12);
    expect(ladder).toMatchObject({ state });
    expect(ladder.exposureMultiplier).toBeCloseTo(multiplier, 9);
  });

  it("the ceiling falls, never rises, with the fall, within [0.25, 1]", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (a, b) => {
        expect(exposureCeiling(Math.max(a, b))).toBeLessThanOrEqual(exposureCeiling(Math.min(a, b)));
        expect(exposureCeiling(a)).toBeGreaterThanOrEqual(0.25);
        expect(exposureCeiling(a)).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("stepLadder", () => {
  it("steps down at once, within the day", () => {
    const noon = stepLadder(start(), {
      asOf: START + 60_000,
      unitValue: 0.8,
      isComplete: true,
      isCalm: true,
      lossLimitFraction: LIMIT,
    });
    expect(noon).toMatchObject({ state: "PRESERVATION", loweredAt: START + 60_000, enteredAt: START + 60_000 });
    expect(noon.exposureMultiplier).toBeCloseTo(0.4375, 9);
  });

  it("stands still on incomplete, broken or old observations", () => {
    const ladder = start();
    const observation = {
      asOf: START + DAY_MS,
      unitValue: 0.5,
      isComplete: false,
      isCalm: true,
      lossLimitFraction: LIMIT,
    };
    expect(stepLadder(ladder, observation)).toBe(ladder);
    expect(stepLadder(ladder, { ...observation, isComplete: true, unitValue: NaN })).toBe(ladder);
    expect(stepLadder(ladder, { ...observation, isComplete: true, unitValue: 0 })).toBe(ladder);
    expect(stepLadder(ladder, { ...observation, isComplete: true, asOf: START - 1 })).toBe(ladder);
  });

  it("counts a day once: the same observation again changes nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.3, max: 2, noNaN: true }), fc.boolean()), { minLength: 1, maxLength: 60 }),
        (days) => {
          let ladder = start();
          days.forEach(([unitValue, isCalm], day) => {
            const observation = {
              asOf: START + (day + 1) * DAY_MS,
              unitValue,
              isComplete: true,
              isCalm,
              lossLimitFraction: LIMIT,
            };
            ladder = stepLadder(ladder, observation);
            expect(stepLadder(ladder, observation)).toEqual(ladder);
            expect(stepLadder(ladder, { ...observation, asOf: observation.asOf + 3_600_000 }).exposureMultiplier).toBe(
              ladder.exposureMultiplier,
            );
          });
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("never gives back more than 0.01 in a UTC day, never leaves [0.25, 1], never beats its ceiling, at any cadence", () => {
    const step = fc.tuple(
      fc.double({ min: 0.92, max: 1.08, noNaN: true }),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 120 }), (steps) => {
        let ladder = start();
        let asOf = START;
        let unitValue = 1;
        const atDayStart = new Map<number, number>();
        for (const [move, isCalm, hours, isComplete] of steps) {
          asOf += hours * 3_600_000;
          unitValue *= move;
          const before = ladder;
          ladder = stepLadder(ladder, { asOf, unitValue, isComplete, isCalm, lossLimitFraction: LIMIT });
          const day = Math.floor(asOf / DAY_MS);
          if (!atDayStart.has(day)) atDayStart.set(day, before.exposureMultiplier);
          expect(ladder.exposureMultiplier - (atDayStart.get(day) ?? 1)).toBeLessThanOrEqual(
            LADDER_RULES.stepUp + 1e-12,
          );
          expect(ladder.exposureMultiplier).toBeGreaterThanOrEqual(0.25);
          expect(ladder.exposureMultiplier).toBeLessThanOrEqual(1);
          const used = limitUsed(ladder.unitValue, ladder.referenceUnitValue, LIMIT);
          expect(ladder.exposureMultiplier).toBeLessThanOrEqual(exposureCeiling(used) + 1e-12);
          expect(ladder.drawdownFraction).toBeGreaterThanOrEqual(0);
          expect(ladder.referenceUnitValue).toBeLessThanOrEqual(ladder.highWaterMark);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it("re-expands only in calm, after the dwell, while equity recovers", () => {
    const fallen = walk(start(), [0.85]).at(-1) ?? start();
    const rising = [0.86, 0.87, 0.88, 0.89, 0.9, 0.91];
    expect(walk(fallen, rising, false).map(({ exposureMultiplier }) => exposureMultiplier)).toEqual(
      flat(fallen.exposureMultiplier, 6),
    );
    const calm = walk(fallen, rising);
    expect(calm[1]?.exposureMultiplier).toBe(fallen.exposureMultiplier); // dwell: 3 days since the fall
    expect(calm[2]?.exposureMultiplier).toBeCloseTo(fallen.exposureMultiplier + 0.01, 12);
    expect(calm[5]?.exposureMultiplier).toBeCloseTo(fallen.exposureMultiplier + 0.04, 12);
  });

  it("does not re-expand while equity stays near its low, until seven calm days without a new one", () => {
    const fallen = walk(start(), [0.85]).at(-1) ?? start();
    const days = walk(fallen, flat(0.851, 8));
    expect(days[5]?.exposureMultiplier).toBe(fallen.exposureMultiplier);
    expect(days[6]?.calmDays).toBe(7);
    expect(days[6]?.exposureMultiplier).toBeCloseTo(fallen.exposureMultiplier + 0.01, 12);
    expect(walk(fallen, [...flat(0.851, 6), 0.849]).at(-1)).toMatchObject({ calmDays: 0 });
  });

  it("needs hysteresis and dwell before a better state", () => {
    const caution = walk(start(), [0.94]).at(-1) ?? start();
    expect(caution.state).toBe("CAUTION");
    // Back above the step (−5 %) but not 10 % of the limit inside: still CAUTION.
    expect(walk(caution, flat(0.96, 3)).at(-1)?.state).toBe("CAUTION");
    const back = walk(caution, flat(0.98, 12)).map(({ state }) => state);
    expect(back.slice(0, 2)).toEqual(["CAUTION", "CAUTION"]);
    expect(back.at(-1)).toBe("NORMAL");
  });

  it("leaves PRESERVATION through RECOVERY, and falls back to PRESERVATION at once", () => {
    const states = walk(start(), [0.8, ...flat(0.88, 6), 0.82]).map(({ state }) => state);
    expect(states[0]).toBe("PRESERVATION");
    expect(states[5]).toBe("RECOVERY");
    expect(states.at(-1)).toBe("PRESERVATION");
  });

  it("a gap nobody observed does not count as calm days", () => {
    const fallen = walk(start(), [0.85, ...flat(0.851, 5)]).at(-1) ?? start();
    expect(fallen.calmDays).toBe(5);
    const later = stepLadder(fallen, {
      asOf: fallen.countedAt + 30 * DAY_MS,
      unitValue: 0.851,
      isComplete: true,
      isCalm: true,
      lossLimitFraction: LIMIT,
    });
    expect(later.calmDays).toBe(1);
    expect(later.exposureMultiplier).toBe(fallen.exposureMultiplier);
  });

  it("a smaller loss limit acts at once, a larger one is earned", () => {
    const ladder = walk(start(), [0.93]).at(-1) ?? start();
    const observation = { asOf: ladder.countedAt + DAY_MS, unitValue: 0.93, isComplete: true, isCalm: true };
    const strict = stepLadder(ladder, { ...observation, lossLimitFraction: 0.07 });
    expect(strict.state).toBe("PRESERVATION");
    expect(strict.exposureMultiplier).toBeCloseTo(0.25, 9);
    expect(stepLadder(ladder, { ...observation, lossLimitFraction: 0.9 }).exposureMultiplier).toBe(
      ladder.exposureMultiplier,
    );
  });

  it("a new high clears the estimate and follows the equity", () => {
    const estimated = { ...start(0.95, 1), isHighWaterMarkEstimated: true };
    expect(walk(estimated, [1.1]).at(-1)).toMatchObject({
      highWaterMark: 1.1,
      isHighWaterMarkEstimated: false,
      drawdownFraction: 0,
    });
  });
});

describe("no deadlock", () => {
  it("who holds only cash in a calm market reaches NORMAL from any depth, in about a hundred days", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.97, noNaN: true }),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        (fall, limit) => {
          let ladder = startLadder({
            asOf: START,
            unitValue: 1 - fall,
            highWaterMark: 1,
            highWaterMarkAt: START,
            isHighWaterMarkEstimated: false,
            lossLimitFraction: limit,
          });
          let days = 0;
          while ((ladder.state !== "NORMAL" || ladder.exposureMultiplier < 1) && days < 400) {
            days++;
            ladder = stepLadder(ladder, {
              asOf: START + days * DAY_MS,
              unitValue: 1 - fall,
              isComplete: true,
              isCalm: true,
              lossLimitFraction: limit,
            });
          }
          expect(ladder).toMatchObject({ state: "NORMAL", exposureMultiplier: 1 });
          expect(days).toBeLessThanOrEqual(110);
          expect(ladder.drawdownFraction).toBeCloseTo(fall, 9); // the true fall is still shown
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("with one calm week in three it still gets there", () => {
    let ladder = start(0.7);
    let day = 0;
    while (ladder.state !== "NORMAL" && day < 5_000) {
      day++;
      const isCalm = day % 24 < 12;
      ladder = stepLadder(ladder, {
        asOf: START + day * DAY_MS,
        unitValue: 0.7,
        isComplete: true,
        isCalm,
        lossLimitFraction: LIMIT,
      });
    }
    expect(ladder.state).toBe("NORMAL");
  });
});

describe("flows", () => {
  it("deposits, withdrawals and transfers never move the ladder", () => {
    const flow = fc.record({
      deposits: fc.double({ min: 0, max: 1e6, noNaN: true }),
      share: fc.double({ min: 0, max: 0.99, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(flow, { maxLength: 30 }),
        fc.double({ min: 0.4, max: 1, noNaN: true }),
        (flows, unitStart) => {
          let equity = 10_000;
          let unitValue = unitStart;
          const initial = start(unitStart);
          let ladder = initial;
          flows.forEach(({ deposits, share }, i) => {
            const withdrawals = share * (equity + deposits);
            const after = equity + deposits - withdrawals;
            unitValue = nextUnitValue({ unitValue, equityBefore: equity, equityAfter: after, deposits, withdrawals });
            equity = after;
            ladder = stepLadder(ladder, {
              asOf: START + i * 60_000,
              unitValue,
              isComplete: true,
              isCalm: false,
              lossLimitFraction: LIMIT,
            });
          });
          expect(ladder.exposureMultiplier).toBeCloseTo(initial.exposureMultiplier, 9);
          expect(ladder.drawdownFraction).toBeCloseTo(initial.drawdownFraction, 9);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

describe("resetHighWaterMark", () => {
  it("forgets the loss but earns the multiplier back step by step", () => {
    const fallen = walk(start(), [0.75]).at(-1) ?? start();
    const reset = resetHighWaterMark(fallen, fallen.countedAt);
    expect(reset).toMatchObject({
      state: "RECOVERY",
      drawdownFraction: 0,
      highWaterMark: 0.75,
      exposureMultiplier: fallen.exposureMultiplier,
    });
    const days = walk(reset, flat(0.75, 120));
    expect(days.at(-1)).toMatchObject({ state: "NORMAL", exposureMultiplier: 1 });
    expect(resetHighWaterMark(start(), START).state).toBe("NORMAL");
  });
});

describe("describeLadder", () => {
  it("says how far the next state is, both ways, in fraction and money", () => {
    const ladder = walk(start(), [0.92]).at(-1) ?? start();
    const view = describeLadder(ladder, { lossLimitFraction: LIMIT, equityUsd: 9_200, tradesToday: 2 });
    expect(view).toMatchObject({ state: "CAUTION", tradesAllowedToday: TRADE_BUDGET.CAUTION, tradesLeftToday: 3 });
    expect(view.nextDown?.state).toBe("DEFENSIVE");
    expect(view.nextDown?.atDrawdownFraction).toBeCloseTo(0.1, 12);
    expect(view.nextDown?.distanceUsd).toBeCloseTo(200, 9);
    expect(view.nextUp?.atDrawdownFraction).toBeCloseTo(0.025, 12);
    expect(view.nextUp?.distanceUsd).toBeCloseTo(550, 9);
    expect(view.nextUp?.distanceFraction).toBeCloseTo(550 / 9_200, 12);
  });

  it("has no step above NORMAL and none below PRESERVATION", () => {
    const context = { lossLimitFraction: LIMIT, equityUsd: 1_000, tradesToday: 50 };
    expect(describeLadder(start(), context).nextUp).toBeNull();
    expect(describeLadder(start(), context).tradesLeftToday).toBe(0);
    expect(describeLadder(start(0.5), context).nextDown).toBeNull();
    expect(describeLadder(start(0.5), context).nextUp?.state).toBe("RECOVERY");
  });
});

describe("isCalmMarket", () => {
  it.each([
    [1, 0.5, true],
    [1.1, 0.75, true],
    [1.11, 0.5, false],
    [0.8, 0.76, false],
    [0.8, null, true],
    [null, 0.2, false],
  ])("ratio %s at percentile %s: %s", (volatilityRatio, percentile1y, calm) => {
    expect(isCalmMarket(makeMarket("BTC", { volatilityRatio, percentile1y }))).toBe(calm);
  });

  it("an unknown market is not calm", () => expect(isCalmMarket(undefined)).toBe(false));
});
