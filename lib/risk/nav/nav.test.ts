import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import { estimateHighWaterMark } from "./estimate-high-water-mark";
import { nextUnitValue } from "./next-unit-value";
import { reconstructEquityHistory } from "./reconstruct-equity-history";

const amount = fc.double({ min: 0.01, max: 1e9, noNaN: true });

describe("nextUnitValue", () => {
  it("agrees with a fund kept in units (numpy vectors)", () => {
    const file = new URL("../__fixtures__/account-vectors.json", import.meta.url);
    const { nav } = JSON.parse(readFileSync(file, "utf8")) as {
      nav: { equityBefore: number; equityAfter: number; deposits: number; withdrawals: number; unitValue: number }[];
    };
    let unitValue = 1;
    for (const { unitValue: expected, ...step } of nav) {
      unitValue = nextUnitValue({ unitValue, ...step });
      expect(unitValue / expected).toBeCloseTo(1, 10);
    }
  });

  it("a deposit, a withdrawal or both are never profit or loss", () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        amount,
        (equity, deposits, share, unitValue) => {
          const withdrawals = share * (equity + deposits);
          const next = nextUnitValue({
            unitValue,
            equityBefore: equity,
            equityAfter: equity + deposits - withdrawals,
            deposits,
            withdrawals,
          });
          expect(next / unitValue).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  it("moves with the return alone, whatever the size of the flow", () => {
    fc.assert(
      fc.property(amount, amount, fc.double({ min: -0.9, max: 5, noNaN: true }), (equity, deposits, r) => {
        const next = nextUnitValue({
          unitValue: 1,
          equityBefore: equity,
          equityAfter: (equity + deposits) * (1 + r),
          deposits,
          withdrawals: 0,
        });
        expect(next).toBeCloseTo(1 + r, 9);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("stands still when nothing is invested or a number is broken", () => {
    const step = { unitValue: 1.3, equityBefore: 0, equityAfter: 0, deposits: 0, withdrawals: 0 };
    expect(nextUnitValue(step)).toBe(1.3);
    expect(nextUnitValue({ ...step, equityBefore: NaN })).toBe(1.3);
    expect(nextUnitValue({ ...step, equityBefore: 10, equityAfter: -5 })).toBe(1.3);
  });
});

describe("reconstructEquityHistory", () => {
  const lastCloseAt = Date.UTC(2026, 10, 15);
  const closes = [100, 120, 150, 110, 100];
  const base = {
    asOf: lastCloseAt + DAY_MS / 2,
    quantities: { BTC: 2, USDT: 100 },
    changes: [],
    dailyCloses: { BTC: closes, USDT: [1, 1, 1, 1, 1] },
    lastCloseAt,
    days: 90,
  };

  it("prices today's amounts on past days and finds the high", () => {
    const history = reconstructEquityHistory(base);
    expect(history.map(({ equity }) => equity)).toEqual([300, 340, 400, 320, 300]);
    const high = estimateHighWaterMark(history, base.asOf);
    expect(high.highWaterMark).toBeCloseTo(4 / 3, 12);
    expect(high.unitValue).toBe(1);
    expect(high.highWaterMarkAt).toBe(lastCloseAt - 2 * DAY_MS);
  });

  it("a deposit yesterday was not a loss before it: the same coins, bought in, give the same unit values", () => {
    const deposit = { asset: "BTC", quantity: 1, eventAt: lastCloseAt - DAY_MS / 2, isFlow: true };
    const history = reconstructEquityHistory({
      ...base,
      quantities: { BTC: 2 },
      dailyCloses: { BTC: closes },
      changes: [deposit],
    });
    expect(history.map(({ equity }) => equity)).toEqual([100, 120, 150, 110, 200]);
    const units = history.map(({ unitValue }) => unitValue);
    closes.forEach((close, i) => expect(units[i]).toBeCloseTo(close / 100, 12));
  });

  it("a withdrawal to a cold wallet is not a drawdown", () => {
    const withdrawal = { asset: "BTC", quantity: -1, eventAt: lastCloseAt - DAY_MS / 2, isFlow: true };
    const history = reconstructEquityHistory({
      ...base,
      quantities: { BTC: 1 },
      dailyCloses: { BTC: closes },
      changes: [withdrawal],
    });
    const units = history.map(({ unitValue }) => unitValue);
    closes.forEach((close, i) => expect(units[i]).toBeCloseTo(close / 100, 12));
  });

  it("a trade moves amounts but is no flow: selling BTC at the top for cash keeps the gain", () => {
    const changes = [
      { asset: "BTC", quantity: -2, eventAt: lastCloseAt - 2 * DAY_MS, isFlow: false },
      { asset: "USDT", quantity: 300, eventAt: lastCloseAt - 2 * DAY_MS, isFlow: false },
    ];
    const history = reconstructEquityHistory({ ...base, quantities: { BTC: 0, USDT: 300 }, changes });
    expect(history.map(({ unitValue }) => Number(unitValue.toFixed(9)))).toEqual([0.666666667, 0.8, 1, 1, 1]);
  });

  it("an asset listed within the window joins without looking like profit", () => {
    const history = reconstructEquityHistory({
      ...base,
      quantities: { BTC: 1, NEW: 10 },
      dailyCloses: { BTC: [100, 100, 100, 100, 100], NEW: [50, 50] },
    });
    expect(history.map(({ unitValue }) => unitValue)).toEqual([1, 1, 1, 1, 1]);
  });

  it("no prices, no history, and the high is today", () => {
    expect(reconstructEquityHistory({ ...base, dailyCloses: {} })).toEqual([]);
    expect(estimateHighWaterMark([], base.asOf)).toEqual({
      unitValue: 1,
      highWaterMark: 1,
      highWaterMarkAt: base.asOf,
    });
  });
});
