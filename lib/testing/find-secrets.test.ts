import fc from "fast-check";
import { expect, test } from "vitest";
import { findInText } from "./find-secrets";
import { runs } from "./runs";

const secret = fc.stringMatching(/^[A-Za-z0-9]{32,64}$/);
const around = fc.string({ maxLength: 40 });

/** Every way in which a secret could leave in disguise, wherever it stands in a longer text. */
const DISGUISES: readonly [string, (text: string) => string][] = [
  ["raw", (text) => text],
  ["hex", (text) => Buffer.from(text).toString("hex")],
  ["base64", (text) => Buffer.from(text).toString("base64")],
  ["base64url", (text) => Buffer.from(text).toString("base64url")],
];

test.each(DISGUISES)("a secret in the middle of a text is found: %s", (_, disguise) => {
  fc.assert(
    fc.property(secret, around, around, (value, before, after) => {
      expect(findInText(disguise(`${before}${value}${after}`), [value])).not.toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});

test("a text without it holds nothing", () => {
  fc.assert(
    fc.property(secret, around, (value, text) => {
      fc.pre(!text.includes(value));
      expect(findInText(text, [value])).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});
