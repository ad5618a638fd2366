import { expect, test } from "vitest";
import { en } from "./messages/en";
import { THIN_SPACE as s } from "./number";
import { asStepUnit, stepInputText } from "./step-input";

const USD = { currency: "USD", usdPerUnit: 1 } as const;

test.each([
  [{ name: "volatilityRatio", value: 2.14, unit: "ratio" }, "2.1×"],
  [{ name: "averageCorrelation", value: 0.864, unit: "ratio" }, "0.86"],
  [{ name: "drawdownFraction", value: 0.083, unit: "fraction" }, `8.30${s}%`],
  [{ name: "heldFraction", value: 0.5, unit: "fraction" }, `50.0${s}%`],
  [{ name: "equityUsd", value: 23_241.4, unit: "usd" }, `$23${s}241`],
  [{ name: "regime", value: "bear", unit: "label" }, "Bear"],
  [{ name: "ladderState", value: "DEFENSIVE", unit: "label" }, "Defensive"],
  [{ name: "lotStep", value: "0.0001", unit: "quantity" }, "0.0001"],
  [{ name: "priceUsd", value: 0.83974, unit: "price" }, "0.8397"],
  [{ name: "assets", value: 4, unit: "count" }, "4"],
  [{ name: "spreadFraction", value: null, unit: "fraction" }, "–"],
] as const)("$name", (input, text) => {
  expect(stepInputText(input, USD, en)).toBe(text);
});

test("a unit we do not know prints the value as it is", () => {
  expect(stepInputText({ value: "x", unit: asStepUnit("furlong") }, USD, en)).toBe("x");
});
