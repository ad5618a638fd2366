import { describe, expect, test } from "vitest";
import type { RegimeState } from "@/lib/domain/market-state";
import type { FeedGap, MarketRow, MarketView } from "@/lib/domain/market-views";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { makeMarket, type MarketOptions } from "@/lib/testing/risk-input";
import { assetMarketText, marketReasons, marketText } from "./market-text";
import { enScreens as en } from "./messages/en-screens";
import { THIN_SPACE as s } from "./number";

const NOW = Date.UTC(2026, 10, 22, 12);

function row(asset: string, isHeld: boolean, options: MarketOptions = {}): MarketRow {
  const { sector, asOf, priceUsd, priceAsOf, regime, stability, volatility, confidence, trust } = makeMarket(asset, {
    asOf: NOW,
    ...options,
  });
  return {
    asset,
    isHeld,
    sector,
    asOf,
    priceUsd,
    priceAsOf,
    regime,
    stability: stability.score,
    volatility,
    volatilityPath: [],
    confidence,
    outcome: { tier: null, all: null },
    trust,
  };
}

function view(rows: readonly MarketRow[], change: Partial<NonNullable<MarketView["structure"]>> = {}): MarketView {
  return {
    asOf: NOW,
    structure: {
      asOf: NOW,
      assets: rows.length,
      breadth: 0.34,
      shareBull: 0,
      shareBear: 1,
      shareSideways: 0,
      averageCorrelation30d: 0.5,
      averageCorrelation90d: 0.5,
      dominance: 0.4,
      derivatives: null,
      regime: "bear",
      stability: { score: 35, components: [] },
      riskModelVersion: "test",
      ...change,
    },
    reference: rows.find(({ asset }) => asset === "BTC") ?? null,
    rows,
    gaps: [],
  };
}

const btc = row("BTC", true, { volatilityRatio: 1.42, regime: "bear" });
const sol = row("SOL", true, { volatilityRatio: 2.6, regime: "sideways" });

describe("the sentence of Market", () => {
  test("says mood, regime, volatility and breadth, then what you hold", () => {
    expect(marketText(view([btc, sol]), en, NOW)).toEqual({
      lead: `A rough bear market: BTC volatility is 1.42× its 30-day mean, and prices stand above 34${s}% of their averages.`,
      support: "You hold 2 of them: 1 sideways and 1 bear; SOL is the roughest at 2.6× its mean.",
    });
  });

  test.each([
    [60, "A calm "],
    [40, "An unsettled "],
    [39.9, "A rough "],
    [null, "A bear market"],
  ])("a stability of %s reads %s", (score, start) => {
    expect(marketText(view([btc], { stability: { score, components: [] } }), en, NOW).lead).toMatch(
      new RegExp(`^${start}`),
    );
  });

  test("a volatility shock comes before everything", () => {
    const shocked = view([row("BTC", false, { volatilityRatio: 2.31 })]);
    expect(marketReasons(shocked)[0]).toBe("volatility_shock");
    expect(marketText(shocked, en, NOW).lead).toMatch(/^Volatility shock in a bear market: BTC volatility is 2\.3× /);
  });

  test("all cash is told that it holds nothing", () => {
    expect(marketText(view([row("BTC", false)]), en, NOW).support).toBe("You hold no market positions.");
  });

  test("one position is named with its regime", () => {
    expect(marketText(view([btc]), en, NOW).support).toBe(
      "Your BTC is in a bear regime, its volatility 1.42× its mean.",
    );
  });

  test("assets that move together and data that are not believed are said with their numbers", () => {
    const { support } = marketText(view([row("DOT", true, { trust: 0.45 })], { averageCorrelation30d: 0.71 }), en, NOW);
    expect(support).toContain(`Data trust is low for DOT (down to 45${s}%)`);
    expect(support).toContain("average correlation 0.71");
  });

  test("a missing feed is named first", () => {
    const gap: FeedGap = {
      feed: "price",
      subjects: [],
      since: NOW - HOUR_MS,
      errorCode: "unavailable",
      nextTryAt: NOW,
    };
    expect(marketText({ ...view([btc]), gaps: [gap] }, en, NOW).support).toMatch(/^Missing now: prices\. /);
  });

  test("an old state says as of when, and no state says what comes", () => {
    expect(marketText(view([btc]), en, NOW + DAY_MS).lead).toMatch(/^As of 22\u00a0Nov, 12:00 UTC: A rough/);
    const none: MarketView = { asOf: null, structure: null, reference: null, rows: [], gaps: [] };
    expect(marketText(none, en, NOW).lead).toBe("The market is being read.");
    expect(marketReasons(none)).toEqual(["missing_price"]);
  });

  test("too little history is said, never guessed", () => {
    const young = view([row("BTC", true, { volatilityRatio: null })], { breadth: null });
    expect(marketText(young, en, NOW).lead).toBe(
      "Too little history to name a regime yet: BTC volatility is not known yet.",
    );
  });
});

describe("the sentence of an asset", () => {
  const facts = (options: MarketOptions, probabilities: Partial<RegimeState> = {}) => {
    const {
      dailyLogReturns: _returns,
      dailyReturnsEndAt: _end,
      ...state
    } = makeMarket("SOL", { asOf: NOW, ...options });
    return {
      state: { ...state, regime: { ...state.regime, ...probabilities } },
      price: { usd: state.priceUsd, asOf: state.priceAsOf },
      isHeld: true,
      market: { venueName: "Binance", symbol: "SOL/USDT" },
      volatilityPath: [],
      regimeDays: [],
      headlines: [],
      signals: [],
      gaps: [],
    };
  };

  test("says regime and volatility, since when, and what counts", () => {
    expect(
      assetMarketText(
        facts(
          { regime: "bear", regimeMultiplier: 0.4, volatilityRatio: 1.8, stability: 30 },
          { probabilityBull: 0.2, probabilitySideways: 0.1, probabilityBear: 0.7 },
        ),
        en,
        NOW,
      ),
    ).toEqual({
      lead: "SOL: a rough bear market, volatility 1.80× its 30-day mean.",
      support: "In this regime since 13\u00a0Oct 2026; it counts 0.40× in every size.",
    });
  });

  test("a label that today\u2019s evidence no longer supports is said with what it says instead", () => {
    const split = { probabilityBull: 0.5, probabilitySideways: 0, probabilityBear: 0.5 };
    expect(
      assetMarketText(facts({ regime: "sideways", volatilityRatio: 1.8, stability: 30 }, split), en, NOW).lead,
    ).toBe(
      "SOL: a rough market without a trend, though today\u2019s evidence says bull or bear; volatility 1.80\u00d7 its 30-day mean.",
    );
  });

  test("a shock is called one", () => {
    expect(assetMarketText(facts({ volatilityRatio: 2.4 }), en, NOW).lead).toMatch(/^SOL: a volatility shock/);
  });
});
