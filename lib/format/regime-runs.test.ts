import { expect, test } from "vitest";
import type { RegimeLabel } from "@/lib/domain/market-state";
import { regimeRuns } from "./regime-runs";

const days = (labels: readonly RegimeLabel[]) =>
  labels.map((label, at) => ({ at, label, probabilities: { bull: 0, bear: 0, sideways: 1 }, isKept: true }));

test("neighbouring days of one label are one run", () => {
  expect(regimeRuns(days(["bull", "bull", "bear", "bull"]))).toEqual([
    { label: "bull", from: 0, to: 1, days: 2 },
    { label: "bear", from: 2, to: 2, days: 1 },
    { label: "bull", from: 3, to: 3, days: 1 },
  ]);
  expect(regimeRuns([])).toEqual([]);
});
