import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { parseJson } from "./parse-json";

test.each([
  ['{"id":36028797018963969,"size":-36028797018963969}', { id: "36028797018963969", size: "-36028797018963969" }],
  ["[10000000001485679, 7]", ["10000000001485679", 7]],
  ['{"id":9007199254740991}', { id: 9_007_199_254_740_991 }],
  ['{"text":"id: 36028797018963969, \\"36028797018963969"}', { text: 'id: 36028797018963969, "36028797018963969' }],
  ['{"36028797018963969":0.36028797018963969}', { "36028797018963969": 0.36028797018963969 }],
  ["[1.5e20, 36028797018963969.5, -0.12345678901234567]", [1.5e20, 36028797018963969.5, -0.12345678901234567]],
])("%s", (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

test.each(["", "<html>36028797018963969</html>", '{"id":36028797018963969', '{"id":"36028797018963969}'])(
  "no JSON: %s",
  (text) => expect(() => parseJson(text)).toThrow(SyntaxError),
);

test("property: whatever has no such number is read as ever", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\d{16}/.test(text.replace(/\.\d+/g, "")));
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: runs(500) },
  );
});
