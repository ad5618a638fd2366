import fc from "fast-check";
import { expect, test } from "vitest";
import { niceTicks } from "./nice-ticks";

test.each([
  [20_188, 30_641, [20_000, 25_000, 30_000, 35_000]],
  [0, 1, [0, 0.25, 0.5, 0.75, 1]],
])("%d to %d", (low, high, ticks) => {
  expect(niceTicks(low, high)).toEqual(ticks);
});

test("ticks enclose every range and are few", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      (low, span) => {
        const ticks = niceTicks(low, low + span);
        expect(ticks[0]).toBeLessThanOrEqual(low + span * 1e-9);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span * (1 - 1e-9));
        expect(ticks.length).toBeLessThanOrEqual(7);
      },
    ),
    { numRuns: 300 },
  );
});
