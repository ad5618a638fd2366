import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BookExposure, HoldingInput, PositionInput, RiskInput } from "@/lib/domain/risk-assessment";
import { presetPolicy } from "@/lib/domain/risk-policy";
import {
  deterministicReturns,
  makeAccount,
  makeHolding,
  makeInput,
  makeLadder,
  makeMarket,
  makePosition,
} from "@/lib/testing/risk-input";
import { runs } from "@/lib/testing/runs";
import { measureBook } from "../portfolio/measure-book";
import { holdExposure } from "./hold-exposure";
import { scaleWithFloors } from "./scale-with-floors";

const balanced = presetPolicy("balanced");

function hold(
  holdings: readonly HoldingInput[],
  extra: Partial<RiskInput> = {},
  positions: readonly PositionInput[] = [],
  equityUsd = 10_000,
): BookExposure {
  const input = makeInput({ account: makeAccount(holdings, { equityUsd, positions }), ...extra });
  return holdExposure(input, measureBook(input));
}

const targetOf = (book: BookExposure, asset: string) => book.assets.find((target) => target.asset === asset);

describe("holdExposure", () => {
  it("a calm bull at its high may hold the usual exposure, and the band is ± 10 % of it, within the gross cap", () => {
    const book = hold([makeHolding("BTC", 9_500)]);
    expect(book).toMatchObject({ currentFraction: 0.95, targetFraction: 1, lowFraction: 0.9, highFraction: 1 });
    expect(book.reasons).toEqual(["exposure_within_band"]);
  });

  it("usual × regime × volatility × drawdown, step by step", () => {
    const book = hold([makeHolding("BTC", 9_500)], {
      markets: { BTC: makeMarket("BTC", { regime: "sideways", regimeMultiplier: 0.7, volatilityRatio: 1.6 }) },
      ladder: makeLadder({ state: "CAUTION", exposureMultiplier: 0.9 }),
    });
    expect(book.targetFraction).toBeCloseTo(0.575 * (1.25 / 1.6) * 0.9, 12);
    const product = book.steps.reduce((total, { factor }) => total * (factor ?? 1), balanced.usualExposureFraction);
    expect(Math.abs(product - book.targetFraction)).toBeLessThan(1e-12);
    expect(book.steps.map(({ id }) => id)).toEqual([
      "base",
      "regime",
      "volatility",
      "correlation",
      "drawdown",
      "bounds",
    ]);
    expect(book.reasons).toEqual(["exposure_above_target", "regime_sideways", "volatility_high", "drawdown_caution"]);
    expect(book.lowFraction).toBeCloseTo(book.targetFraction * 0.9, 12);
    expect(book.highFraction).toBeCloseTo(book.targetFraction * 1.1, 12);
  });

  it("a year's volatility above the loss limit is cut down to it; the month counts when it is rougher than EWMA says", () => {
    const market = makeMarket("BTC", { volatilityRatio: 1, volatilityAnnual: 0.6 });
    const rough = { ...market, volatility: { ...market.volatility, realized30d: 0.8 } };
    const limit = balanced.lossLimitFraction;
    expect(hold([makeHolding("BTC", 9_500)], { markets: { BTC: market } }).targetFraction).toBeCloseTo(limit / 0.6, 12);
    expect(hold([makeHolding("BTC", 9_500)], { markets: { BTC: rough } }).targetFraction).toBeCloseTo(limit / 0.8, 12);
  });

  it("the correlation cap lowers a book whose assets are one bet, never a single asset", () => {
    const returns = deterministicReturns(5);
    const markets = { BTC: makeMarket("BTC", { returns }), ETH: makeMarket("ETH", { returns }) };
    const alike = hold([makeHolding("BTC", 5_000), makeHolding("ETH", 4_500)], { markets });
    expect(alike.targetFraction).toBeLessThan(0.95);
    expect(alike.targetFraction).toBeGreaterThanOrEqual(0.75);
    expect(alike.reasons).toContain("correlation_high");
    expect(hold([makeHolding("BTC", 9_500)], { markets }).targetFraction).toBe(1);
  });

  it("trims pro rata: every advised asset by one factor", () => {
    const book = hold([makeHolding("BTC", 6_000), makeHolding("ETH", 3_000), makeHolding("SOL", 900)], {
      ladder: makeLadder({ state: "DEFENSIVE", exposureMultiplier: 0.5 }),
    });
    const factors = book.assets.map(({ targetUsd, valueUsd }) => targetUsd / valueUsd);
    factors.forEach((factor) => expect(factor).toBeCloseTo(factors[0] ?? NaN, 12));
    const total = book.assets.reduce((sum, { targetUsd }) => sum + targetUsd, 0);
    expect(total / 10_000).toBeCloseTo(book.targetFraction, 12);
  });

  it("what is locked is never part of a cut: the free rest carries it", () => {
    const locked = makeHolding("BTC", 5_000, { freeQuantity: 0, lockedQuantity: 50 });
    const book = hold([locked, makeHolding("ETH", 4_500)], {
      ladder: makeLadder({ state: "DEFENSIVE", exposureMultiplier: 0.6 }),
    });
    expect(targetOf(book, "BTC")?.targetUsd).toBe(5_000);
    expect(targetOf(book, "ETH")?.targetUsd).toBeCloseTo(book.targetFraction * 10_000 - 5_000, 9);
  });

  it.each(["warn_only", "never_mention"] as const)(
    "%s assets keep what they have, and the target applies to the rest of equity",
    (rule) => {
      const book = hold([makeHolding("BTC", 5_000), makeHolding("ETH", 4_000)], {
        policy: { ...balanced, assetRules: { BTC: rule } },
        ladder: makeLadder({ state: "DEFENSIVE", exposureMultiplier: 0.5 }),
      });
      expect(targetOf(book, "BTC")).toMatchObject({ targetUsd: 5_000, rule, reasons: ["locked_excluded"] });
      expect(book.steps.at(-1)).toMatchObject({ id: "excluded" });
      const managed = (book.targetFraction - 0.5) / 0.5;
      expect(targetOf(book, "ETH")?.targetUsd).toBeCloseTo(managed * 5_000, 9);
    },
  );

  it("a hedge is no exposure, and is left alone", () => {
    const book = hold([makeHolding("BTC", 5_000)], {}, [makePosition("BTC", "short", 5_000)]);
    expect(book.currentFraction).toBeCloseTo(0, 12);
    expect(book.grossFraction).toBeCloseTo(1, 12);
    expect(book.assets[0]?.targetUsd).toBeCloseTo(book.assets[0]?.valueUsd ?? NaN, 9);
  });

  it("a net short book is measured by its size, with its sign", () => {
    const book = hold([], { ladder: makeLadder({ state: "DEFENSIVE", exposureMultiplier: 0.5 }) }, [
      makePosition("BTC", "short", 9_000),
    ]);
    expect(book.currentFraction).toBeCloseTo(-0.9, 12);
    expect(book.targetFraction).toBeCloseTo(-0.5, 12);
    expect(book.reasons[0]).toBe("exposure_above_target");
    expect(book.assets[0]?.targetUsd).toBeCloseTo(-5_000, 9);
  });

  it("reduce-only never asks for more than is held", () => {
    const book = hold([makeHolding("BTC", 1_000)], {
      ladder: makeLadder({ state: "PRESERVATION", exposureMultiplier: 0.5 }),
    });
    expect(book.targetFraction).toBeCloseTo(0.1, 12);
    expect(book.reasons).toContain("preservation_reduce_only");
  });

  it("an empty book still has a target", () => expect(hold([]).targetFraction).toBe(1));

  it("below all its averages an Active book is asked to hold nothing: a target and band of exactly 0", () => {
    const active = presetPolicy("active");
    const markets = { BTC: makeMarket("BTC", { regime: "bear" }) };
    expect(hold([makeHolding("BTC", 9_000)], { policy: active, markets })).toMatchObject({
      targetFraction: 0,
      lowFraction: 0,
      highFraction: 0,
      assets: [{ targetUsd: 0 }],
    });
    const locked = makeHolding("BTC", 9_000, { freeQuantity: 30, lockedQuantity: 60 });
    expect(hold([locked], { policy: active, markets }).assets[0]?.targetUsd).toBe(6_000);
  });
});

/** The three factors a market makes, from the inputs their steps state. */
function expectFromInputs({ steps }: BookExposure, limit: number): void {
  const inputOf = (id: string) => {
    const inputs = steps.find((step) => step.id === id)?.inputs ?? [];
    return (name: string) => Number(inputs.find((input) => input.name === name)?.value ?? NaN);
  };
  const assetsIn = (steps.find(({ id }) => id === "regime")?.inputs ?? [])
    .filter(({ name }) => name.startsWith("weight."))
    .map(({ name }) => name.slice("weight.".length));
  const weigh = (id: string, factorOf: (of: (name: string) => number) => number) =>
    assetsIn.reduce((sum, asset) => {
      const of = inputOf(id);
      return sum + of(`weight.${asset}`) * factorOf((name) => of(`${name}.${asset}`));
    }, 0);
  const floor = limit - 0.25;
  const trend = weigh("regime", (of) => floor + (1 - floor) * of("trendScore"));
  const cap = weigh("volatility", (of) =>
    Math.min(1, Math.max(0.1, Math.min(limit / of("volatility"), 1.25 / of("volatilityRatio")))),
  );
  const of = inputOf("correlation");
  const ratio = of("bookVolatilityDailyUsual") / of("bookVolatilityDaily");
  const expected = { regime: trend, volatility: cap, correlation: Math.min(1, Math.max(0.75, ratio)) };
  for (const { id, factor } of steps) {
    const value = expected[id as keyof typeof expected] as number | undefined;
    // An empty book states no volatility of its own; where something is put back a millionth stands for zero.
    if (value !== undefined && !Number.isNaN(value))
      expect(Math.abs((factor ?? NaN) - value)).toBeLessThanOrEqual(value === 0 ? 1e-6 : 1e-12);
  }
}

describe("properties of holdExposure", () => {
  const assets = ["BTC", "ETH", "SOL", "ADA", "LINK"] as const;
  const bookArb = fc.record({
    values: fc.tuple(...assets.map(() => fc.double({ min: 100, max: 5_000, noNaN: true }))),
    locked: fc.tuple(...assets.map(() => fc.double({ min: 0, max: 1, noNaN: true }))),
    multiplier: fc.double({ min: 0.25, max: 1, noNaN: true }),
    ratio: fc.double({ min: 0.3, max: 5, noNaN: true }),
    regime: fc.constantFrom("bull" as const, "sideways" as const, "bear" as const),
  });
  type BookCase = typeof bookArb extends fc.Arbitrary<infer T> ? T : never;
  const inputOf = (
    { values, locked, multiplier, ratio, regime }: BookCase,
    scale: readonly number[] = [1, 1, 1, 1, 1],
  ): RiskInput => {
    const holdings = assets.map((asset, i) => {
      const lockedQuantity = ((values[i] ?? 0) * (locked[i] ?? 0)) / 100;
      const valueUsd = (values[i] ?? 0) * (scale[i] ?? 1);
      return makeHolding(asset, valueUsd, { lockedQuantity, freeQuantity: valueUsd / 100 - lockedQuantity });
    });
    return makeInput({
      account: makeAccount(holdings, { equityUsd: 25_000 }),
      // Independent assets: the correlation cap, which sees the new weights, stays out of it.
      markets: Object.fromEntries(
        assets.map((asset, i) => [
          asset,
          makeMarket(asset, { volatilityRatio: ratio, regime, returns: deterministicReturns(i, 90, 0.03, 0) }),
        ]),
      ),
      ladder: makeLadder({ state: multiplier < 1 ? "DEFENSIVE" : "NORMAL", exposureMultiplier: multiplier }),
    });
  };
  const of = (input: RiskInput) => holdExposure(input, measureBook(input));

  it("obeying it leaves nothing more to do", () =>
    fc.assert(
      fc.property(bookArb, (bookCase) => {
        const before = of(inputOf(bookCase));
        const scale = before.assets.map(({ asset, targetUsd, valueUsd }) => ({ asset, factor: targetUsd / valueUsd }));
        const after = of(
          inputOf(
            bookCase,
            assets.map((asset) => scale.find((entry) => entry.asset === asset)?.factor ?? 1),
          ),
        );
        after.assets.forEach(({ valueUsd, targetUsd }) => {
          expect(Math.abs(targetUsd - valueUsd)).toBeLessThanOrEqual(1e-6);
        });
      }),
      { numRuns: runs(1_000) },
    ));

  it("never cuts below what is locked, never flips a sign, and stays within the gross cap", () =>
    fc.assert(
      fc.property(bookArb, (bookCase) => {
        const input = inputOf(bookCase);
        const book = of(input);
        book.assets.forEach(({ asset, targetUsd }) => {
          const holding = input.account.holdings.find((candidate) => candidate.asset === asset);
          expect(targetUsd).toBeGreaterThanOrEqual((holding?.lockedQuantity ?? 0) * 100 - 1e-6);
        });
        expect(book.targetFraction).toBeGreaterThanOrEqual(0);
        expect(book.highFraction).toBeLessThanOrEqual(input.policy.grossCapFraction + 1e-12);
        expect(book.lowFraction).toBeLessThanOrEqual(book.targetFraction);
      }),
      { numRuns: runs(1_000) },
    ));

  it("every step can be recomputed, down to a target of nothing, with coins kept out of advice and while reducing only", () => {
    const caseArb = fc.record({
      preset: fc.constantFrom("active" as const, "balanced" as const, "holder" as const),
      rule: fc.constantFrom("advise" as const, "warn_only" as const, "never_mention" as const),
      state: fc.constantFrom("NORMAL" as const, "PRESERVATION" as const),
      regime: fc.constantFrom("bull" as const, "sideways" as const, "bear" as const),
      // Three coins of 0–50 % each; one of three cases holds nothing that advice may change.
      held: fc.tuple(...[0, 1, 2].map(() => fc.oneof(fc.constant(0), fc.double({ min: 1, max: 5_000, noNaN: true })))),
      volatilityAnnual: fc.double({ min: 0.1, max: 8, noNaN: true }),
    });
    fc.assert(
      fc.property(caseArb, ({ preset, rule, state, regime, held, volatilityAnnual }) => {
        const markets = Object.fromEntries(
          ["BTC", "ETH", "SOL"].map((asset) => [asset, makeMarket(asset, { regime, volatilityAnnual })]),
        );
        const policy = { ...presetPolicy(preset), assetRules: { BTC: rule } };
        const holdings = ["BTC", "ETH", "SOL"].map((asset, i) => makeHolding(asset, held[i] ?? 0));
        const ladder = makeLadder(state === "NORMAL" ? {} : { state, exposureMultiplier: 0.4 });
        const book = hold(holdings, { policy, markets, ladder }, [], 15_000);
        let fraction = policy.usualExposureFraction;
        for (const { factor, riskFractionAfter } of book.steps.slice(1)) {
          fraction *= factor ?? NaN;
          expect(Math.abs(fraction - (riskFractionAfter ?? NaN))).toBeLessThanOrEqual(1e-12);
        }
        expect(Math.abs(fraction - book.targetFraction)).toBeLessThanOrEqual(1e-12);
        expectFromInputs(book, policy.lossLimitFraction);
        const kept = rule === "advise" ? 0 : (held[0] ?? 0) / 15_000;
        expect(book.targetFraction).toBeGreaterThanOrEqual(kept - 1e-12);
        for (const { targetUsd, valueUsd } of book.assets) expect(targetUsd * valueUsd).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("the target never rises with volatility or with drawdown", () =>
    fc.assert(
      fc.property(bookArb, fc.double({ min: 1, max: 4, noNaN: true }), (bookCase, by) => {
        const target = of(inputOf(bookCase)).targetFraction;
        expect(of(inputOf({ ...bookCase, ratio: bookCase.ratio * by })).targetFraction).toBeLessThanOrEqual(
          target + 1e-12,
        );
        const deeper = { ...bookCase, multiplier: Math.max(0.25, bookCase.multiplier / by) };
        expect(of(inputOf(deeper)).targetFraction).toBeLessThanOrEqual(target + 1e-12);
      }),
      { numRuns: runs(1_000) },
    ));
});

describe("scaleWithFloors", () => {
  it("scales all alike when no floor is hit", () =>
    expect(scaleWithFloors([60, 30, 10], [0, 0, 0], 50)).toEqual([30, 15, 5]));
  it("shares what a floor withholds among the rest, in steps", () => {
    expect(scaleWithFloors([50, 50], [40, 0], 60)).toEqual([40, 20]);
    expect(scaleWithFloors([60, 30, 10], [50, 10, 0], 60)).toEqual([50, 10, 0]);
  });
  it("goes to the floors when they alone are too much", () =>
    expect(scaleWithFloors([50, 50], [40, 30], 20)).toEqual([40, 30]));
  it("grows past floors", () => expect(scaleWithFloors([10, 10], [10, 0], 40)).toEqual([20, 20]));
  it("nothing held, nothing scaled", () => expect(scaleWithFloors([], [], 10)).toEqual([]));
});

describe("what the figures rest on", () => {
  it("names young histories and assets without a market", () => {
    const young = makeMarket("NEW", { returns: deterministicReturns(1, 20) });
    const book = hold([makeHolding("BTC", 5_000), makeHolding("NEW", 3_000)], { markets: { NEW: young } });
    expect(targetOf(book, "NEW")?.reasons).toContain("short_history");
    expect(targetOf(book, "BTC")?.reasons).not.toContain("short_history");
    const input = makeInput({ account: makeAccount([makeHolding("COLD", 5_000)], { equityUsd: 10_000 }) });
    const bare = holdExposure({ ...input, instruments: {} }, measureBook(input));
    expect(bare.assets[0]?.reasons).toContain("no_instrument");
  });
});
