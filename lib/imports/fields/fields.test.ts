import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { parseAsset } from "./parse-asset";
import { detectDateOrder, parseInstant, type DateOrder } from "./parse-instant";
import { parsePair } from "./parse-pair";
import { detectDecimalMark, parseQuantity, type DecimalMark } from "./parse-quantity";
import { parseSide } from "./parse-side";

describe("a number", () => {
  test.each<[string, DecimalMark, string | null]>([
    ["1.5", ".", "1.5"],
    ["1,5", ",", "1.5"],
    ["1,234.50", ".", "1234.5"],
    ["1.234,50", ",", "1234.5"],
    ["1 234,5", ",", "1234.5"],
    ["1'234.5", ".", "1234.5"],
    ["$1,234.5", ".", "1234.5"],
    ["12 €", ".", "12"],
    ["-0.5", ".", "0.5"],
    ["−0.5", ".", "0.5"],
    [".5", ".", "0.5"],
    ["5.", ".", "5"],
    ["007", ".", "7"],
    ["0.000", ".", "0"],
    ["1e-8", ".", "0.00000001"],
    ["2.5E+3", ".", "2500"],
    ["0.1234567890123456789", ".", "0.123456789012345678"],
    ["0.5BTC", ".", "0.5"],
    ["12,34", ".", null],
    ["1.2.3", ".", null],
    ["1,5.5", ",", null],
    ["abc", ".", null],
    ["--5", ".", null],
    ["", ".", null],
    [".", ".", null],
    ["NaN", ".", null],
    ["Infinity", ".", null],
    ["0x10", ".", null],
    ["1/2", ".", null],
  ])("%s with %s is %s", (text, mark, value) => {
    const parsed = parseQuantity(text, mark);
    expect(typeof parsed === "object" ? (parsed?.value ?? null) : parsed).toBe(value);
  });

  test("keeps its unit and its sign apart", () => {
    expect(parseQuantity("-1,234.5USDT", ".")).toEqual({ value: "1234.5", isNegative: true, unit: "USDT" });
  });

  test.each(["1".repeat(16), "1e15", "9e300", "1e999"])("%s is too large to keep", (text) => {
    expect(parseQuantity(text, ".")).toBe("too_large");
  });

  test.each<[readonly string[], string, DecimalMark]>([
    [["0.5", "1,234"], ",", "."],
    [["0,5", "1.234"], ";", ","],
    [["1.234,56"], ";", ","],
    [["1,234.56"], ";", "."],
    [["1.234.567"], ",", ","],
    [["100", "7"], ";", ","],
    [["100", "7"], ",", "."],
    [["1,234"], ",", "."],
    [["1.234"], ";", ","],
    [["0.123"], ";", "."],
  ])("a file with %j between %s uses %s", (samples, delimiter, mark) => {
    expect(detectDecimalMark(samples, delimiter)).toBe(mark);
  });
});

describe("a moment", () => {
  const AT = Date.UTC(2021, 2, 4, 5, 6, 7);
  test.each<[string, DateOrder, number]>([
    ["2021-03-04T05:06:07Z", "unknown", AT],
    ["2021-03-04 05:06:07", "unknown", AT],
    ["2021-03-04 05:06:07.1239", "unknown", AT + 123],
    ["2021-03-04T06:06:07+01:00", "unknown", AT],
    ["2021-03-04T00:06:07-0500", "unknown", AT],
    ["2021-03-04 05:06:07 UTC", "unknown", AT],
    ["2021/3/4 5:06:07", "unknown", AT],
    ["04.03.2021 05:06:07", "unknown", AT],
    ["04/03/2021 05:06:07", "day_first", AT],
    ["03/04/2021, 5:06:07 AM", "month_first", AT],
    ["3/4/21 05:06:07", "month_first", AT],
    ["4 Mar 2021 05:06:07", "unknown", AT],
    ["Mar 4, 2021 05:06:07", "unknown", AT],
    ["1614834367", "unknown", AT],
    ["1614834367.123", "unknown", AT + 123],
    ["1614834367000", "unknown", AT],
    ["1614834367000000", "unknown", AT],
    ["2021-03-04", "unknown", Date.UTC(2021, 2, 4)],
    ["2021-03-04 12:00:00 AM", "unknown", Date.UTC(2021, 2, 4)],
    ["05/05/2021", "unknown", Date.UTC(2021, 4, 5)],
  ])("%s (%s)", (text, order, at) => {
    expect(parseInstant(text, order)).toBe(at);
  });

  test("in an order nobody knows is not guessed", () => {
    expect(parseInstant("03/04/2021", "unknown")).toBe("ambiguous");
  });

  test.each(["", "yesterday", "2021-02-30", "2021-13-01", "2021-03-04 25:00", "32/01/2021", "0", "12345", "13:00"])(
    "%s is none",
    (text) => {
      expect(parseInstant(text, "day_first")).toBeNull();
    },
  );

  test.each<[readonly string[], DateOrder]>([
    [["03/04/2021", "13/04/2021"], "day_first"],
    [["03/04/2021", "04/13/2021"], "month_first"],
    [["03/04/2021"], "unknown"],
    [["13/04/2021", "04/13/2021"], "unknown"],
    [["2021-03-04"], "unknown"],
  ])("dates such as %j are written %s", (samples, order) => {
    expect(detectDateOrder(samples)).toBe(order);
  });
});

describe("a market", () => {
  test.each([
    ["BTC/USDT", "BTC", "USDT"],
    ["btc-usd", "BTC", "USD"],
    ["ETH_BTC", "ETH", "BTC"],
    ["BTCUSDT", "BTC", "USDT"],
    ["ADAFDUSD", "ADA", "FDUSD"],
    ["XXBTZUSD", "BTC", "USD"],
    ["XETHXXBT", "ETH", "BTC"],
    ["XDGUSD", "DOGE", "USD"],
    ["1INCHUSDT", "1INCH", "USDT"],
  ])("%s is %s in %s", (text, base, quote) => {
    expect(parsePair(text)).toEqual({ base, quote });
  });
  test.each(["", "BTC", "A/B/C", "USDT", "BTC/", "/USD", "BTC/BTC", "===/USD"])("%s is none", (text) => {
    expect(parsePair(text)).toBeNull();
  });
  test.each(["BTC-USDT-SWAP", "BTCUSDT_PERP", "BTC/USDT:USDT", "BTCUSD_240628", "PF_XBTUSD"])(
    "%s is a derivative",
    (text) => {
      expect(parsePair(text)).toBe("derivative");
    },
  );
});

test.each([
  ["BUY", "buy"],
  [" sell ", "sell"],
  ["b", "buy"],
  ["Advanced Trade Sell", "sell"],
  ["spot_buy", "buy"],
  ["deposit", null],
  ["constructor", null],
  ["", null],
])("the side %s is %s", (text, side) => {
  expect(parseSide(text)).toBe(side);
});

test("whatever a cell holds, no parser throws, and what comes out is sound", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.stringMatching(/^[-+$€ 0-9.,eE'A-Z/:]{0,24}$/),
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );
  fc.assert(
    fc.property(cell, fc.constantFrom(".", ","), (text, mark: DecimalMark) => {
      const number = parseQuantity(text, mark);
      if (typeof number === "object" && number !== null) expect(number.value).toMatch(/^\d{1,15}(\.\d{1,18})?$/);
      const at = parseInstant(text, "day_first");
      if (at !== null) expect(Number.isSafeInteger(at)).toBe(true);
      const pair = parsePair(text);
      if (typeof pair === "object" && pair !== null)
        for (const code of [pair.base, pair.quote]) expect(parseAsset(code)).toBe(code);
      expect(["buy", "sell", null]).toContain(parseSide(text));
      expect(detectDecimalMark([text], ",")).toMatch(/^[.,]$/);
    }),
    { numRuns: runs(1_000) },
  );
}, 120_000);

test("a number survives being written in either mark, grouped or not", () => {
  const group = (whole: string, separator: string) => whole.replaceAll(/\B(?=(\d{3})+$)/g, separator);
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.nat(999_999), fc.boolean(), (whole, fraction, isGrouped) => {
      const digits = String(fraction).padStart(6, "0");
      const expected = `${whole}.${digits}`.replace(/\.?0+$/, "");
      const write = (mark: string, separator: string) =>
        `${isGrouped ? group(String(whole), separator) : whole}${mark}${digits}`;
      expect(parseQuantity(write(".", ","), ".")).toMatchObject({ value: fraction === 0 ? String(whole) : expected });
      expect(parseQuantity(write(",", "."), ",")).toMatchObject({ value: fraction === 0 ? String(whole) : expected });
    }),
    { numRuns: runs(300) },
  );
}, 120_000);
