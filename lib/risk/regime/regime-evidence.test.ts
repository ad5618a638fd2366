import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RegimeLabel } from "@/lib/domain/market-state";
import { runs } from "@/lib/testing/runs";
import { seededRandom } from "../evidence/seeded-random";
import { explainedShare, shuffleBlocks } from "./label-separation";
import { regimeEvidence } from "./regime-evidence";

const DAYS = 720;
const OPTIONS = { seed: 1, blocks: 36, iterations: 200 };
const dates = Array.from({ length: DAYS }, (_, day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const random = seededRandom(7);
/** Rough for 90 days, calm for 90, and so on; no drift. */
const isRough = (day: number) => Math.floor(day / 90) % 2 === 0;
let price = 100;
const closes = dates.map((_, day) => (price *= Math.exp((random() - 0.5) * (isRough(day) ? 0.2 : 0.02))));
const knowing = dates.map((_, day): RegimeLabel => (isRough(day) ? "bear" : "sideways"));
const label = fc.constantFrom<RegimeLabel>("bull", "bear", "sideways");

describe("regimeEvidence", () => {
  test("labels that know volatility beat their shuffles, and direction is reported as it is", () => {
    const report = regimeEvidence(dates, closes, knowing, OPTIONS);
    expect(report).toMatchObject({ from: "1970-01-01", days: DAYS - 30 });
    expect(report.volatility.placeboP).toBeLessThan(0.05);
    const [bull, sideways, bear] = report.byLabel;
    expect(bull).toEqual({
      label: "bull",
      days: 0,
      forwardVolatility: null,
      forwardDrawdown: null,
      forwardReturn: null,
    });
    expect(bear?.forwardVolatility).toBeGreaterThan(2 * (sideways?.forwardVolatility ?? 9));
    expect(bear?.forwardDrawdown).toBeGreaterThan(sideways?.forwardDrawdown ?? 9);
    expect(report.direction.bullMinusBear).toBeNull();
    expect(report.direction.placeboP).toBeGreaterThan(0.05);
  });

  test("labels that know nothing do not", () => {
    const blind = shuffleBlocks(knowing, { seed: 3, blocks: 36, iterations: 1 })[0] ?? [];
    expect(regimeEvidence(dates, closes, blind, OPTIONS).volatility.placeboP).toBeGreaterThan(0.1);
  });

  test("the same call gives the same report", () => {
    expect(regimeEvidence(dates, closes, knowing, OPTIONS)).toEqual(regimeEvidence(dates, closes, knowing, OPTIONS));
  });

  test("refuses lists of unequal length and too few days", () => {
    expect(() => regimeEvidence(dates, closes.slice(1), knowing, OPTIONS)).toThrow(RangeError);
    expect(() => regimeEvidence(dates.slice(0, 59), closes.slice(0, 59), knowing.slice(0, 59), OPTIONS)).toThrow("60");
  });
});

describe("placebo", () => {
  test("a shuffle keeps every label, and explained variance is a share", () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 10, maxLength: 80 }), fc.integer(), (labels, seed) => {
        const [shuffled = []] = shuffleBlocks(labels, { seed, blocks: 7, iterations: 1 });
        expect([...shuffled].sort()).toEqual([...labels].sort());
        const values = labels.map((_, day) => Math.sin(day * seed));
        const share = explainedShare(shuffled, values);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: runs(300) },
    );
  });
});
