import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RiskInput, TradeQuestion, TradeSize } from "@/lib/domain/risk-assessment";
import { presetPolicy } from "@/lib/domain/risk-policy";
import {
  deterministicReturns,
  makeAccount,
  makeHolding,
  makeInput,
  makeInstrument,
  makeLadder,
  makeMarket,
  makePerpetual,
  makePosition,
  makeQuestion,
  type MarketOptions,
} from "@/lib/testing/risk-input";
import { runs } from "@/lib/testing/runs";
import { liquidationPrice } from "./futures/liquidation-price";
import { sizeTrade } from "./size-trade";

const balanced = presetPolicy("balanced");

/** A hundred times the runs of `npm test` need more than the usual half minute. */
const DEEP_TIMEOUT_MS = 600_000;

interface Case {
  equityUsd: number;
  market: MarketOptions;
  multiplier: number;
  heldUsd: number;
  question: Partial<TradeQuestion>;
}

const plain: Case = { equityUsd: 100_000, market: {}, multiplier: 1, heldUsd: 0, question: {} };

function inputOf(change: Partial<Case> = {}, extra: Partial<RiskInput> = {}): RiskInput {
  const { equityUsd, market, multiplier, heldUsd } = { ...plain, ...change };
  const holdings = heldUsd > 0 ? [makeHolding("BTC", heldUsd)] : [];
  return makeInput({
    account: makeAccount(holdings, { equityUsd }),
    markets: { BTC: makeMarket("BTC", market) },
    ladder: makeLadder(multiplier < 1 ? { state: "CAUTION", exposureMultiplier: multiplier } : {}),
    ...extra,
  });
}

function size(change: Partial<Case> = {}, extra: Partial<RiskInput> = {}): TradeSize {
  return sizeTrade(inputOf(change, extra), makeQuestion({ ...plain.question, ...change.question }));
}

/** What the contract promises about every answer that has steps. */
function expectReproducible(trade: TradeSize): void {
  const factors = trade.steps.filter(({ kind }) => kind === "factor");
  const product = factors.reduce((total, { factor }) => total * (factor ?? NaN), trade.baseRiskFraction);
  expect(Math.abs(product - trade.riskFraction)).toBeLessThanOrEqual(1e-12);
  expect(factors.at(-1)?.id).toBe("bounds");
  let quantity = factors.at(-1)?.quantityAfter ?? NaN;
  for (const { capQuantity, quantityAfter } of trade.steps.filter(({ kind }) => kind === "cap")) {
    quantity = capQuantity === null ? quantity : Math.min(quantity, capQuantity);
    expect(quantityAfter).toBe(quantity);
  }
  expect(Number(trade.quantity)).toBe(trade.steps.at(-1)?.quantityAfter);
  expect(Number(trade.quantity)).toBeLessThanOrEqual(quantity);
  expect(trade.steps.map(({ id }) => id)).toEqual([
    "base",
    "volatility",
    "regime",
    "drawdown",
    "correlation",
    "liquidity",
    "data_trust",
    "bounds",
    "cap_per_trade",
    "cap_asset",
    "cap_cluster",
    "cap_heat",
    "cap_gross",
    "cap_leverage",
    "cap_liquidation",
    "cap_depth",
    "cap_volume",
    "cap_free_balance",
    "rounding",
  ]);
}

const numbersOf = (value: unknown): number[] =>
  typeof value === "number"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(numbersOf)
      : [];

describe("closed forms", () => {
  it("medium risk at a 2 ATR stop: 100 000 × 1 % ÷ (100 × (6 % + 0.3 %)), floored to the lot", () => {
    const trade = size();
    expect(trade).toMatchObject({
      status: "sized",
      tier: "medium",
      baseRiskFraction: 0.01,
      riskFraction: 0.01,
      stopPrice: 94,
    });
    expect(trade.costFraction).toBeCloseTo(0.003, 12);
    expect(trade.quantity).toBe("158.7301"); // 1000 ÷ 6.3 = 158.73015…
    expect(trade.riskUsd).toBeCloseTo(158.7301 * 6.3, 9);
    expect(trade.notionalUsd).toBeCloseTo(15_873.01, 9);
    expect(trade.changeFromUsualFraction).toBeCloseTo(0, 5);
    expectReproducible(trade);
  });

  it("every factor at once: 0.8 × 0.7 × 0.9 × 0.95 × 0.8 of the base", () => {
    const trade = size({
      market: { volatilityRatio: 1.25, regimeMultiplier: 0.7, liquidityMultiplier: 0.95, trust: 0.8 },
      multiplier: 0.9,
    });
    expect(trade.riskFraction).toBeCloseTo(0.01 * 0.8 * 0.7 * 0.9 * 0.95 * 0.8, 15);
    expect(trade.reasons).toEqual(
      expect.arrayContaining([
        "volatility_high",
        "regime_bull",
        "drawdown_caution",
        "liquidity_thin",
        "data_trust_low",
      ]),
    );
    expectReproducible(trade);
  });

  it("the product stays within [0.25, 1.25] of the base", () => {
    const low = size({ market: { volatilityRatio: 4, regimeMultiplier: 0.25 }, multiplier: 0.3 });
    expect(low.riskFraction).toBeCloseTo(0.0025, 15);
    expect(low.reasons).toContain("bounds_floor");
    const high = size({ market: { volatilityRatio: 0.5, regimeMultiplier: 1.2 } });
    expect(high.riskFraction).toBeCloseTo(0.0125, 15);
    expect(high.reasons).toContain("bounds_ceiling");
    [low, high].forEach(expectReproducible);
  });

  it("volatility doubled: three quarters less, half from the wider stop, half from the rule", () => {
    const free = { feeFraction: 0, slippageFraction: 0 };
    const trade = size({ market: { volatilityRatio: 2, atrFraction: 0.06 }, question: free });
    expect(trade.stopDistanceFraction).toBeCloseTo(0.12, 12);
    expect(trade.changeFromUsualFraction).toBeCloseTo(-0.75, 5);
    expect(trade.changeFromStopFraction).toBeCloseTo(0.5, 5);
  });

  it("high confidence earns 2 % only once its outcomes are ordered; until then every tier is capped at 1 %", () => {
    expect(size({ market: { tier: "high" } }).baseRiskFraction).toBe(0.02);
    const provisional = size({ market: { tier: "high", isProvisional: true } });
    expect(provisional.baseRiskFraction).toBe(0.01);
    expect(provisional.reasons).toContain("confidence_provisional");
    expect(size({ market: { tier: "low" } }).baseRiskFraction).toBe(0.005);
  });

  it("a short gets the lowest tier and never more than 1 from a regime", () => {
    const question = { instrument: makePerpetual("BTC"), side: "short" as const };
    const trade = size({ market: { tier: "high", regimeMultiplier: 1.2 }, question });
    expect(trade).toMatchObject({ tier: "low", baseRiskFraction: 0.005, stopPrice: 106 });
    expect(trade.steps.find(({ id }) => id === "regime")?.factor).toBe(1);
    expect(trade.reasons).toContain("short_has_no_confidence");
  });

  it("counterfactuals say what the risk would be without each brake", () => {
    const trade = size({ market: { volatilityRatio: 2 }, multiplier: 0.8 });
    expect(trade.counterfactuals).toEqual([
      // At half the volatility the 2 ATR stop is half as far: 100,000 × 0.008 ÷ (0.03 + 0.003).
      {
        name: "atrFraction",
        value: 0.015,
        unit: "fraction",
        riskFraction: expect.closeTo(0.008, 12),
        notionalUsd: expect.closeTo(800 / 0.033, 6),
      },
      {
        name: "drawdownFraction",
        value: 0,
        unit: "fraction",
        riskFraction: expect.closeTo(0.005, 12),
        notionalUsd: expect.closeTo(500 / 0.063, 6),
      },
    ]);
  });

  it("… and at half the correlation with what is held; a stop the user gave stays where it is", () => {
    const returns = deterministicReturns(5);
    const account = makeAccount([makeHolding("ETH", 50_000)], { equityUsd: 100_000, freeCashUsd: 100_000 });
    const markets = { BTC: makeMarket("BTC", { returns, volatilityRatio: 2 }), ETH: makeMarket("ETH", { returns }) };
    const trade = sizeTrade(makeInput({ account, markets }), makeQuestion({ stopPrice: 94 }));
    const half = trade.counterfactuals.find(({ name }) => name === "correlationWithBook");
    expect(half?.value).toBeCloseTo(0.5, 6);
    // 1 − 0.5 × (0.5 − 0.3) ÷ 0.7 × 0.5 instead of 1 − 0.5 × 1 × 0.5.
    const [now, then] = [0.75, 1 - (0.5 * 0.2 * 0.5) / 0.7];
    expect(half?.riskFraction).toBeCloseTo((trade.riskFraction * then) / now, 9);
    expect(trade.counterfactuals.map(({ name }) => name)).toContain("volatilityRatio");
  });
});

describe("caps, each alone", () => {
  const wide = {
    ...balanced,
    assetCapFraction: 2,
    clusterCapFraction: 2,
    grossCapFraction: 10,
    heatCapFraction: 0.2,
    leverageMax: 10,
  };
  const capped = (id: string, trade: TradeSize) => {
    expectReproducible(trade);
    expect(trade.steps.filter(({ kind, isBinding }) => kind === "cap" && isBinding).map((step) => step.id)).toEqual([
      id,
    ]);
    return Number(trade.quantity);
  };

  it("per trade: 0.5 % at most", () =>
    expect(capped("cap_per_trade", size({}, { policy: { ...wide, perTradeCapFraction: 0.005 } }))).toBeCloseTo(
      500 / 6.3,
      3,
    ));
  it("per asset: 60 % less what is held", () => {
    const trade = size({ heldUsd: 55_000 }, { policy: { ...wide, assetCapFraction: 0.6 } });
    expect(capped("cap_asset", trade)).toBeCloseTo(5_000 / 100, 3);
  });
  it("per cluster: what moves together counts together", () => {
    const returns = deterministicReturns(5);
    const account = makeAccount([makeHolding("ETH", 70_000)], { equityUsd: 100_000 });
    const markets = { BTC: makeMarket("BTC", { returns }), ETH: makeMarket("ETH", { returns }) };
    const trade = sizeTrade(
      makeInput({ account, markets, policy: { ...wide, clusterCapFraction: 0.75 } }),
      makeQuestion(),
    );
    expect(capped("cap_cluster", trade)).toBeCloseTo(50, 3);
  });
  it("portfolio heat: 6 % less what is open", () => {
    const account = makeAccount([], {
      equityUsd: 100_000,
      openRisks: [{ asset: "ETH", quantity: 100, markPriceUsd: 100, stopPriceUsd: 45 }],
    });
    const trade = sizeTrade(makeInput({ account, policy: { ...wide, heatCapFraction: 0.06 } }), makeQuestion());
    expect(capped("cap_heat", trade)).toBeCloseTo(500 / 6.3, 3);
  });
  it("gross exposure counts hedges too", () => {
    const account = makeAccount([makeHolding("ETH", 50_000)], {
      equityUsd: 100_000,
      positions: [makePosition("ETH", "short", 45_000)],
    });
    const trade = sizeTrade(makeInput({ account, policy: { ...wide, grossCapFraction: 1 } }), makeQuestion());
    expect(capped("cap_gross", trade)).toBeCloseTo(50, 3);
  });
  it("leverage of the whole book", () => {
    const account = makeAccount([], { equityUsd: 100_000, positions: [makePosition("ETH", "long", 95_000)] });
    const trade = sizeTrade(makeInput({ account, policy: { ...wide, leverageMax: 1 } }), makeQuestion());
    expect(capped("cap_leverage", trade)).toBeCloseTo(50, 3);
  });
  it("liquidation before the stop: nothing", () => {
    const question = { instrument: makePerpetual("BTC"), leverage: 10, stopPrice: 92 };
    expect(capped("cap_liquidation", size({ question }, { policy: wide }))).toBe(0);
    expect(size({ question: { ...question, leverage: 5 } }, { policy: wide }).status).toBe("sized");
  });
  it("liquidation under the venue's tiers is a size: margin at 5× must cover 12 % and the maintenance there", () => {
    const tiers = [
      { notionalFloor: 0, notionalCap: 3_000, maintenanceFraction: 0.01, maintenanceAmount: 0, leverageMax: 50 },
      { notionalFloor: 3_000, notionalCap: null, maintenanceFraction: 0.2, maintenanceAmount: 570, leverageMax: 10 },
    ];
    const question = { instrument: makePerpetual("BTC"), leverage: 5, stopPrice: 92, tiers };
    const notional = 570 / (0.2 - (0.2 - 0.12) / 0.88) / 0.88;
    expect(capped("cap_liquidation", size({ question }, { policy: wide }))).toBeCloseTo(notional / 100, 3);
    const price = liquidationPrice({
      legs: [{ side: "long", quantity: notional / 100, entryPrice: 100 }],
      markPrice: 100,
      marginBalance: notional / 5,
      tiers,
      isInverse: false,
    });
    expect(price).toBeCloseTo(88, 6);
    const venueMax = { ...question, stopPrice: 99.5, leverage: 10, tiers: [tiers[0], { ...tiers[1], leverageMax: 4 }] };
    expect(capped("cap_liquidation", size({ question: venueMax as typeof question }, { policy: wide }))).toBe(30);
  });
  it("cash on another venue or in another quote pays for nothing here", () => {
    const account = makeAccount([], {
      equityUsd: 100_000,
      freeCashByPlace: { "binance:USDT": 5_007.5, "okx:USDT": 90_000 },
    });
    expect(capped("cap_free_balance", sizeTrade(makeInput({ account, policy: wide }), makeQuestion()))).toBeCloseTo(
      50,
      3,
    );
  });
  it("a tenth of the thinner side of the book", () =>
    expect(capped("cap_depth", size({ market: { depthUsd: 50_000 } }, { policy: wide }))).toBeCloseTo(50, 3));
  it("one percent of a day's volume", () =>
    expect(capped("cap_volume", size({ market: { volumeUsd: 500_000 } }, { policy: wide }))).toBeCloseTo(50, 3));
  it("free cash pays the entry costs too", () => {
    const account = makeAccount([makeHolding("USDC", 95_000, { assetClass: "stablecoin", priceUsd: 1 })], {
      equityUsd: 100_000,
      freeCashUsd: 5_007.5,
    });
    expect(capped("cap_free_balance", sizeTrade(makeInput({ account, policy: wide }), makeQuestion()))).toBeCloseTo(
      50,
      3,
    );
  });
  it("an unknown book or volume caps nothing (the liquidity factor and data trust speak for it)", () =>
    expect(size({ market: { depthUsd: null, volumeUsd: null } }).status).toBe("sized"));
});

describe("stand aside", () => {
  it("below the venue's minimum, and says which equity would do", () => {
    const trade = size({ equityUsd: 40, market: { atrFraction: 0.05 } });
    expect(trade.status).toBe("stand_aside");
    expect(trade.reasons).toContain("below_min_notional");
    const needed = trade.counterfactuals.find(({ name }) => name === "equityUsd")?.value ?? NaN;
    expect(needed).toBeGreaterThan(40);
    expect(size({ equityUsd: needed * 1.01, market: { atrFraction: 0.05 } }).status).toBe("sized");
  });
  it("below 0.1 % risk, and says how much free cash would do", () => {
    const account = makeAccount([makeHolding("USDC", 99_500, { assetClass: "stablecoin", priceUsd: 1 })], {
      equityUsd: 100_000,
    });
    const trade = sizeTrade(makeInput({ account }), makeQuestion());
    expect(trade).toMatchObject({
      status: "stand_aside",
      reasons: expect.arrayContaining(["cap_free_balance", "below_min_risk"]),
    });
    expect(trade.counterfactuals.map(({ name }) => name)).toContain("freeCashUsd");
  });
  it("a full asset cap leaves no size, and no amount of cash would change it", () => {
    const trade = size({ heldUsd: 70_000 });
    expect(trade).toMatchObject({ status: "stand_aside", quantity: "0" });
    expect(trade.reasons).toEqual(expect.arrayContaining(["cap_asset", "below_min_quantity"]));
    expectReproducible(trade);
  });
});

describe("refusals", () => {
  const refusal = (trade: TradeSize) => {
    expect(trade).toMatchObject({ status: "refused", quantity: "0", riskUsd: 0, steps: [] });
    return trade.reasons;
  };
  it.each([
    ["missing_price", { entryPrice: NaN }],
    ["missing_price", { entryPrice: 0 }],
    ["invalid_input", { leverage: 0.5 }],
    ["invalid_input", { feeFraction: -0.1 }],
    ["invalid_input", { slippageFraction: Infinity }],
    ["invalid_input", { stopPrice: -4 }],
    ["invalid_input", { instrument: makeInstrument("BTC", { lotStep: "0" }) }],
    ["invalid_input", { instrument: makeInstrument("BTC", { minNotional: "ten" }) }],
    ["instrument_inactive", { instrument: makeInstrument("BTC", { isActive: false }) }],
    ["unknown_instrument", { asset: "NOPE" }],
    ["short_on_spot", { side: "short" as const }],
    ["stop_wrong_side", { stopPrice: 101 }],
    ["stop_wrong_side", { stopPrice: 100 }],
  ])("%s for %o", (reason, question) => expect(refusal(size({ question }))).toEqual([reason]));

  it.each([
    ["missing_volatility", { volatilityRatio: null }],
    ["missing_stop", { atrFraction: null }],
    ["stale_market_data", { trust: 0.2 }],
    ["invalid_input", { regimeMultiplier: 0 }],
  ])("%s for market %o", (reason, market) => expect(refusal(size({ market }))).toEqual([reason]));

  it("a day-old price, incomplete or missing equity, a used budget, and reduce-only", () => {
    const old = { ...makeMarket("BTC"), priceAsOf: makeMarket("BTC").asOf - 2 * 86_400_000 };
    const account = makeAccount([], { equityUsd: 1_000 });
    const of = (extra: Partial<RiskInput>) => refusal(sizeTrade(makeInput({ account, ...extra }), makeQuestion()));
    expect(of({ markets: { BTC: old } })).toEqual(["stale_market_data"]);
    expect(of({ account: { ...account, isComplete: false } })).toEqual(["equity_incomplete"]);
    expect(of({ account: { ...account, equityUsd: NaN } })).toEqual(["missing_equity"]);
    expect(of({ account: { ...account, equityUsd: -5 } })).toEqual(["equity_not_positive"]);
    expect(of({ account: { ...account, tradesToday: 10 } })).toEqual(["trade_budget_used"]);
    expect(of({ ladder: makeLadder({ state: "PRESERVATION", exposureMultiplier: 0.4 }) })).toEqual([
      "preservation_reduce_only",
    ]);
  });

  it(
    "malformed numbers never come out as NaN or Infinity, whatever goes in",
    () => {
      const odd = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, -1, 1e308, 5e-324));
      const text = fc.oneof(
        fc.constantFrom("0", "-1", "1e-8", "", "abc", "0.001", "NaN", "Infinity", "10"),
        fc.string(),
      );
      fc.assert(
        fc.property(
          fc.record({
            entryPrice: odd,
            stopPrice: fc.option(odd),
            leverage: odd,
            feeFraction: odd,
            slippageFraction: odd,
          }),
          text,
          text,
          odd,
          odd,
          (question, lotStep, minNotional, equityUsd, ratio) => {
            const instrument = makeInstrument("BTC", { lotStep, minNotional });
            const account = { ...makeAccount([]), equityUsd, freeCashUsd: equityUsd };
            const input = makeInput({ account, markets: { BTC: makeMarket("BTC", { volatilityRatio: ratio }) } });
            const trade = sizeTrade(input, makeQuestion({ ...question, instrument }));
            const { steps, ...figures } = trade;
            expect(numbersOf(figures).every(Number.isFinite)).toBe(true);
            expect(numbersOf(steps).every(Number.isFinite)).toBe(true);
            expect(trade.quantity).toMatch(/^\d+(\.\d+)?$/);
          },
        ),
        { numRuns: runs(1_000) },
      );
    },
    DEEP_TIMEOUT_MS,
  );
});

describe("properties", { timeout: DEEP_TIMEOUT_MS }, () => {
  const caseArb = fc.record({
    equityUsd: fc.double({ min: 100, max: 1e8, noNaN: true }),
    market: fc.record({
      priceUsd: fc.constant(100),
      atrFraction: fc.double({ min: 0.005, max: 0.3, noNaN: true }),
      volatilityRatio: fc.double({ min: 0.2, max: 6, noNaN: true }),
      regimeMultiplier: fc.double({ min: 0.25, max: 1.2, noNaN: true }),
      liquidityMultiplier: fc.double({ min: 0.1, max: 1, noNaN: true }),
      depthUsd: fc.option(fc.double({ min: 100, max: 1e9, noNaN: true })),
      volumeUsd: fc.option(fc.double({ min: 1e4, max: 1e11, noNaN: true })),
      tier: fc.constantFrom("low" as const, "medium" as const, "high" as const),
      trust: fc.double({ min: 0.25, max: 1, noNaN: true }),
    }),
    multiplier: fc.double({ min: 0.25, max: 1, noNaN: true }),
    heldUsd: fc.constant(0),
    question: fc.record({
      feeFraction: fc.double({ min: 0, max: 0.01, noNaN: true }),
      slippageFraction: fc.double({ min: 0, max: 0.01, noNaN: true }),
    }),
  }) as fc.Arbitrary<Case>;
  const fine = makeInstrument("BTC", { lotStep: "0.00000001", minQuantity: "0", minNotional: "0" });
  const quantityOf = (change: Case) =>
    Number(size({ ...change, question: { ...change.question, instrument: fine } }).quantity);
  const notMore = (worse: number, better: number) => expect(worse).toBeLessThanOrEqual(better + 1e-8 + 1e-12 * better);
  const more = fc.double({ min: 1, max: 4, noNaN: true });
  const check = (name: string, make: (base: Case, by: number) => [worse: Case, better: Case]) =>
    it(`size never rises with ${name}`, () =>
      fc.assert(
        fc.property(caseArb, more, (base, by) => {
          const [worse, better] = make(base, by);
          notMore(quantityOf(worse), quantityOf(better));
        }),
        { numRuns: runs(1_000) },
      ));
  const withMarket = (base: Case, market: MarketOptions): Case => ({ ...base, market: { ...base.market, ...market } });

  check("volatility", (base, by) => [
    withMarket(base, { volatilityRatio: (base.market.volatilityRatio ?? 1) * by }),
    base,
  ]);
  check("ATR (the proposed stop)", (base, by) => [
    withMarket(base, { atrFraction: (base.market.atrFraction ?? 0) * by }),
    base,
  ]);
  check("volatility and ATR together", (base, by) => [
    withMarket(base, {
      volatilityRatio: (base.market.volatilityRatio ?? 1) * by,
      atrFraction: (base.market.atrFraction ?? 0) * by,
    }),
    base,
  ]);
  check("the distance of a given stop", (base, by) => {
    const at = (distance: number): Case => ({
      ...base,
      question: { ...base.question, stopPrice: 100 * (1 - distance) },
    });
    return [at(0.2 * (by / 4)), at(0.05)];
  });
  check("fees", (base, by) => [
    { ...base, question: { ...base.question, feeFraction: 0.01 * by } },
    { ...base, question: { ...base.question, feeFraction: 0.01 } },
  ]);
  check("slippage", (base, by) => [
    { ...base, question: { ...base.question, slippageFraction: 0.01 * by } },
    { ...base, question: { ...base.question, slippageFraction: 0.01 } },
  ]);
  check("drawdown", (base, by) => [{ ...base, multiplier: Math.max(0.25, base.multiplier / by) }, base]);
  check("thinner markets", (base, by) => [
    withMarket(base, { liquidityMultiplier: (base.market.liquidityMultiplier ?? 1) / by }),
    base,
  ]);
  check("doubt about data", (base, by) => [
    withMarket(base, { trust: Math.max(0.25, (base.market.trust ?? 1) / by) }),
    base,
  ]);
  check("less equity", (base, by) => [base, { ...base, equityUsd: base.equityUsd * by }]);

  it("size never rises with the correlation to what is held", () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 0.7, noNaN: true }),
        (a, b, share) => {
          const account = makeAccount([makeHolding("ETH", 100_000 * share)], {
            equityUsd: 100_000,
            freeCashUsd: 100_000,
          });
          const factor = deterministicReturns(11, 90, 0.03, 0);
          const other = deterministicReturns(12, 90, 0.03, 0);
          const mix = (weight: number) => factor.map((value, i) => weight * value + (1 - weight) * (other[i] ?? 0));
          const factorAt = (weight: number) => {
            const markets = {
              BTC: makeMarket("BTC", { returns: mix(weight) }),
              ETH: makeMarket("ETH", { returns: factor }),
            };
            const trade = sizeTrade(makeInput({ account, markets }), makeQuestion());
            const step = trade.steps.find(({ id }) => id === "correlation");
            return { factor: step?.factor ?? NaN, correlation: Number(step?.inputs[0]?.value) };
          };
          const [low, high] = [factorAt(a), factorAt(b)].sort((x, y) => x.correlation - y.correlation);
          expect(high?.factor).toBeLessThanOrEqual((low?.factor ?? NaN) + 1e-12);
        },
      ),
      { numRuns: runs(1_000) },
    ));

  it("is finite, ≥ 0, at most every cap, reproducible, and rounded only down to the lot", () =>
    fc.assert(
      fc.property(
        caseArb,
        fc.constantFrom("1", "0.5", "0.01", "0.00025"),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (base, lotStep, held) => {
          const change = {
            ...base,
            heldUsd: base.equityUsd * held,
            question: { ...base.question, instrument: makeInstrument("BTC", { lotStep }) },
          };
          const trade = size(change);
          expectReproducible(trade);
          const quantity = Number(trade.quantity);
          expect(quantity).toBeGreaterThanOrEqual(0);
          for (const { capQuantity } of trade.steps)
            if (capQuantity !== null) expect(quantity).toBeLessThanOrEqual(capQuantity);
          expect(quantity / Number(lotStep) - Math.round(quantity / Number(lotStep))).toBeCloseTo(0, 6);
          expect(trade.actualRiskFraction).toBeLessThanOrEqual(trade.riskFraction + 1e-12);
          expect(trade.actualRiskFraction).toBeLessThanOrEqual(balanced.perTradeCapFraction + 1e-12);
          expect(trade.changeFromStopFraction).toBeGreaterThanOrEqual(0);
          expect(trade.changeFromStopFraction).toBeLessThanOrEqual(1);
          expect(numbersOf(trade).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: runs(1_000) },
    ));

  it("does not depend on the order in which holdings, positions and markets are listed", () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(["BTC", "ETH", "SOL", "ADA"], { minLength: 4 }),
        fc.tuple(...[0, 1, 2, 3].map(() => fc.double({ min: 1, max: 12_000, noNaN: true }))),
        (order, valuesUsd) => {
          const listed = ["BTC", "ETH", "SOL", "ADA"];
          const sizeWith = (names: readonly string[]) => {
            const account = makeAccount(
              names.map((asset) => makeHolding(asset, valuesUsd[listed.indexOf(asset)] ?? 0)),
              {
                equityUsd: 40_000,
                freeCashUsd: 10_000,
                positions: names.map((asset) => makePosition(asset, asset === "SOL" ? "short" : "long", 500)),
              },
            );
            const markets = Object.fromEntries(names.map((asset) => [asset, makeMarket(asset)]));
            return sizeTrade(makeInput({ account, markets }), makeQuestion());
          };
          expect(sizeWith(order)).toEqual(sizeWith(listed));
        },
      ),
      { numRuns: runs(1_000) },
    ));

  it("is scale invariant: prices × k and units ÷ k are the same money", () =>
    fc.assert(
      fc.property(caseArb, fc.integer({ min: -6, max: 6 }), (base, power) => {
        const k = 10 ** power;
        const tiny = makeInstrument("BTC", { lotStep: "0.000000000000000001", minQuantity: "0", minNotional: "0" });
        const at = (scale: number) =>
          size({
            ...base,
            market: { ...base.market, priceUsd: 100 * scale },
            question: { ...base.question, entryPrice: 100 * scale, instrument: tiny },
          });
        const [one, scaled] = [at(1), at(k)];
        expect(scaled.riskFraction).toBeCloseTo(one.riskFraction, 12);
        expect(scaled.notionalUsd / one.notionalUsd).toBeCloseTo(1, 8);
      }),
      { numRuns: runs(1_000) },
    ));
});
