import { expect, test } from "vitest";
import { equitySeries, ladderLines } from "./equity-series";

const point = (at: number, unitValue: number, equityAccounting: number, flowAccounting = 0) => ({
  at,
  unitValue,
  equityAccounting,
  flowAccounting,
  holdFraction: 0.5,
  targetFraction: null,
  isEstimated: false,
});

test("a deposit does not lift the line: it ends at today's equity and moves only with the unit value", () => {
  const series = equitySeries([point(0, 1, 1000), point(1, 1, 2000, 1000), point(2, 0.9, 1800)]);
  expect(series.map(({ adjusted }) => adjusted)).toEqual([2000, 2000, 1800]);
  expect(series[1]?.flow).toBe(1000);
});

test("ladder lines hang below the high, not below today", () => {
  const lines = ladderLines(900, { drawdownFraction: 0.1, nextDown: null }, 0.25);
  expect(lines.map(({ state, level }) => [state, Math.round(level)])).toEqual([
    ["NORMAL", 1000],
    ["CAUTION", 950],
    ["DEFENSIVE", 900],
    ["PRESERVATION", 825],
  ]);
});

test("no history, no line", () => {
  expect(equitySeries([])).toEqual([]);
});
