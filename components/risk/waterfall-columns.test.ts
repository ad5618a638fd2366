import { describe, expect, test } from "vitest";
import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import { waterfallShape } from "./waterfall-columns";

const blank = {
  factor: null,
  riskFractionAfter: null,
  capQuantity: null,
  quantityAfter: null,
  isBinding: false,
  inputs: [],
  formula: "",
  reason: null,
} as const;
const base: WaterfallStep = { ...blank, id: "base", kind: "base", riskFractionAfter: 0.01 };
const factor = (id: WaterfallStep["id"], value: number, after: number): WaterfallStep => ({
  ...blank,
  id,
  kind: "factor",
  factor: value,
  riskFractionAfter: after,
});
const cap = (quantityAfter: number, isBinding: boolean): WaterfallStep => ({
  ...blank,
  id: "cap_asset",
  kind: "cap",
  capQuantity: quantityAfter,
  quantityAfter,
  isBinding,
});

describe("waterfallShape", () => {
  test("each factor starts where the one before ended; what changed nothing is named, not drawn", () => {
    const shape = waterfallShape([base, factor("volatility", 0.5, 0.005), factor("liquidity", 1, 0.005)], null);
    expect(shape.columns.map(({ step, before, after }) => [step.id, before, after])).toEqual([
      ["base", 0, 0.01],
      ["volatility", 0.01, 0.005],
    ]);
    expect(shape.unchanged.map(({ id }) => id)).toEqual(["liquidity"]);
    expect(shape.final).toBe(0.005);
  });

  test("a cap in quantity is drawn as the fraction of equity it leaves", () => {
    const shape = waterfallShape([base, cap(2, true)], { fraction: 0.004, quantity: 2 });
    expect(shape.columns[1]).toMatchObject({ before: 0.01, after: 0.004 });
  });

  test("a size cut to nothing falls to zero when the uncapped quantity is known", () => {
    const rounding: WaterfallStep = { ...blank, id: "rounding", kind: "rounding", quantityAfter: 0 };
    const uncapped = { ...base, quantityAfter: 3 };
    const shape = waterfallShape([uncapped, cap(3, false), rounding], { fraction: 0, quantity: 0 });
    expect(shape.columns.map(({ step, after }) => [step.id, after])).toEqual([
      ["base", 0.01],
      ["rounding", 0],
    ]);
  });

  test("a cap whose unit is not known is not drawn at a guess", () => {
    const shape = waterfallShape([base, cap(2, true)], null);
    expect(shape.columns).toHaveLength(1);
    expect(shape.unchanged).toHaveLength(1);
  });
});
