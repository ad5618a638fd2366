import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const page = contentSecurityPolicy({ nonce: "bm9uY2U=", isSecure: true, isDevelopment: false });

describe("contentSecurityPolicy", () => {
  it("runs scripts by nonce only", () => {
    expect(page).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(page).not.toMatch(/script-src[^;]*unsafe/);
    expect(page).toContain("frame-ancestors 'none'");
    expect(page).toContain("upgrade-insecure-requests");
  });

  it("opens styles in attributes only", () => {
    expect(page).toContain("style-src 'self' 'nonce-bm9uY2U=';");
    expect(page).toContain("style-src-attr 'unsafe-inline'");
  });

  it("allows data answers nothing", () => {
    expect(contentSecurityPolicy({ nonce: null, isSecure: false, isDevelopment: false })).toMatch(
      /^default-src 'none';/,
    );
  });

  it("does not ask for https where there is none", () => {
    expect(contentSecurityPolicy({ nonce: "x", isSecure: false, isDevelopment: false })).not.toContain("upgrade");
  });
});
