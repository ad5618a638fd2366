import { describe, expect, test } from "vitest";
import { ladderMarks } from "./ladder-marks";

const down = (state: "CAUTION" | "DEFENSIVE", atDrawdownFraction: number) => ({
  state,
  atDrawdownFraction,
  distanceFraction: 0,
  distanceUsd: 0,
});

describe("ladderMarks", () => {
  test("counts from the high until the reference was lowered", () => {
    const { marks, endDrawdownFraction, position } = ladderMarks(
      { drawdownFraction: 0.075, nextDown: down("DEFENSIVE", 0.1) },
      0.25,
    );
    expect(marks.map((mark) => [mark.state, Number(mark.atDrawdownFraction.toFixed(6))])).toEqual([
      ["NORMAL", 0],
      ["CAUTION", 0.05],
      ["DEFENSIVE", 0.1],
      ["PRESERVATION", 0.175],
    ]);
    expect(endDrawdownFraction).toBeCloseTo(0.25, 12);
    expect(position).toBeCloseTo(0.3, 12);
  });

  test("a lowered reference moves every mark down with it", () => {
    // Reference at 90 % of the high: CAUTION begins 5 % below that, at a fall of 14.5 % from the high.
    const { marks, position } = ladderMarks({ drawdownFraction: 0.1, nextDown: down("CAUTION", 0.145) }, 0.25);
    expect(marks[0]?.atDrawdownFraction).toBeCloseTo(0.1, 12);
    expect(marks[2]?.atDrawdownFraction).toBeCloseTo(0.19, 12);
    expect(position).toBeCloseTo(0, 12);
  });

  test("beyond the limit the marker stays at the end", () => {
    expect(ladderMarks({ drawdownFraction: 0.6, nextDown: null }, 0.25).position).toBe(1);
  });
});
