import { describe, expect, it } from "vitest";
import { pathInside } from "./path-inside";

describe("pathInside", () => {
  it.each([
    ["/ada-lovelace", "/ada-lovelace"],
    ["/ada/settings/plan?checkout=done", "/ada/settings/plan?checkout=done"],
    ["//evil.example", "/continue"],
    ["/\\evil.example", "/continue"],
    ["https://evil.example", "/continue"],
    ["javascript:alert(1)", "/continue"],
    ["/%09/evil.example", "/continue"],
    ["/api/account/sign-out", "/continue"],
    ["", "/continue"],
    [undefined, "/continue"],
    [["/a", "/b"], "/continue"],
  ])("%j → %s", (next, path) => expect(pathInside(next)).toBe(path));
});
