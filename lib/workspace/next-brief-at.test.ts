import { describe, expect, it } from "vitest";
import { nextBriefAt } from "./next-brief-at";

describe("nextBriefAt", () => {
  it.each([
    ["2026-11-22T12:00:00Z", "2026-11-23T08:00:00.000Z", "Sunday"],
    ["2026-11-23T07:59:59Z", "2026-11-23T08:00:00.000Z", "Monday, early"],
    ["2026-11-23T08:00:00Z", "2026-11-30T08:00:00.000Z", "Monday, on the hour: the next one"],
    ["2026-11-24T00:00:00Z", "2026-11-30T08:00:00.000Z", "Tuesday"],
    ["2026-12-30T09:00:00Z", "2027-01-04T08:00:00.000Z", "over the year's end"],
  ])("%s → %s (%s)", (now, expected) => {
    expect(nextBriefAt(new Date(now)).toISOString()).toBe(expected);
  });
});
