import { describe, expect, test } from "vitest";
import { z } from "zod";
import { amountValue, blankable, decimalText, magnitudeText, oneOrMany, parseAnswer } from "./parse-answer";
import { SafeExchangeError } from "./safe-exchange-error";

describe("an answer of another shape", () => {
  const rowSchema = z.looseObject({ symbol: z.string(), size: blankable(magnitudeText) });
  const schema = z.union([z.array(rowSchema), z.looseObject({ rows: z.array(rowSchema) })]);
  const problemOf = (raw: unknown): string | undefined => {
    try {
      parseAnswer(schema, raw, "binance", "account");
    } catch (error) {
      if (error instanceof SafeExchangeError) return error.problem;
    }
    return undefined;
  };

  test.each([
    ["a field that is missing", [{ size: "1" }], /^0\.symbol: .*string/],
    ["a field of another kind", { rows: [{ symbol: "A" }, { symbol: "B", size: "much" }] }, /^rows\.1\.size: /],
    ["nothing of it", "<html>", /^the whole answer: /],
  ])("names the field of the alternative that was understood furthest: %s", (_what, raw, problem) => {
    expect(problemOf(raw)).toMatch(problem);
  });

  test("never repeats a value", () => {
    expect(problemOf([{ symbol: "A", size: "secret-key" }])).not.toContain("secret");
    expect(() => parseAnswer(schema, "secret-key", "binance", "account")).toThrow(/^binance account: bad_response/);
  });
});

test.each([
  ["12.500", "12.5"],
  ["+154186.9728", "154186.9728"],
  ["-0.00", "0"],
  ["0E-8", "0"],
  ["1.5e-7", "0.00000015"],
])("money printed as %s is %s", (text, money) => {
  expect(decimalText.parse(text)).toBe(money);
});

test.each(["", " ", "1e5", "1E99", "0x1", "1,000", "NaN", "Infinity", "--1", "1.", ".5", "1".repeat(21)])(
  'no money: "%s"',
  (text) => {
    expect(decimalText.safeParse(text).success).toBe(false);
  },
);

test("a debt is no magnitude, whichever way it is printed", () => {
  expect(magnitudeText.safeParse("-1").success).toBe(false);
  expect(magnitudeText.parse("-0")).toBe("0");
  expect(amountValue.parse(-0.5)).toBe("-0.5");
});

test("one row and a list of it are the same answer", () => {
  const rows = oneOrMany(z.looseObject({ symbol: z.string() }));
  expect(rows.parse({ symbol: "A" })).toEqual([{ symbol: "A" }]);
  expect(rows.parse([{ symbol: "A" }])).toEqual([{ symbol: "A" }]);
  expect(rows.safeParse({ code: -1121, msg: "Invalid symbol." }).success).toBe(false);
});
