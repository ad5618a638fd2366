import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { estimateSlippage } from "./estimate-slippage";

const book = {
  asOf: 0,
  bids: [
    [99, 10],
    [98, 20],
  ],
  asks: [
    [101, 10],
    [102, 20],
  ],
} as const;
const walk = (side: "long" | "short", notional: number) =>
  estimateSlippage({ orderBook: book, spreadFraction: 0.01, side, notional });

describe("slippage", () => {
  it("within the best level is half the spread", () => {
    expect(walk("long", 1_010)).toBeCloseTo(0.01, 12);
    expect(walk("short", 990)).toBeCloseTo(0.01, 12);
  });
  it("walks the book level by level: 1,010 at 101 and 1,020 at 102 buy 20 units", () => {
    expect(walk("long", 2_030)).toBeCloseTo(2_030 / 20 / 100 - 1, 12);
    expect(walk("short", 990 + 980)).toBeCloseTo(1 - 1_970 / 20 / 100, 12);
  });
  it("takes what the book cannot fill at its last price", () =>
    expect(walk("long", 1_010 + 2_040 + 10_200)).toBeCloseTo(13_250 / 130 / 100 - 1, 12));
  it("is half the spread, or 5 bps, without a usable book", () => {
    const of = (orderBook: Parameters<typeof estimateSlippage>[0]["orderBook"], spreadFraction: number | null) =>
      estimateSlippage({ orderBook, spreadFraction, side: "long", notional: 1_000 });
    expect(of(null, 0.004)).toBe(0.002);
    expect(of(null, null)).toBe(0.0005);
    expect(of({ ...book, asks: [] }, 0.004)).toBe(0.002);
    expect(of({ ...book, asks: book.bids, bids: book.asks }, 0.004)).toBe(0.002);
  });
  it("never falls with the size", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("long" as const, "short" as const),
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        (side, notional, by) => {
          expect(walk(side, notional * by)).toBeGreaterThanOrEqual(walk(side, notional) - 1e-12);
        },
      ),
      { numRuns: runs(1_000) },
    ));
});
