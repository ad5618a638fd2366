import { expect, test } from "vitest";
import { parsePrice } from "./parse-price";

test.each([
  ["", null],
  ["  ", null],
  ["58200", 58_200],
  ["58 200.50", 58_200.5],
  ["58\u202f200.50", 58_200.5],
  ["58,200.50", 58_200.5],
  ["58,200", 58_200],
  ["1,234,567", 1_234_567],
  ["0,5", 0.5],
  ["58200,5", 58_200.5],
])("%j is %s", (text, value) => {
  expect(parsePrice(text)).toBe(value);
});

test.each(["abc", "-5", "0", "1e5", "1.2.3", "$5", "Infinity"])("%j is no price", (text) => {
  expect(parsePrice(text)).toBeNaN();
});
