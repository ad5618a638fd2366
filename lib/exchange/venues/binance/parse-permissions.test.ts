import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { parsePermissions } from "./parse-permissions";

const READ_ONLY = {
  ipRestrict: false,
  createTime: 1_698_645_219_000,
  enableReading: true,
  enableWithdrawals: false,
  enableInternalTransfer: false,
  enableMargin: false,
  enableFutures: false,
  permitsUniversalTransfer: false,
  enableVanillaOptions: false,
  enableSpotAndMarginTrading: false,
  enablePortfolioMarginTrading: false,
  enableFixApiTrade: false,
  enableFixReadOnly: true,
};
const WRITE_FLAGS = Object.keys(READ_ONLY).filter(
  (name) => /^(enable|permits)/.test(name) && name !== "enableReading" && name !== "enableFixReadOnly",
);

/**
 * The grammar of a read-only answer, written by hand and not taken from the parser: all switches off that Binance has had
 * since the endpoint exists, reading on, younger and unknown switches off where present, and three plain facts.
 */
function isReadOnlyGrammar(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const answer = value as Record<string, unknown>;
  const mustBeOff = [
    "enableWithdrawals",
    "enableInternalTransfer",
    "enableMargin",
    "enableFutures",
    "permitsUniversalTransfer",
    "enableVanillaOptions",
    "enableSpotAndMarginTrading",
  ];
  if (answer["enableReading"] !== true || typeof answer["ipRestrict"] !== "boolean") return false;
  if (mustBeOff.some((flag) => answer[flag] !== false)) return false;
  return Object.entries(answer).every(([name, given]) => {
    if (["ipRestrict", "enableReading"].includes(name)) return true;
    if (["createTime", "tradingAuthorityExpirationTime"].includes(name)) return typeof given !== "object";
    if (name === "enableFixReadOnly") return typeof given === "boolean";
    return /^(enable|permits)[A-Z]\w*$/.test(name) && given === false;
  });
}

describe("parsePermissions", () => {
  test("a read-only key is proven, with whether it is bound to addresses", () => {
    expect(parsePermissions(READ_ONLY)).toEqual({
      kind: "read_only",
      granted: ["enableReading", "enableFixReadOnly"],
      isIpBound: false,
      expiresAt: null,
    });
    expect(parsePermissions({ ...READ_ONLY, ipRestrict: true })).toMatchObject({ isIpBound: true });
  });

  test.each(WRITE_FLAGS)("%s alone makes a key over-privileged, with a box in Binance's words", (flag) => {
    const verdict = parsePermissions({ ...READ_ONLY, [flag]: true });
    if (verdict.kind !== "over_privileged") throw new Error(`got ${verdict.kind}`);
    expect(verdict.boxesToUntick).toHaveLength(1);
    expect(verdict.boxesToUntick[0]).toMatch(/^(Enable|Permits) [A-Z]/);
  });

  test("a switch we do not know counts as write while it is on, and is harmless while off", () => {
    expect(parsePermissions({ ...READ_ONLY, enableTeleport: true })).toMatchObject({
      kind: "over_privileged",
      boxesToUntick: ["enableTeleport"],
    });
    expect(parsePermissions({ ...READ_ONLY, permitsTeleport: false }).kind).toBe("read_only");
  });

  test.each([
    ["an HTML page", "<html>maintenance</html>"],
    ["null", null],
    ["an empty list", []],
    ["an empty object", {}],
    ["an error body", { code: -1003, msg: "Too many requests" }],
    ["switches as text", { ...READ_ONLY, enableWithdrawals: "false" }],
    ["a switch missing", Object.fromEntries(Object.entries(READ_ONLY).filter(([name]) => name !== "enableFutures"))],
    ["an unknown fact", { ...READ_ONLY, canTrade: false }],
    ["a nested object", { ...READ_ONLY, enableMargin: { value: false } }],
  ])("%s proves nothing", (_what, raw) => {
    expect(parsePermissions(raw).kind).toBe("unverifiable");
  });

  test("a key that cannot read is told apart", () => {
    expect(parsePermissions({ ...READ_ONLY, enableReading: false, enableFixReadOnly: false })).toEqual({
      kind: "unverifiable",
      reason: "reading_off",
    });
  });

  test("property: no JSON value outside the grammar is accepted", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        if (parsePermissions(value).kind === "read_only") expect(isReadOnlyGrammar(value)).toBe(true);
      }),
      { numRuns: runs(1_000) },
    );
  });

  test("property: answers near a real one are accepted only inside the grammar", () => {
    const names = fc.oneof(
      fc.constantFrom(...Object.keys(READ_ONLY)),
      fc.constantFrom(
        "enableX",
        "permitsY",
        "canTrade",
        "withdraw",
        "__proto__",
        "enable",
        "tradingAuthorityExpirationTime",
      ),
      fc.string({ maxLength: 20 }),
    );
    const values = fc.oneof(fc.boolean(), fc.boolean(), fc.jsonValue({ maxDepth: 1 }));
    const edits = fc.array(fc.tuple(names, values, fc.boolean()), { maxLength: 4 });
    fc.assert(
      fc.property(edits, (changes) => {
        const answer: Record<string, unknown> = { ...READ_ONLY };
        for (const [name, value, isRemoved] of changes) {
          if (isRemoved) Reflect.deleteProperty(answer, name);
          else Object.defineProperty(answer, name, { value, enumerable: true, configurable: true, writable: true });
        }
        expect(parsePermissions(answer).kind === "read_only").toBe(isReadOnlyGrammar(answer));
      }),
      { numRuns: runs(1_000) },
    );
  });

  test("property: any set of write switches on is refused and every one of them named", () => {
    fc.assert(
      fc.property(fc.subarray(WRITE_FLAGS, { minLength: 1 }), (flags) => {
        const verdict = parsePermissions({ ...READ_ONLY, ...Object.fromEntries(flags.map((flag) => [flag, true])) });
        if (verdict.kind !== "over_privileged") throw new Error(`got ${verdict.kind}`);
        expect(verdict.boxesToUntick).toHaveLength(flags.length);
      }),
      { numRuns: runs(300) },
    );
  });
});
