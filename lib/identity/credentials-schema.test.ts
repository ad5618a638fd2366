import { describe, expect, it } from "vitest";
import { emailSchema, nameSchema, passwordSchema } from "./credentials-schema";

describe("emailSchema", () => {
  it("trims and lower-cases", () => {
    expect(emailSchema.parse("  Ada.Lovelace+risk@Example.ORG ")).toBe("ada.lovelace+risk@example.org");
  });

  it.each([
    "ada@example.org,mallory@example.org",
    "ada@example.org;mallory@example.org",
    "ada@example.org\nbcc: mallory@example.org",
    "ada@example.org\r\nSubject: hi",
    "Ada <ada@example.org>",
    '"ada"@example.org',
    "ada@example.org\0",
    "ada@@example.org",
    "ada@localhost",
    "ada",
    "",
    `${"a".repeat(250)}@example.org`,
  ])("refuses %j", (text) => expect(emailSchema.safeParse(text).success).toBe(false));
});

describe("passwordSchema", () => {
  it.each([
    ["a calm sea and a full hold", "a sentence"],
    ["Tr0ub4dor&3x", "mixed"],
    ["correct horse battery staple", "words"],
    ["пароль из моря", "another script"],
    ["  leading spaces kept", "spaces"],
    ["x".repeat(64) + "yz8w", "long"],
  ])("takes %j (%s) as it is", (password) => expect(passwordSchema.parse(password)).toBe(password));

  it.each([
    ["short", "too short"],
    ["password", "a favourite"],
    ["Password123!", "a favourite, decorated"],
    ["P@ssw0rd2026", "a favourite in leet"],
    ["qwertyuiop", "a keyboard row"],
    ["12345678", "a run"],
    ["987654321", "a run backwards"],
    ["aaaaaaaaaa", "one character"],
    ["abababababab", "two characters"],
    ["dragondragon", "a favourite twice"],
    ["bitcoin2026", "the first guess for this product"],
    ["!!!letmein!!!", "a favourite between signs"],
    ["x".repeat(129), "too long"],
  ])("refuses %j (%s)", (password) => expect(passwordSchema.safeParse(password).success).toBe(false));
});

describe("nameSchema", () => {
  it("takes any script and refuses markup, controls and nothing", () => {
    expect(nameSchema.parse(" Зоя O’Brien-李 ")).toBe("Зоя O’Brien-李");
    for (const name of ["", "   ", "<b>Ada</b>", "a\nb", "\u0000", "\ud800", "x".repeat(81)])
      expect(nameSchema.safeParse(name).success).toBe(false);
  });
});
