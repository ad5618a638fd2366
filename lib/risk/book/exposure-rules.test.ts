import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { boundExposure } from "./bound-exposure";
import { correlationCap, correlationVolatilities } from "./correlation-cap";
import { bandSide, noTradeBand } from "./no-trade-band";
import { trendExposure } from "./trend-exposure";
import { volatilityCap } from "./volatility-cap";

const volatility = (ewma: number | null, realized30d: number | null = ewma, ratio: number | null = 1) => ({
  ewma,
  realized30d,
  ratio,
});

const capOf = (...book: Parameters<typeof correlationVolatilities>) => correlationCap(correlationVolatilities(...book));

describe("the rules HOLD and the evidence share", () => {
  it.each([
    [null, 0.25, 1],
    [0, 0.1, 0],
    [0, 0.25, 0],
    [0, 0.4, 0.15],
    [0, 0.6, 0.35],
    [0, 0.9, 0.5],
    [0.5, 0.25, 0.5],
    [0.5, 0.6, 0.675],
    [1, 0.25, 1],
  ])("trend score %s under a limit of %s keeps %s", (score, limit, exposure) =>
    expect(trendExposure(score, limit)).toBeCloseTo(exposure, 12),
  );

  it.each([
    ["calm buys nothing", volatility(0.1), 0.25, 1],
    ["a year's volatility is held to the loss limit", volatility(0.5), 0.25, 0.5],
    ["the rougher estimate counts", volatility(0.5, 1), 0.25, 0.25],
    ["a shock counts below the limit too", volatility(0.3, 0.3, 2.5), 0.6, 0.5],
    ["level and shock are counted once, the stricter of them", volatility(0.5, 0.5, 1.5), 0.25, 0.5],
    ["a tenth stays", volatility(9), 0.25, 0.1],
    ["unknown volatility is not judged here", volatility(null, null, null), 0.25, 1],
  ])("%s", (_, measures, limit, expected) => expect(volatilityCap(measures, limit)).toBeCloseTo(expected, 12));

  it("the volatility cap never rises with volatility nor falls with the limit", () => {
    const positive = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        positive,
        positive,
        positive,
        fc.double({ min: 1, max: 3, noNaN: true }),
        (ewma, month, ratio, by) => {
          const cap = volatilityCap({ ewma, realized30d: month, ratio }, 0.25);
          expect(
            volatilityCap({ ewma: ewma * by, realized30d: month * by, ratio: ratio * by }, 0.25),
          ).toBeLessThanOrEqual(cap);
          expect(volatilityCap({ ewma, realized30d: month, ratio }, 0.25 * by)).toBeGreaterThanOrEqual(cap);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it("correlation above 0.6 is cut, below it is not rewarded", () => {
    const of = (r: number) => capOf([1, 1], [0.03, 0.03], [[1, r], [r, 1]]); // prettier-ignore
    expect(of(0.2)).toBe(1);
    expect(of(0.6)).toBe(1);
    expect(of(1)).toBeCloseTo(Math.sqrt(0.8), 12);
    expect(capOf([1], [0.03], [[1]])).toBe(1);
    expect(capOf([], [], [])).toBe(1);
  });

  it("bounds by the gross cap, and by what is held when only reductions are allowed", () => {
    expect(boundExposure(1.4, 1, null)).toBe(1);
    expect(boundExposure(0.5, 1, 0.2)).toBe(0.2);
    expect(boundExposure(0.5, 1, null)).toBe(0.5);
  });

  it("who stands on the edge of the band is within it", () => {
    const band = noTradeBand(0.5, 0.1, 1);
    expect(bandSide(0.55, band)).toBe("within");
    expect(bandSide(0.45, band)).toBe("within");
    expect(bandSide(0.551, band)).toBe("above");
    expect(bandSide(0.449, band)).toBe("below");
    expect(noTradeBand(0.95, 0.1, 1).high).toBe(1);
  });
});
