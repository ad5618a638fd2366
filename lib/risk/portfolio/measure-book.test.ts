import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import {
  AS_OF,
  deterministicReturns,
  makeAccount,
  makeHolding,
  makeInput,
  makeMarket,
  makePosition,
} from "@/lib/testing/risk-input";
import { alignReturns } from "./align-returns";
import { measureBook } from "./measure-book";
import { portfolioHeatUsd } from "./portfolio-heat";

const holdingsArb = fc
  .uniqueArray(fc.constantFrom("BTC", "ETH", "SOL", "ADA", "LINK", "DOGE", "XRP"), { minLength: 1 })
  .chain((assets) =>
    fc.tuple(
      ...assets.map((asset) => fc.double({ min: 50, max: 50_000, noNaN: true }).map((usd) => makeHolding(asset, usd))),
    ),
  );

describe("measureBook", () => {
  it("a spot holding hedged by a short perpetual nets to nothing, while gross counts both", () => {
    const account = makeAccount([makeHolding("BTC", 5_000)], {
      equityUsd: 10_000,
      positions: [makePosition("BTC", "short", 5_000)],
    });
    const book = measureBook(makeInput({ account }));
    expect(book.netFraction).toBeCloseTo(0, 12);
    expect(book.grossFraction).toBeCloseTo(1, 12);
    expect(book.risk.var95Usd).toBeCloseTo(0, 9);
    expect(book.exposures).toHaveLength(1);
  });

  it("cash, unpriced coins and stablecoins carry no market exposure", () => {
    const account = makeAccount(
      [
        makeHolding("USDT", 900, { assetClass: "stablecoin", priceUsd: 1 }),
        makeHolding("EUR", 100, { assetClass: "fiat", priceUsd: 1.1 }),
        makeHolding("MYSTERY", 0, { priceUsd: null, quantity: 5 }),
      ],
      { equityUsd: 1_000 },
    );
    const book = measureBook(makeInput({ account }));
    expect(book.exposures).toEqual([]);
    expect(book.risk).toMatchObject({ var95Usd: null, effectiveBets: null, clusters: [], observations: 0 });
  });

  it("dust counts in the total but not in correlations", () => {
    const account = makeAccount([makeHolding("BTC", 9_000), makeHolding("DUST", 3)], { equityUsd: 10_000 });
    const book = measureBook(makeInput({ account }));
    expect(book.netFraction).toBeCloseTo(0.9003, 12);
    expect(book.risk.contributions.map(({ asset }) => asset)).toEqual(["BTC"]);
  });

  it("permuting the holdings changes nothing at all", () => {
    fc.assert(
      fc.property(holdingsArb, fc.integer(), (holdings, seed) => {
        const shuffled = [...holdings].sort(
          (a, b) => ((a.valueUsd * 7919 + seed) % 97) - ((b.valueUsd * 7919 + seed) % 97),
        );
        const of = (list: typeof holdings) =>
          measureBook(makeInput({ account: makeAccount(list, { equityUsd: 100_000 }) }));
        expect(of(shuffled)).toEqual(of(holdings));
      }),
      { numRuns: runs(200) },
    );
  });

  it("risk shares sum to 1, cluster weights to 1, and money figures scale with the account", () => {
    fc.assert(
      fc.property(holdingsArb, fc.double({ min: 0.01, max: 1_000, noNaN: true }), (holdings, scale) => {
        const equityUsd = 400_000;
        const of = (factor: number) =>
          measureBook(
            makeInput({
              account: makeAccount(
                holdings.map(({ asset, valueUsd }) => makeHolding(asset, valueUsd * factor)),
                { equityUsd: equityUsd * factor },
              ),
            }),
          );
        const [one, many] = [of(1), of(scale)];
        const held =
          one.exposures.filter(({ isDust }) => !isDust).length ===
          many.exposures.filter(({ isDust }) => !isDust).length;
        fc.pre(held && one.risk.contributions.length > 0);
        expect(one.risk.contributions.reduce((sum, { riskFraction }) => sum + riskFraction, 0)).toBeCloseTo(1, 9);
        expect(one.risk.clusters.reduce((sum, { weightFraction }) => sum + weightFraction, 0)).toBeCloseTo(1, 9);
        expect((many.risk.var95Usd ?? NaN) / scale / (one.risk.var95Usd ?? NaN)).toBeCloseTo(1, 9);
        expect(many.risk.volatilityAnnual).toBeCloseTo(one.risk.volatilityAnnual ?? NaN, 9);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("alignReturns", () => {
  const returns = deterministicReturns(3);
  const end = Math.floor(AS_OF / DAY_MS) * DAY_MS - DAY_MS;

  it("aligns by instant: a series that ends a day earlier loses its newest day nowhere else", () => {
    const late = { ...makeMarket("ETH", { returns: returns.slice(0, -1) }), dailyReturnsEndAt: end - DAY_MS };
    const aligned = alignReturns(["BTC", "ETH"], { BTC: makeMarket("BTC", { returns }), ETH: late });
    expect(aligned?.observations).toBe(89);
    expect(aligned?.rows[0]).toEqual(aligned?.rows[1]);
  });

  it("a young listing borrows BTC's days at its own scale instead of vanishing", () => {
    const young = makeMarket("NEW", { returns: returns.slice(-10), volatilityAnnual: 1.2 });
    const aligned = alignReturns(["NEW"], { BTC: makeMarket("BTC", { returns, volatilityAnnual: 0.6 }), NEW: young });
    expect(aligned?.borrowed).toEqual(["NEW"]);
    expect(aligned?.rows[0]?.[0]).toBeCloseTo(2 * (returns[0] ?? NaN), 12);
  });

  it("a market that is not known at all borrows too, at 1.5 times", () => {
    const aligned = alignReturns(["GHOST"], { BTC: makeMarket("BTC", { returns }) });
    expect(aligned?.rows[0]?.[0]).toBeCloseTo(1.5 * (returns[0] ?? NaN), 12);
  });

  it("without a reference nothing is claimed", () => {
    expect(alignReturns(["ETH"], { ETH: makeMarket("ETH") })).toBeNull();
    expect(alignReturns(["BTC"], { BTC: makeMarket("BTC", { returns: returns.slice(0, 20) }) })).toBeNull();
  });
});

describe("portfolioHeatUsd", () => {
  const markets = { BTC: makeMarket("BTC", { atrFraction: 0.03 }) };

  it("is the money lost when every stop is hit, 2 ATR where there is none, 20 % where nothing is known", () => {
    const stopped = { asset: "BTC", quantity: 10, markPriceUsd: 100, stopPriceUsd: 95 };
    const open = { asset: "BTC", quantity: -10, markPriceUsd: 100, stopPriceUsd: null };
    const unknown = { asset: "GHOST", quantity: 1, markPriceUsd: 50, stopPriceUsd: null };
    expect(portfolioHeatUsd([stopped], markets)).toBeCloseTo(50, 12);
    expect(portfolioHeatUsd([open], markets)).toBeCloseTo(60, 12);
    expect(portfolioHeatUsd([unknown], markets)).toBeCloseTo(10, 12);
    expect(portfolioHeatUsd([stopped, open, unknown], markets)).toBeCloseTo(120, 12);
  });
});
