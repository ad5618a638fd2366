import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addIntervals, periodEndAfter } from "./billing-period";

const seconds = (iso: string): number => Date.parse(iso) / 1_000;

describe("addIntervals", () => {
  it.each([
    ["2027-01-31T10:00:00Z", "month", 1, "2027-02-28T10:00:00Z"],
    ["2027-01-31T10:00:00Z", "month", 2, "2027-03-31T10:00:00Z"],
    ["2028-02-29T00:00:00Z", "year", 1, "2029-02-28T00:00:00Z"],
    ["2026-12-15T23:59:59Z", "month", 1, "2027-01-15T23:59:59Z"],
  ] as const)("%s + %s × %i", (from, interval, count, expected) => {
    expect(addIntervals(seconds(from), interval, count)).toBe(seconds(expected));
  });
});

describe("periodEndAfter", () => {
  it("does not let a short February shorten the following months", () => {
    const anchor = seconds("2027-01-31T10:00:00Z");
    expect(periodEndAfter(anchor, "month", seconds("2027-02-28T10:00:00Z"))).toBe(seconds("2027-03-31T10:00:00Z"));
  });

  it("always ends after it starts, by at most an interval and a few days", () => {
    const anchor = fc.integer({ min: seconds("2020-01-01T00:00:00Z"), max: seconds("2030-01-01T00:00:00Z") });
    fc.assert(
      fc.property(anchor, fc.constantFrom("month" as const, "year" as const), fc.nat(60), (from, interval, count) => {
        const start = addIntervals(from, interval, count);
        const days = (periodEndAfter(from, interval, start) - start) / 86_400;
        const longest = interval === "month" ? 31 : 366;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
