import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { isSlug, slugFrom, withSuffix } from "./slug";

describe("slugFrom", () => {
  it.each([
    ["Ada Lovelace", "ada-lovelace"],
    ["  Željko Đorđević  ", "zeljko-or-evic"],
    ["王小明", "my-book"],
    ["A", "a-book"],
    ["Settings", "settings-book"],
    ["--- ---", "my-book"],
    ["x".repeat(200), "x".repeat(32)],
  ])("%j → %s", (name, slug) => expect(slugFrom(name)).toBe(slug));

  it("always makes a valid slug, also with a suffix", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 90 }), (name) => {
        expect(isSlug(slugFrom(name))).toBe(true);
        expect(isSlug(withSuffix(slugFrom(name)))).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("isSlug", () => {
  it.each([
    "api",
    "sign-in",
    "settings",
    "ab",
    "-abc",
    "abc-",
    "Abc",
    "a b c",
    "a/b/c",
    "a\0bc",
    "x".repeat(41),
    "...",
  ])("refuses %j", (text) => expect(isSlug(text)).toBe(false));
});
