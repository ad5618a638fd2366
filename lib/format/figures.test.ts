import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { runs } from "@/lib/testing/runs";
import { splitDuration } from "./duration";
import { money, moneyInUnits, USD } from "./money";
import { formatNumber, MINUS, textOf, THIN_SPACE } from "./number";
import { percent, percentRange } from "./percent";
import { price, priceByMagnitude } from "./price";
import { quantity, quantityOf, quantityShort } from "./quantity";
import { ratio } from "./ratio";
import { utcParts } from "./utc-parts";

const s = THIN_SPACE;
const EUR = { currency: "EUR", usdPerUnit: 1.25 } as const;

describe("formatNumber", () => {
  test.each([
    [0, 0, "0"],
    [9999, 0, `9${s}999`],
    [10_000, 0, `10${s}000`],
    [1_234_567.891, 2, `1${s}234${s}567.89`],
    [-4.25, 1, `${MINUS}4.3`],
    [1.005, 2, "1.01"],
    [-0.04, 1, "0.0"],
    [1e-9, 2, "0.00"],
  ])("%d at %d decimals is %s", (value, decimals, text) => {
    expect(formatNumber(value, { decimals })).toBe(text);
  });

  test("a change carries its plus, zero carries none", () => {
    expect(formatNumber(4, { sign: "always" })).toBe("+4");
    expect(formatNumber(0, { sign: "always" })).toBe("0");
  });

  test("what cannot be a number is refused, not printed", () => {
    expect(() => formatNumber(Number.NaN)).toThrow(RangeError);
    expect(() => formatNumber(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  test("the printed figure is the value rounded, whatever the value", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.integer({ min: 0, max: 8 }),
        (value, decimals) => {
          const printed = formatNumber(value, { decimals });
          const back = Number(printed.replaceAll(s, "").replace(MINUS, "-"));
          expect(Math.abs(back - value)).toBeLessThanOrEqual(
            0.5 * 10 ** -decimals * (1 + 1e-6) + Math.abs(value) * 1e-15,
          );
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

describe("percent", () => {
  test("prints a fraction with a thin space before the sign", () => {
    expect(textOf(percent(0.0832))).toBe(`8.3${s}%`);
    expect(textOf(percent(-0.0832))).toBe(`${MINUS}8.3${s}%`);
    expect(textOf(percent(0.0042, { decimals: 2 }))).toBe(`0.42${s}%`);
  });

  test("a range of equal ends is one number", () => {
    expect(textOf(percentRange(0.45, 0.55))).toBe(`45\u201355${s}%`);
    expect(textOf(percentRange(0, 0))).toBe(`0${s}%`);
  });
});

describe("money", () => {
  test.each([
    [105, EUR, "glance", "€84"],
    [2375, EUR, "glance", `€1${s}900`],
    [15_625.4, EUR, "glance", `€12${s}500`],
    [-2.5, EUR, "glance", `${MINUS}€2.00`],
    [12_345.678, USD, "exact", `$12${s}345.68`],
    [0, USD, "glance", "$0"],
    [0, USD, "exact", "$0.00"],
  ] as const)("%d USD", (usd, accounting, digits, text) => {
    expect(textOf(money(usd, accounting, { digits }))).toBe(text);
  });

  test("an estimate keeps three significant digits", () => {
    expect(textOf(money(1171.4, USD, { digits: "estimate" }))).toBe(`$1${s}170`);
    expect(textOf(money(-83.456, USD, { digits: "estimate" }))).toBe(`${MINUS}$83`);
  });

  test("bitcoin keeps as many decimals as its size deserves", () => {
    expect(textOf(moneyInUnits(12.3456789, "BTC"))).toBe(`12.346${s}BTC`);
    expect(textOf(moneyInUnits(0.42134, "BTC"))).toBe(`0.4213${s}BTC`);
    expect(textOf(moneyInUnits(0.00042134, "BTC"))).toBe(`0.000421${s}BTC`);
  });
});

describe("quantity", () => {
  test.each([
    ["0.015000", "0.015", "0.015"],
    ["1234567.890000000000000001", `1${s}234${s}567.890000000000000001`, `1${s}234${s}567`],
    ["0.000123456789", "0.000123456789", "0.000123456"],
    ["-0.5", `${MINUS}0.5`, `${MINUS}0.5`],
    ["-0.000", "0", "0"],
    ["12.3456789", "12.3456789", "12.3456"],
  ])("%s", (value, exact, short) => {
    expect(quantity(value)).toBe(exact);
    expect(quantityShort(value)).toBe(short);
  });

  test("a float has six significant digits at most", () => {
    expect(quantityOf(1500)).toBe(`1${s}500`);
    expect(quantityOf(0.1 + 0.2)).toBe("0.3");
    expect(quantityOf(0.000000123456789)).toBe("0.000000123457");
    expect(quantityOf(0)).toBe("0");
  });

  test("a float's exponent form is refused", () => {
    expect(() => quantity("1e-7")).toThrow(RangeError);
  });
});

describe("price, ratio, duration, date", () => {
  test("a price has the decimals of its tick", () => {
    expect(price(64_250.5, "0.01000000")).toBe(`64${s}250.50`);
    expect(price(0.00001234, "0.00000001")).toBe("0.00001234");
    expect(price(64_250, "1")).toBe(`64${s}250`);
  });

  test.each([
    [64_250.55, `64${s}251`],
    [2_462.1, `2${s}462.10`],
    [142.318, "142.32"],
    [1, "1.00"],
    [0.83974, "0.8397"],
    [0.000012345678, "0.00001235"],
    [0, "0.00"],
  ])("%d without a tick is %s", (value, text) => {
    expect(priceByMagnitude(value)).toBe(text);
  });

  test("a multiple drops the second decimal from 2 upward", () => {
    expect(textOf(ratio(2.14))).toBe("2.1×");
    expect(textOf(ratio(0.874))).toBe("0.87×");
  });

  test.each([
    [-5, 0, "second"],
    [59_999, 59, "second"],
    [60_000, 1, "minute"],
    [3_600_000, 1, "hour"],
    [47 * 3_600_000, 47, "hour"],
    [48 * 3_600_000, 2, "day"],
  ])("%d ms is %d %s", (lengthMs, value, unit) => {
    expect(splitDuration(lengthMs)).toEqual({ value, unit });
  });

  test("an instant is read in UTC", () => {
    expect(utcParts(Date.UTC(2020, 2, 13, 8, 5))).toEqual({
      year: 2020,
      month: 2,
      day: 13,
      weekday: 5,
      time: "08:05",
      isoDate: "2020-03-13",
    });
  });
});
