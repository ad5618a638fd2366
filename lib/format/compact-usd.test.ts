import { expect, test } from "vitest";
import { compactUsd } from "./compact-usd";
import { MINUS, textOf, THIN_SPACE as s } from "./number";

test.each([
  [6_484_000_000, `$6.48${s}bn`],
  [-173_200_000, `${MINUS}$173${s}m`],
  [42_130_000_000, `$42.1${s}bn`],
  [999_600_000, `$1.00${s}bn`],
  [3_820_000, `$3.82${s}m`],
  [84_123, `$84${s}100`],
  [0, "$0"],
])("%d is %s", (usd, text) => {
  expect(textOf(compactUsd(usd))).toBe(text);
});
