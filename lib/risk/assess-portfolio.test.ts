import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PortfolioReport } from "@/lib/domain/portfolio-report";
import type { HoldingInput, RiskInput } from "@/lib/domain/risk-assessment";
import { presetPolicy } from "@/lib/domain/risk-policy";
import {
  deterministicReturns,
  makeAccount,
  makeHolding,
  makeInput,
  makeMarket,
  makePosition,
} from "@/lib/testing/risk-input";
import { runs } from "@/lib/testing/runs";
import { assess } from "./assess";
import { assessPortfolio } from "./assess-portfolio";
import { correlationPair } from "./portfolio/correlation/correlation-pair";
import { whatIf } from "./portfolio/what-if";

const ASSETS = ["BTC", "ETH", "SOL", "ADA", "LINK", "DOGE", "XRP"];
const seeds = new Map(ASSETS.map((asset, i) => [asset, i + 1]));
const markets = Object.fromEntries(
  ASSETS.map((asset, i) => [
    asset,
    makeMarket(asset, { returns: deterministicReturns(seeds.get(asset) ?? 0, 400, 0.02 + 0.005 * i, 0.8) }),
  ]),
);
const inputOf = (holdings: readonly HoldingInput[], overrides: Partial<RiskInput> = {}) =>
  makeInput({ account: makeAccount(holdings, { equityUsd: 1_000_000 }), markets, ...overrides });
const three = [makeHolding("BTC", 60_000), makeHolding("ETH", 30_000), makeHolding("DOGE", 10_000)];

const holdingsArb = fc
  .uniqueArray(fc.constantFrom(...ASSETS), { minLength: 1 })
  .chain((assets) =>
    fc.tuple(
      ...assets.map((asset) =>
        fc.double({ min: 5_000, max: 90_000, noNaN: true }).map((usd) => makeHolding(asset, usd)),
      ),
    ),
  );

const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? NaN), 0);
const tailOf = ({ tails }: PortfolioReport, method: string, confidence: number) =>
  tails.find((tail) => tail.method === method && tail.confidence === confidence);

/** Every number anywhere in a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("assessPortfolio", () => {
  const report = assessPortfolio(inputOf(three));

  it("agrees with the stored assessment on every figure both have", () => {
    const { portfolio } = assess(inputOf(three));
    expect(tailOf(report, "filtered_historical", 0.95)?.varUsd).toBe(portfolio.var95Usd);
    expect(tailOf(report, "filtered_historical", 0.99)?.varUsd).toBe(portfolio.var99Usd);
    expect(tailOf(report, "filtered_historical", 0.95)?.esUsd).toBe(portfolio.es95Usd);
    expect(report.volatilityAnnual).toBe(portfolio.volatilityAnnual);
    expect(report.lines.map(({ asset, riskFraction }) => ({ asset, riskFraction }))).toEqual(portfolio.contributions);
    expect(report.observations).toBe(portfolio.observations);
  });

  it("says which tails rest on too few days", () => {
    expect(report.tails.map(({ confidence, isThin }) => [confidence, isThin])).toEqual([
      ...Array.from({ length: 3 }, () => [0.95, false]),
      ...Array.from({ length: 3 }, () => [0.99, true]),
    ]);
  });

  it("counts what is left out, and lists only what carries risk", () => {
    const { leftOut, lines } = assessPortfolio(
      inputOf([
        ...three,
        makeHolding("USDT", 500, { assetClass: "stablecoin", priceUsd: 1 }),
        makeHolding("DUST", 2),
        makeHolding("MYSTERY", 0, { priceUsd: null }),
        makeHolding("YOUNG", 9_000),
      ]),
    );
    expect(lines.map(({ asset }) => asset)).toEqual(["BTC", "DOGE", "ETH", "YOUNG"]);
    expect(leftOut).toMatchObject({ stablecoins: 1, dust: 1, unpriced: 1 });
    expect(
      assessPortfolio(
        inputOf([...three, makeHolding("YOUNG", 9_000)], {
          markets: { ...markets, YOUNG: makeMarket("YOUNG", { returns: [0.01, 0.02] }) },
        }),
      ).leftOut.shortHistory,
    ).toEqual(["YOUNG"]);
  });

  it("has no correlation where two assets share fewer than 20 days", () => {
    const short = { ...markets, ETH: makeMarket("ETH", { returns: deterministicReturns(2, 19) }) };
    for (const { assets, values, observations } of assessPortfolio(inputOf(three, { markets: short })).correlations) {
      const [btc, eth, doge] = ["BTC", "ETH", "DOGE"].map((asset) => assets.indexOf(asset));
      expect(values[btc ?? 0]?.[eth ?? 0]).toBeNull();
      expect(observations[btc ?? 0]?.[eth ?? 0]).toBeLessThan(20);
      expect(values[btc ?? 0]?.[doge ?? 0]).not.toBeNull();
    }
  });

  it("a close look at a cell agrees with the heatmap and brackets its value", () => {
    for (const view of report.correlations) {
      const pair = correlationPair(inputOf(three), view.window, ["BTC", "DOGE"]);
      const [i, j] = [view.assets.indexOf("BTC"), view.assets.indexOf("DOGE")];
      expect(pair.value).toBe(view.values[i]?.[j]);
      expect(pair.observations).toBe(view.observations[i]?.[j]);
      expect(pair.points).toHaveLength(pair.observations);
      expect(pair.low).toBeLessThan(pair.value ?? NaN);
      expect(pair.high).toBeGreaterThan(pair.value ?? NaN);
      if (view.window === "btc_down") pair.points.forEach(([btc]) => expect(btc).toBeLessThan(0));
    }
  });

  it("refuses numbers it cannot compute with, and knows nothing without a reference", () => {
    const broken = inputOf([...three, makeHolding("SOL", Number.NaN)]);
    expect(assessPortfolio(broken)).toMatchObject({ equityUsd: 0, lines: [], tails: [], stress: [] });
    const { BTC: _, ...others } = markets;
    const blind = { ...inputOf(three), markets: others };
    const answer = assessPortfolio(blind);
    expect(answer.tails).toEqual([]);
    expect(answer.lines.map(({ riskFraction }) => riskFraction)).toEqual([null, null, null]);
    expect(numbersIn(answer).every(Number.isFinite)).toBe(true);
  });

  it("for any book: shares sum to 1, components to their tails, tails grow with confidence, bets stay in range", () => {
    fc.assert(
      fc.property(holdingsArb, (holdings) => {
        const { lines, tails, correlations, ...rest } = assessPortfolio(inputOf(holdings));
        expect(numbersIn({ lines, tails, correlations, ...rest }).every(Number.isFinite)).toBe(true);
        expect(sum(lines.map(({ riskFraction }) => riskFraction))).toBeCloseTo(1, 9);
        expect(sum(lines.map(({ weightFraction }) => weightFraction))).toBeCloseTo(1, 9);
        const at = (confidence: number) =>
          tailOf({ ...rest, lines, tails, correlations }, "filtered_historical", confidence);
        expect(sum(lines.map((line) => line.componentVar95Usd)) / (at(0.95)?.varUsd ?? NaN)).toBeCloseTo(1, 9);
        expect(sum(lines.map((line) => line.componentEs95Usd)) / (at(0.95)?.esUsd ?? NaN)).toBeCloseTo(1, 9);
        for (const method of ["historical", "filtered_historical", "normal"]) {
          const [low, high] = [0.95, 0.99].map((c) => tails.find((t) => t.method === method && t.confidence === c));
          expect(high?.varUsd).toBeGreaterThanOrEqual(low?.varUsd ?? NaN);
          expect(high?.esUsd).toBeGreaterThanOrEqual(low?.esUsd ?? NaN);
          expect(low?.esUsd).toBeGreaterThanOrEqual((low?.varUsd ?? NaN) * (1 - 1e-12));
        }
        for (const view of correlations) {
          expect(view.effectiveBets).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(view.effectiveBets).toBeLessThanOrEqual(lines.length + 1e-9);
          expect(sum(view.clusters.map(({ riskFraction }) => riskFraction))).toBeCloseTo(1, 9);
          expect(view.clusters.flatMap(({ assets }) => assets).sort()).toEqual(lines.map(({ asset }) => asset));
        }
      }),
      { numRuns: runs(100) },
    );
  }, 1_200_000);

  it("the order of the holdings changes nothing at all, and money scales with the account", () => {
    fc.assert(
      fc.property(holdingsArb, fc.integer(), fc.constantFrom(0.5, 2, 8), (holdings, seed, scale) => {
        const shuffled = [...holdings].sort(
          (a, b) => ((a.valueUsd * 7919 + seed) % 97) - ((b.valueUsd * 7919 + seed) % 97),
        );
        const one = assessPortfolio(inputOf(holdings));
        expect(assessPortfolio(inputOf(shuffled))).toEqual(one);
        const many = assessPortfolio(
          makeInput({
            account: makeAccount(
              holdings.map(({ asset, valueUsd }) => makeHolding(asset, valueUsd * scale)),
              { equityUsd: 1_000_000 * scale },
            ),
            markets,
          }),
        );
        expect(many.volatilityAnnual).toBeCloseTo(one.volatilityAnnual ?? NaN, 9);
        many.tails.forEach((tail, i) =>
          expect((tail.varUsd ?? NaN) / (one.tails[i]?.varUsd ?? NaN)).toBeCloseTo(scale, 9),
        );
        many.stress.forEach(({ lossFraction }, i) =>
          expect(lossFraction).toBeCloseTo(one.stress[i]?.lossFraction ?? NaN, 9),
        );
      }),
      { numRuns: runs(100) },
    );
  }, 1_200_000);
});

describe("insights", () => {
  it("keep the money in the same assets, sell nothing short, and pay for each trade", () => {
    const { insights } = assessPortfolio(inputOf(three));
    expect(insights.map(({ id }) => id)).toEqual(["equal_risk", "hrp", "min_es"]);
    for (const { weights, turnoverFraction, costUsd } of insights) {
      expect(sum(weights.map(({ targetFraction }) => targetFraction))).toBeCloseTo(1, 9);
      expect(sum(weights.map(({ tradeUsd }) => tradeUsd))).toBeCloseTo(0, 6);
      weights.forEach(({ targetFraction }) => expect(targetFraction).toBeGreaterThanOrEqual(0));
      expect(costUsd).toBeCloseTo(turnoverFraction * 2 * 100_000 * 0.001, 6);
    }
    const leastShortfall = insights.find(({ id }) => id === "min_es");
    insights.forEach(({ after }) =>
      expect(leastShortfall?.after.es95Usd).toBeLessThanOrEqual(after.es95Usd * (1 + 1e-8)),
    );
  });

  it("never touch a coin under another rule than advise, nor what is locked", () => {
    const assetRules = { BTC: "never_mention", SOL: "warn_only" } as const;
    const locked = makeHolding("DOGE", 10_000, { freeQuantity: 10, lockedQuantity: 90 });
    const holdings = [makeHolding("BTC", 60_000), makeHolding("ETH", 30_000), makeHolding("SOL", 9_000), locked];
    const policy = { ...presetPolicy("balanced"), assetRules };
    const { insights } = assessPortfolio(inputOf(holdings, { policy }));
    expect(insights).toHaveLength(3);
    for (const { weights } of insights) {
      const tradeOf = (name: string) => weights.find(({ asset }) => asset === name)?.tradeUsd ?? NaN;
      expect([tradeOf("BTC"), tradeOf("SOL")]).toEqual([0, 0]);
      expect(tradeOf("DOGE")).toBeGreaterThanOrEqual(-1_000 - 1e-6);
    }
  });

  it("a stop is no lock: a book under stops is compared with each rule as if it were free", () => {
    const underStops = ["BTC", "ETH", "DOGE"].map((asset, i) =>
      makeHolding(asset, [60_000, 30_000, 10_000][i] ?? 0, {
        freeQuantity: 0,
        lockedQuantity: [600, 300, 100][i] ?? 0,
      }),
    );
    const openRisks = underStops.map(({ asset, quantity }) => ({
      asset,
      quantity,
      markPriceUsd: 100,
      stopPriceUsd: 90,
    }));
    const account = makeAccount(underStops, { equityUsd: 1_000_000, openRisks });
    const { insights } = assessPortfolio(makeInput({ account, markets }));
    const free = assessPortfolio(inputOf(three)).insights;
    expect(insights).toEqual(free);
    expect(insights.map(({ isHeldByLocks }) => isHeldByLocks)).toEqual([false, false, false]);
    expect(insights[0]?.turnoverFraction).toBeGreaterThan(0.1);
    // The same coins locked elsewhere cannot move at all.
    expect(assessPortfolio(inputOf(underStops)).insights).toEqual([]);
  });

  it("say when locks keep the book from getting there", () => {
    const locked = makeHolding("BTC", 60_000, { freeQuantity: 0, lockedQuantity: 600 });
    const [equal] = assessPortfolio(
      inputOf([locked, makeHolding("ETH", 30_000), makeHolding("DOGE", 10_000)]),
    ).insights;
    expect(equal?.isHeldByLocks).toBe(true);
    expect(equal?.weights.find(({ asset }) => asset === "BTC")?.tradeUsd).toBeCloseTo(0, 6);
  });

  it("are absent where nothing can be moved", () => {
    expect(assessPortfolio(inputOf([makeHolding("BTC", 60_000)])).insights).toEqual([]);
  });
});

describe("stress", () => {
  it("applies each coin's own fall, Bitcoin's at its beta where it did not trade, and ends a position at its liquidation", () => {
    const account = makeAccount([makeHolding("BTC", 10_000), makeHolding("ARB", 1_000)], {
      equityUsd: 20_000,
      positions: [makePosition("ETH", "long", 5_000, { leverage: 5, liquidationPriceUsd: 82 })],
    });
    const beta2 = deterministicReturns(1, 400, 0.04, 0.8);
    const { stress, futures } = assessPortfolio(
      makeInput({ account, markets: { ...markets, ARB: makeMarket("ARB", { returns: beta2 }) } }),
    );
    const march = stress.find(({ id }) => id === "2020-03");
    const of = (name: string) => march?.byAsset.find(({ asset }) => asset === name);
    expect(of("BTC")).toMatchObject({ shockFraction: -0.4744, isProxy: false });
    expect(of("BTC")?.lossUsd).toBeCloseTo(4_744, 6);
    expect(of("ARB")?.isProxy).toBe(true);
    expect(of("ARB")?.shockFraction).toBeCloseTo((1 - 0.4744) ** 2 - 1, 6);
    expect(march?.liquidated).toEqual(["binance:ETH/USDT:USDT"]);
    const liquidation = futures[0]?.liquidationPriceUsd ?? NaN;
    expect(of("ETH")?.lossUsd).toBeCloseTo(50 * (100 - liquidation), 6);
    expect(march?.lossUsd).toBeCloseTo(sum(march?.byAsset.map(({ lossUsd }) => lossUsd) ?? []), 9);
  });
});

describe("whatIf", () => {
  it("adds and removes against cash, and never sells what is not there", () => {
    const { before, after } = whatIf(inputOf(three), [
      { asset: "BTC", deltaUsd: -1e9 },
      { asset: "LINK", deltaUsd: 50_000 },
    ]);
    expect(before.holdFraction).toBeCloseTo(0.1, 12);
    expect(after.holdFraction).toBeCloseTo(0.09, 12);
    const same = makeInput({
      account: makeAccount([makeHolding("ETH", 30_000), makeHolding("DOGE", 10_000), makeHolding("LINK", 50_000)], {
        equityUsd: 1_000_000,
      }),
      markets,
    });
    expect(after.var95Usd).toBeCloseTo(whatIf(same, []).before.var95Usd ?? NaN, 6);
    expect(after.effectiveBets).toBeCloseTo(whatIf(same, []).before.effectiveBets ?? NaN, 9);
  });

  it("without changes nothing changes; without sense nothing is claimed", () => {
    const { before, after } = whatIf(inputOf(three), []);
    expect(after).toEqual(before);
    expect(whatIf(inputOf(three), [{ asset: "BTC", deltaUsd: Number.NaN }]).after.var95Usd).toBeNull();
  });
});
