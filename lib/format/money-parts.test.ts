import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { USD } from "./money";
import { moneyParts } from "./money-parts";
import { MINUS, textOf, THIN_SPACE } from "./number";

const cents = (text: string) =>
  Math.round(Number(text.replaceAll(THIN_SPACE, "").replace("$", "").replace(MINUS, "-")) * 100);

test("a cent lost in rounding is given to the part that lost most", () => {
  const { parts, sum } = moneyParts([28_439.6835, 2_763.2214, 4_582.2801], USD);
  expect(parts.map(textOf)).toEqual([`$28${THIN_SPACE}439.69`, `$2${THIN_SPACE}763.22`, `$4${THIN_SPACE}582.28`]);
  expect(textOf(sum)).toBe(`$35${THIN_SPACE}785.19`);
});

test("what is printed always adds up, and no part is off by a cent or more", () => {
  const amount = fc.double({ min: -1e7, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), (usd) => {
      const { parts, sum } = moneyParts(usd, USD);
      const printed = parts.map((part) => cents(textOf(part)));
      expect(printed.reduce((a, b) => a + b, 0)).toBe(cents(textOf(sum)));
      for (const [at, value] of usd.entries()) expect(Math.abs((printed[at] ?? NaN) - value * 100)).toBeLessThan(1.001);
    }),
    { numRuns: runs(300) },
  );
});
