import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HeadlineKind, RiskInput } from "@/lib/domain/risk-assessment";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { makeAccount, makeHolding, makeInput, makeLadder, makeMarket, makePosition } from "@/lib/testing/risk-input";
import { runs } from "@/lib/testing/runs";
import { assess } from "./assess";

const balanced = presetPolicy("balanced");
const defensive = makeLadder({ state: "DEFENSIVE", exposureMultiplier: 0.5 });
const holding = makeHolding("BTC", 9_000);
const account = makeAccount([holding], { equityUsd: 10_000 });

describe("the headline, in order of precedence", () => {
  const cases: [HeadlineKind, Partial<RiskInput> & { account: RiskInput["account"] }][] = [
    [
      "incomplete_data",
      { account: { ...account, isComplete: false }, policy: { ...balanced, preset: "monitor_only" } },
    ],
    ["no_account", { account: makeAccount([], { equityUsd: 0 }) }],
    [
      "monitor_only",
      { account, policy: { ...balanced, preset: "monitor_only" }, ladder: makeLadder({ state: "PRESERVATION" }) },
    ],
    [
      "preservation",
      {
        account: makeAccount([makeHolding("BTC", 100)]),
        ladder: makeLadder({ state: "PRESERVATION", exposureMultiplier: 0.3 }),
      },
    ],
    ["account_too_small", { account: makeAccount([makeHolding("BTC", 150)]) }],
    [
      "all_cash",
      {
        account: makeAccount([makeHolding("USDC", 5_000, { assetClass: "stablecoin", priceUsd: 1 })], {
          isFirstDay: true,
        }),
      },
    ],
    ["first_day", { account: { ...account, isFirstDay: true }, ladder: defensive }],
    ["reduce", { account, ladder: defensive }],
    ["room_to_add", { account: makeAccount([makeHolding("BTC", 3_000)], { equityUsd: 10_000 }) }],
    ["nothing_to_do", { account }],
  ];
  it.each(cases)("%s", (headline, overrides) => expect(assess(makeInput(overrides)).headline).toBe(headline));

  it("a book above its band that nothing can be sold of has nothing to do", () => {
    const locked = makeHolding("BTC", 9_000, { freeQuantity: 0, lockedQuantity: 90 });
    expect(
      assess(makeInput({ account: makeAccount([locked], { equityUsd: 10_000 }), ladder: defensive })).headline,
    ).toBe("nothing_to_do");
  });
});

describe("assess", () => {
  it("answers the same for the same input, and does not touch it", () => {
    const input = makeInput({ account, ladder: defensive });
    const before = structuredClone(input);
    expect(assess(input)).toEqual(assess(input));
    expect(input).toEqual(before);
  });

  it("survives a JSON round trip of its input", () => {
    const input = makeInput({ account, ladder: defensive });
    expect(assess(JSON.parse(JSON.stringify(input)) as RiskInput)).toEqual(assess(input));
  });

  it("sizes the next trade on the largest holding, else on BTC, long on spot", () => {
    const larger = makeAccount([makeHolding("ETH", 2_000), makeHolding("SOL", 1_000)], { equityUsd: 10_000 });
    expect(assess(makeInput({ account: larger })).nextTrade).toMatchObject({ asset: "ETH", side: "long" });
    expect(assess(makeInput({ account: makeAccount([], { equityUsd: 10_000 }) })).nextTrade).toMatchObject({
      asset: "BTC",
      status: "sized",
    });
    expect(assess({ ...makeInput({ account: larger }), instruments: {} }).nextTrade).toBeNull();
  });

  it("hands over the ladder with money on its distances", () => {
    const view = assess(makeInput({ account })).ladder;
    expect(view).toMatchObject({ state: "NORMAL", nextUp: null });
    expect(view.nextDown?.distanceUsd).toBeCloseTo(10_000 * 0.2 * balanced.lossLimitFraction, 6);
  });

  it.each([
    ["a NaN equity", makeInput({ account: { ...account, equityUsd: NaN } }), "invalid_input", "incomplete_data"],
    [
      "an infinite price deep inside",
      makeInput({ account, markets: { ETH: makeMarket("ETH", { returns: [0.1, Infinity] }) } }),
      "invalid_input",
      "incomplete_data",
    ],
    ["no reference market", { ...makeInput({ account }), markets: {} }, "missing_price", "incomplete_data"],
    [
      "negative equity",
      makeInput({ account: { ...account, equityUsd: -1 } }),
      "equity_not_positive",
      "incomplete_data",
    ],
    ["nothing at all", makeInput({ account: makeAccount([], { equityUsd: 0 }) }), "missing_equity", "no_account"],
  ])("refuses %s as data, not as an exception", (_, input, reason, headline) => {
    const assessment = assess(input);
    expect(assessment).toMatchObject({
      status: "insufficient_data",
      headline,
      reasons: [reason],
      suggestions: [],
      nextTrade: null,
    });
    expect(JSON.stringify(assessment)).not.toMatch(/null,"policyVersion":null|NaN|Infinity/);
  });

  it("a book without any market data still gets its exposure, ladder and score, and refuses the trade", () => {
    const unknown = makeMarket("BTC", { returns: [], atrFraction: null, volatilityRatio: null });
    const assessment = assess(makeInput({ account, markets: { BTC: unknown } }));
    expect(assessment.status).toBe("assessed");
    expect(assessment.book.currentFraction).toBeCloseTo(0.9, 12);
    expect(assessment.portfolio).toMatchObject({ var95Usd: null, observations: 0 });
    expect(assessment.nextTrade).toMatchObject({ status: "refused", reasons: ["missing_volatility"] });
  });

  const assets = ["BTC", "ETH", "SOL", "ADA", "LINK", "DOGE"] as const;
  const bookArb = fc.record({
    values: fc.tuple(...assets.map(() => fc.double({ min: 1, max: 1e6, noNaN: true }))),
    short: fc.double({ min: 0, max: 1e6, noNaN: true }),
    multiplier: fc.double({ min: 0.25, max: 1, noNaN: true }),
    ratio: fc.double({ min: 0.2, max: 6, noNaN: true }),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }),
  });
  const inputOf = (
    values: readonly number[],
    short: number,
    multiplier: number,
    ratio: number,
    order: readonly number[],
  ) => {
    const holdings = order.map((i) => makeHolding(assets[i] ?? "BTC", values[i] ?? 0));
    const positions = short > 1 ? [makePosition("BTC", "short", short)] : [];
    return makeInput({
      account: makeAccount(holdings, { equityUsd: 4e6, freeCashUsd: 1e6, positions }),
      markets: Object.fromEntries(
        order.map((i) => [assets[i] ?? "BTC", makeMarket(assets[i] ?? "BTC", { volatilityRatio: ratio })]),
      ),
      ladder: makeLadder({ state: multiplier < 1 ? "RECOVERY" : "NORMAL", exposureMultiplier: multiplier }),
    });
  };

  it("permuting the assets permutes nothing but their order: figures and advice are identical", () =>
    fc.assert(
      fc.property(bookArb, ({ values, short, multiplier, ratio, order }) => {
        expect(assess(inputOf(values, short, multiplier, ratio, order))).toEqual(
          assess(inputOf(values, short, multiplier, ratio, [0, 1, 2, 3, 4, 5])),
        );
      }),
      { numRuns: runs(150) },
    ));

  it("gives only finite numbers, and a score and fractions in their ranges", () =>
    fc.assert(
      fc.property(bookArb, ({ values, short, multiplier, ratio, order }) => {
        const assessment = assess(inputOf(values, short, multiplier, ratio, order));
        const text = JSON.stringify(assessment, (_, value: unknown) => {
          if (typeof value === "number" && !Number.isFinite(value)) throw new Error("non-finite");
          return value;
        });
        expect(text.length).toBeGreaterThan(0);
        expect(assessment.riskScore.score).toBeGreaterThanOrEqual(0);
        expect(assessment.riskScore.score).toBeLessThanOrEqual(100);
        const product = assessment.book.steps.reduce((total, { factor }) => total * (factor ?? 1), 1);
        expect(Math.abs(product - Math.abs(assessment.book.targetFraction))).toBeLessThan(1e-12);
      }),
      { numRuns: runs(150) },
    ));
});
