import { describe, expect, test } from "vitest";
import { REASON_CODES } from "@/lib/domain/reason-code";
import { RECOMMENDATION_KINDS, type RecommendationKind } from "@/lib/domain/risk-assessment";
import { recommendationEffect, recommendationTitle, type RecommendationFacts } from "../../recommendation-text";
import { USD } from "../../money";
import { THIN_SPACE as s } from "../../number";
import { en } from "../en";

describe("reasons", () => {
  test.each(REASON_CODES)("%s is one plain sentence", (code) => {
    const sentence = en.reasons[code];
    expect(sentence).toMatch(/^[A-Z].*\.$/s);
    expect(sentence).not.toMatch(/!|undefined|_/);
  });
});

const NUMBERS: Record<string, number> = {
  stopPriceUsd: 58_200,
  volatilityRatio: 2.14,
  tradesAllowedToday: 5,
  heatFraction: 0.071,
  heatCapFraction: 0.06,
  assets: 4,
  clusterFraction: 0.81,
  assetFraction: 0.66,
  assetCapFraction: 0.6,
  distanceFraction: 0.083,
  pegGapFraction: -0.021,
};

function facts(kind: RecommendationKind, change: Partial<RecommendationFacts> = {}): RecommendationFacts {
  return {
    kind,
    asset: "ETH",
    side: "sell",
    quantity: "0.412",
    notionalUsd: 1_240,
    numbers: NUMBERS,
    reasons: [],
    ...change,
  };
}

describe("recommendations", () => {
  test.each(RECOMMENDATION_KINDS)("%s has a title and what to do", (kind) => {
    expect(recommendationTitle(facts(kind), en)).toMatch(/^\S.{5,}/);
    expect(recommendationTitle(facts(kind), en)).not.toContain("–");
    expect(en.recommendations.todo[kind]).toMatch(/\.$/);
  });

  test.each<[RecommendationFacts, string]>([
    [facts("reduce"), "Sell 0.412 ETH"],
    [facts("reduce", { side: "buy" }), "Buy back 0.412 ETH"],
    [facts("move_stop"), `Set a stop on ETH at $58${s}200`],
    [facts("volatility_shock"), "ETH volatility is 2.1× its 30-day mean"],
    [facts("ladder_change", { reasons: ["drawdown_defensive"] }), "Your ladder is now in Defensive"],
    [facts("concentration"), `ETH carries 66${s}% of equity, your cap is 60${s}%`],
    [facts("depeg"), `ETH is −2.1${s}% off its peg`],
  ])("says the number", (input, title) => {
    expect(recommendationTitle(input, en)).toBe(title);
  });

  test("the effect is the change of the day loss where there is one, else of the hold", () => {
    const loss = { var95NowUsd: 410, var95AfterUsd: 362.4, holdNowFraction: 0.6, holdAfterFraction: 0.5 };
    expect(recommendationEffect(facts("reduce", { numbers: loss }), USD, en)).toBe("1-day loss, 1 in 20: $410 → $362");
    const hold = { holdNowFraction: 0.6, holdTargetFraction: 0.5 };
    expect(recommendationEffect(facts("volatility_shock", { numbers: hold }), USD, en)).toBe(`Hold 60${s}% → 50${s}%`);
    expect(recommendationEffect(facts("regime_change", { numbers: {} }), USD, en)).toBeNull();
  });

  test("a missing number is a gap in the sentence, never a wrong one", () => {
    expect(recommendationTitle(facts("move_stop", { numbers: {} }), en)).toBe("Set a stop on ETH at –");
  });
});
