import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { keyEnding } from "./key-ending";

const NOW = Date.UTC(2026, 10, 22, 12);

describe("keyEnding", () => {
  test.each([
    [15 * DAY_MS, null],
    [14 * DAY_MS, { daysLeft: 14, warningDays: 14 }],
    [3 * DAY_MS + 1, { daysLeft: 3, warningDays: 14 }],
    [3 * DAY_MS, { daysLeft: 3, warningDays: 3 }],
    [DAY_MS, { daysLeft: 1, warningDays: 1 }],
    [HOUR_MS, { daysLeft: 0, warningDays: 1 }],
    [-HOUR_MS, { daysLeft: -1, warningDays: 1 }],
  ])("%i ms before the end: %j", (leftMs, expected) => {
    expect(keyEnding(NOW + leftMs, NOW)).toEqual(expected);
  });

  test("a key without an end is never announced", () => {
    expect(keyEnding(null, NOW)).toBeNull();
  });
});
