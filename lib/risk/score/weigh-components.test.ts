import { expect, test } from "vitest";
import type { ScoreComponent } from "@/lib/domain/market-state";
import { weighComponents } from "./weigh-components";

const part = (id: string, score: number | null, weight: number): ScoreComponent =>
  Object.freeze({ id, input: score, unit: "score", score, weight });

test("the score is the sum of weight × score over what is listed", () => {
  const { score, components } = weighComponents([part("a", 80, 0.5), part("b", 20, 0.5)], 0.5);
  expect(score).toBe(50);
  expect(components.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
});

test("a missing part stays listed with weight 0 and the others share its weight", () => {
  const { score, components } = weighComponents([part("a", 90, 0.6), part("b", null, 0.2), part("c", 30, 0.2)], 0.5);
  expect(score).toBeCloseTo(0.75 * 90 + 0.25 * 30, 12);
  expect(components.map(({ id, weight }) => [id, weight])).toEqual([
    ["a", expect.closeTo(0.75, 12)],
    ["b", 0],
    ["c", expect.closeTo(0.25, 12)],
  ]);
});

test("too little known weight gives no score, nothing known divides by nothing", () => {
  expect(weighComponents([part("a", 90, 0.4), part("b", null, 0.6)], 0.5).score).toBeNull();
  expect(weighComponents([part("a", null, 1)], 0)).toMatchObject({ score: null, components: [{ weight: 0 }] });
});
