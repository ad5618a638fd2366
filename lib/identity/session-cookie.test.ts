import { describe, expect, it } from "vitest";
import { readCookie } from "./session-cookie";

describe("readCookie", () => {
  it.each([
    ["a=1; session=abc; b=2", "abc"],
    ["session=abc", "abc"],
    ["session=a=b==", "a=b=="],
    ["session=first; session=second", "first"],
    ["xsession=no; session.0=no", null],
    ["session", null],
    ["", null],
    [null, null],
  ])("%j → %j", (header, value) => expect(readCookie(header, "session")).toBe(value));
});
