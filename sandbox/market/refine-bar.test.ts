import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bar } from "./market";
import { mergeBars } from "./merge-bars";
import { partOfMinute, priceInMinute } from "./minute-path";
import { normal } from "./noise";
import { refineBar, toGrid } from "./refine-bar";

const TICK = 0.01;

/** Bars on the tick grid with low ≤ open, close ≤ high. */
const bars: fc.Arbitrary<Bar> = fc
  .tuple(
    fc.integer({ min: 100, max: 10_000_000 }),
    fc.array(fc.double({ min: 0, max: 0.3, noNaN: true }), { minLength: 4, maxLength: 4 }),
    fc.double({ min: 0, max: 1e6, noNaN: true }),
  )
  .map(([cents, [a = 0, b = 0, c = 0, d = 0], volume]) => {
    const open = toGrid(cents / 100, TICK);
    const close = toGrid((cents / 100) * (1 + a - b), TICK);
    return {
      open,
      close,
      high: toGrid(Math.max(open, close) * (1 + c), TICK),
      low: toGrid(Math.min(open, close) * (1 - d), TICK),
      volume: Number(volume.toFixed(5)),
    };
  });

describe("refineBar", () => {
  test("parts add up to the whole: open, high, low, close exactly, volume to eight decimals", () => {
    fc.assert(
      fc.property(bars, fc.integer({ min: 1, max: 60 }), fc.integer(), (bar, count, seed) => {
        const noise = (i: number, lane: number): number => normal(seed, 1, i, lane);
        const parts = refineBar(bar, { count, noise, tickSize: TICK, quantityDecimals: 5 });
        const sum = mergeBars(parts);
        expect(parts).toHaveLength(count);
        expect({ ...sum, volume: 0 }).toEqual({ ...bar, volume: 0 });
        expect(sum?.volume).toBeCloseTo(bar.volume, 6);
        for (const [i, part] of parts.entries()) {
          expect(part.low).toBeLessThanOrEqual(Math.min(part.open, part.close));
          expect(part.high).toBeGreaterThanOrEqual(Math.max(part.open, part.close));
          expect(part.volume).toBeGreaterThanOrEqual(0);
          if (i > 0) expect(part.open).toBe(parts[i - 1]?.close);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a minute under way", () => {
  test("never leaves the finished minute, and ends as it", () => {
    fc.assert(
      fc.property(bars, fc.double({ min: 0, max: 1, noNaN: true }), (bar, fraction) => {
        const part = partOfMinute(bar, fraction, TICK);
        expect(part.close).toBe(priceInMinute(bar, fraction, TICK));
        expect(part.high).toBeLessThanOrEqual(bar.high);
        expect(part.low).toBeGreaterThanOrEqual(bar.low);
        expect({ ...partOfMinute(bar, 1, TICK), volume: 0 }).toEqual({ ...bar, volume: 0 });
      }),
      { numRuns: 300 },
    );
  });
});
