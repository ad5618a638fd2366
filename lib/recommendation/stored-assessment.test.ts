import { describe, expect, it } from "vitest";
import { assess } from "@/lib/risk/assess";
import { makeAccount, makeHolding, makeInput, makeMarket } from "@/lib/testing/risk-input";
import { restoreAssessment, toStoredAssessment, type StoredRiskAssessment } from "./stored-assessment";

/** Two coins in a falling market, far above any target, so that both get an order. */
const assessment = assess(
  makeInput({
    account: makeAccount([makeHolding("BTC", 60_000), makeHolding("ETH", 40_000)], { equityUsd: 100_000 }),
    markets: { BTC: makeMarket("BTC", { regime: "bear" }), ETH: makeMarket("ETH", { regime: "bear" }) },
  }),
);
const orders = assessment.suggestions.filter(({ side }) => side !== null);

describe("an assessment at rest", () => {
  it("comes back as it was made", () => {
    expect(orders.length).toBeGreaterThan(0);
    const text = JSON.stringify(toStoredAssessment(assessment));
    expect(restoreAssessment(JSON.parse(text) as StoredRiskAssessment)).toEqual(JSON.parse(JSON.stringify(assessment)));
  });

  it("writes the steps of the book's target once", () => {
    const stored = toStoredAssessment(assessment);
    const bookSteps = new Set(assessment.book.steps);
    expect(stored.suggestions.flatMap(({ steps }) => steps).filter((step) => bookSteps.has(step))).toEqual([]);
  });

  it("reads what was stored before the steps were shared", () => {
    expect(restoreAssessment(assessment)).toEqual(assessment);
  });
});
