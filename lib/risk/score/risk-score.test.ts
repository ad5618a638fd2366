import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { makeAccount, makeHolding, makeInput, makeLadder, makeMarket, makePosition } from "@/lib/testing/risk-input";
import { runs } from "@/lib/testing/runs";
import { measureBook } from "../portfolio/measure-book";
import { liquidationDistance, nearestLiquidation } from "./nearest-liquidation";
import { riskScore } from "./risk-score";

const scoreOf = (input: RiskInput) => riskScore(input, measureBook(input));

interface Case {
  share: number;
  lossLimit: number;
  stability: number;
  multiplier: number;
  liquidation: number;
  leverage: number;
}

const caseArb: fc.Arbitrary<Case> = fc.record({
  share: fc.double({ min: 0.01, max: 1, noNaN: true }),
  lossLimit: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  stability: fc.double({ min: 0, max: 100, noNaN: true }),
  multiplier: fc.double({ min: 0.25, max: 1, noNaN: true }),
  liquidation: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
  leverage: fc.double({ min: 0, max: 6, noNaN: true }),
});

function inputOf({ share, lossLimit, stability, multiplier, liquidation, leverage }: Case): RiskInput {
  const position = makePosition("BTC", "long", 10_000 * leverage, { liquidationPriceUsd: 100 * (1 - liquidation) });
  return makeInput({
    account: makeAccount([makeHolding("BTC", 10_000 * share)], {
      equityUsd: 10_000,
      positions: leverage > 0 ? [position] : [],
    }),
    policy: { ...presetPolicy("balanced"), lossLimitFraction: lossLimit },
    markets: { BTC: makeMarket("BTC", { stability }) },
    ladder: makeLadder({ state: multiplier < 1 ? "CAUTION" : "NORMAL", exposureMultiplier: multiplier }),
  });
}

describe("riskScore", () => {
  it("is Σ weight × score of its visible parts, in [0, 100], with weights that sum to 1", () =>
    fc.assert(
      fc.property(caseArb, (testCase) => {
        const { score, components } = scoreOf(inputOf(testCase));
        expect(components.reduce((sum, part) => sum + part.weight * (part.score ?? 0), 0)).toBeCloseTo(score, 9);
        expect(components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
      { numRuns: runs(300) },
    ));

  const worse: [string, (base: Case, by: number) => Case][] = [
    ["more exposure", (base, by) => ({ ...base, share: Math.min(1, base.share * by) })],
    ["a smaller loss limit", (base, by) => ({ ...base, lossLimit: Math.max(0.05, base.lossLimit / by) })],
    ["less stable markets", (base, by) => ({ ...base, stability: base.stability / by })],
    ["a lower rung of the ladder", (base, by) => ({ ...base, multiplier: Math.max(0.25, base.multiplier / by) })],
    ["a nearer liquidation", (base, by) => ({ ...base, liquidation: base.liquidation / by })],
    ["more leverage", (base, by) => ({ ...base, leverage: base.leverage * by })],
  ];
  it.each(worse)("never falls with %s", (_, change) =>
    fc.assert(
      fc.property(caseArb, fc.double({ min: 1, max: 5, noNaN: true }), (base, by) => {
        expect(scoreOf(inputOf(change(base, by))).score).toBeGreaterThanOrEqual(scoreOf(inputOf(base)).score - 1e-9);
      }),
      { numRuns: runs(200) },
    ),
  );

  it("all cash at the high is nothing at stake", () => {
    const { score, band } = scoreOf(makeInput({ account: makeAccount([], { equityUsd: 10_000 }) }));
    expect({ score, band }).toEqual({ score: 0, band: "low" });
  });

  it("one extreme cannot hide in an average", () => {
    const { score } = scoreOf(
      inputOf({ share: 0.01, lossLimit: 0.9, stability: 100, multiplier: 1, liquidation: 0.01, leverage: 0.05 }),
    );
    expect(score).toBeGreaterThan(25);
  });

  it("lists what it could not measure with weight 0", () => {
    const short = makeMarket("BTC", { returns: [], stability: null });
    const { components } = scoreOf(
      makeInput({ account: makeAccount([makeHolding("BTC", 5_000)], { equityUsd: 10_000 }), markets: { BTC: short } }),
    );
    expect(components.find(({ id }) => id === "predicted_loss")).toMatchObject({ score: null, weight: 0 });
    expect(components.find(({ id }) => id === "market_stability")).toMatchObject({ score: null, weight: 0 });
    expect(components.find(({ id }) => id === "concentration")?.score).toBeCloseTo(50, 9);
  });
});

describe("liquidation distance", () => {
  it("is the adverse move on the mark price, per side", () => {
    expect(liquidationDistance(makePosition("BTC", "long", 100, { liquidationPriceUsd: 80 }))).toBeCloseTo(0.2, 12);
    expect(liquidationDistance(makePosition("BTC", "short", 100, { liquidationPriceUsd: 130 }))).toBeCloseTo(0.3, 12);
    expect(liquidationDistance(makePosition("BTC", "long", 100, { liquidationPriceUsd: 105 }))).toBe(0);
    expect(liquidationDistance(makePosition("BTC", "long", 100))).toBeNull();
    expect(liquidationDistance(makePosition("BTC", "long", 100, { liquidationPriceUsd: -4 }))).toBeNull();
  });

  it("the nearest of several leads", () => {
    const positions = [
      makePosition("BTC", "long", 100, { liquidationPriceUsd: 80 }),
      makePosition("ETH", "short", 100, { liquidationPriceUsd: 105 }),
    ];
    expect(nearestLiquidation(positions)?.position.asset).toBe("ETH");
    expect(nearestLiquidation([])).toBeNull();
  });
});
