import { describe, expect, test } from "vitest";
import type { RecommendationView } from "@/lib/domain/views";
import { rankActions } from "./rank-actions";

const FACT: RecommendationView = {
  id: "fact",
  kind: "concentration",
  severity: "warning",
  status: "open",
  isSafety: false,
  asset: null,
  instrumentId: null,
  venueName: null,
  symbol: null,
  side: null,
  quantity: null,
  filledQuantity: "0",
  notionalUsd: null,
  feeUsd: null,
  reasons: [],
  numbers: {},
  createdAt: 0,
  expiresAt: 0,
  assessmentAt: 0,
  snoozedUntil: null,
  closedAt: null,
  riskModelVersion: "",
  policyVersion: 1,
  bundleId: null,
};
const order = (id: string, riskChangeUsd: number, feeUsd: number): RecommendationView => ({
  ...FACT,
  id,
  kind: "reduce",
  side: "sell",
  notionalUsd: 1_000,
  feeUsd,
  numbers: { riskChangeUsd },
});
const idsOf = (views: readonly RecommendationView[]) => rankActions(views).map(({ id }) => id);

describe("the order of open actions", () => {
  test("severity first, facts before orders, then money at risk removed per cost", () => {
    const cheap = order("cheap", -100, 1);
    const dear = order("dear", -150, 10);
    const urgent = { ...order("urgent", -1, 1), severity: "critical" as const };
    expect(idsOf([dear, cheap, FACT, urgent])).toEqual(["urgent", "fact", "cheap", "dear"]);
  });

  test("equals keep their order, and nothing is changed in place", () => {
    const facts = [
      { ...FACT, id: "a" },
      { ...FACT, id: "b" },
      { ...FACT, id: "c" },
    ];
    expect(idsOf(facts)).toEqual(["a", "b", "c"]);
    expect(idsOf([order("x", -5, 1), ...facts])).toEqual(["a", "b", "c", "x"]);
    expect(facts.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
});
