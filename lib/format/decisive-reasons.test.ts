import { expect, test } from "vitest";
import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import { decisiveReasons } from "./decisive-reasons";

const step = (change: Partial<WaterfallStep>): WaterfallStep => ({
  id: "volatility",
  kind: "factor",
  factor: null,
  riskFractionAfter: null,
  capQuantity: null,
  quantityAfter: null,
  isBinding: true,
  inputs: [],
  formula: "",
  reason: null,
  ...change,
});

test("a limit that leaves nothing comes before the size that is then too small; factors are not named", () => {
  const steps = [
    step({ reason: "volatility_high", quantityAfter: 2 }),
    step({ id: "cap_cluster", kind: "cap", reason: "cap_cluster", quantityAfter: 0 }),
  ];
  const reasons = ["volatility_high", "cap_cluster", "below_min_quantity"] as const;
  expect(decisiveReasons({ steps, reasons })).toEqual(["cap_cluster", "below_min_quantity"]);
});

test("a limit that only trims is not what decided", () => {
  const steps = [
    step({ reason: "volatility_high", quantityAfter: 2 }),
    step({ id: "cap_asset", kind: "cap", reason: "cap_asset", quantityAfter: 1.5 }),
  ];
  expect(decisiveReasons({ steps, reasons: ["cap_asset", "below_min_notional"] })).toEqual(["below_min_notional"]);
});

test("a refusal without steps says its own reasons", () => {
  expect(decisiveReasons({ steps: [], reasons: ["missing_price"] })).toEqual(["missing_price"]);
});
