import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash";

describe("hashPassword", () => {
  it("is argon2id with OWASP's minimum cost and its own salt", async () => {
    const [one, two] = await Promise.all([hashPassword("the same"), hashPassword("the same")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });
});

describe("verifyPassword", () => {
  it("knows right from wrong, and nobody has no password", async () => {
    const hashed = await hashPassword("a calm sea");
    expect(await verifyPassword(hashed, "a calm sea")).toBe(true);
    expect(await verifyPassword(hashed, "a calm Sea")).toBe(false);
    expect(await verifyPassword(null, "a calm sea")).toBe(false);
  });
});
