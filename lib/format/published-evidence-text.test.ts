import { describe, expect, test } from "vitest";
import type { EvidencePolicy, EvidenceRow, Interval, PublishedEvidence } from "@/lib/domain/evidence";
import { enSite } from "./messages/en-site";
import { publishedCases, publishedHeadline, publishedPrice } from "./published-evidence-text";

const row = (name: string, policy: EvidencePolicy, change: Partial<EvidenceRow>): EvidenceRow => ({
  case: name,
  policy,
  from: "2018-06-22",
  to: "2021-12-31",
  cagr: 0.2,
  volatilityAnnual: 0.2,
  sharpe: 1,
  sortino: 1,
  maxDrawdown: 0.2,
  calmar: 1,
  es95: 0.02,
  longestUnderwaterDays: 100,
  turnoverPerYear: 3,
  upCapture: 0.3,
  downCapture: 0.2,
  ci90: { maxDrawdown: [0.1, 0.3], calmar: [0, 2], sharpe: [0, 2] },
  placeboP: 0.05,
  ...change,
});

function evidence(cases: readonly { name: string; own: Partial<EvidenceRow>; ratio: number; ci90: Interval }[]) {
  return {
    provenance: { modelVersion: "1", data: "d", costBps: 10, lossLimitFraction: 0.25, command: "c", truncation: [] },
    rows: cases.flatMap(({ name, own }) => [
      row(name, "dynamic", own),
      row(name, "static", { cagr: 0.78, maxDrawdown: 0.63 }),
      row(name, "static_equal_vol", {}),
      row(name, "sma200", {}),
    ]),
    drawdownRatios: cases.map(({ name, ratio, ci90 }) => ({ case: name, value: ratio, ci90 })),
    meanExposures: cases.map(({ name }) => ({ case: name, value: 0.24 })),
    guards: [],
    crises: [],
    variants: [],
    engine: [],
    paths: [],
  } satisfies PublishedEvidence;
}

const headlineOf = (...cases: Parameters<typeof evidence>[0]) =>
  publishedHeadline(publishedCases(evidence(cases), enSite), enSite);

describe("the published headline", () => {
  test("claims what the figures hold", () => {
    const { lead, support } = headlineOf({
      name: "BTC",
      own: { maxDrawdown: 0.1, calmar: 2, sharpe: 1.2 },
      ratio: 0.5,
      ci90: [0.3, 0.8],
    });
    expect(lead).toBe(
      "At equal volatility Ballast fell less than simply holding in 1 of 1 cases, and had the higher Calmar ratio in 1.",
    );
    expect(support).toContain("The Sharpe ratio was not worse in any case.");
    expect(support).toContain("In no case does the 90\u202f% interval of the ratio include 1.");
  });

  test("says so where they fall short: deeper falls, worse Sharpe, an interval that includes 1", () => {
    const { lead, support } = headlineOf(
      { name: "BTC", own: { maxDrawdown: 0.25, calmar: 0.5, sharpe: 0.8 }, ratio: 1.25, ci90: [0.8, 1.6] },
      { name: "ETH", own: { maxDrawdown: 0.1, calmar: 2 }, ratio: 0.5, ci90: [0.3, 1.1] },
    );
    expect(lead).toContain("in 1 of 2 cases, and had the higher Calmar ratio in 1.");
    expect(support).toContain("The Sharpe ratio was worse in 1 of 2 cases.");
    expect(support).toContain("On Bitcoin it fell further: 25.0\u202f% against 20.0\u202f%.");
    expect(support).toContain("For Bitcoin and Ether the 90\u202f% interval of the ratio includes 1");
  });

  test("the price stands in figures", () => {
    const cases = publishedCases(evidence([{ name: "BTC", own: {}, ratio: 0.9, ci90: [0.8, 1.1] }]), enSite);
    expect(publishedPrice(cases, enSite)).toBe(
      "On Bitcoin the price was 20.0\u202f% a year instead of 78.0\u202f%, with 24\u202f% of equity in the market on average.",
    );
  });
});
