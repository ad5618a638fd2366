import fc from "fast-check";
import { expect, test } from "vitest";
import { PERMISSION_CASES } from "@/lib/testing/permission-cases/permission-cases";
import { runs } from "@/lib/testing/runs";
import { parsePermissions } from "./parse-permissions";
import { BINANCE_VENUE } from "./venue";

// What every venue's parser is held to is in lib/exchange/parse-permissions.test.ts.
const READ_ONLY = PERMISSION_CASES.find(({ venue }) => venue === "binance")?.readOnly as Record<string, unknown>;
const WRITE_FLAGS = Object.keys(READ_ONLY).filter(
  (name) => /^(enable|permits)/.test(name) && name !== "enableReading" && name !== "enableFixReadOnly",
);

test("a verdict names what is granted, and whether the key is bound to addresses", () => {
  expect(parsePermissions(READ_ONLY)).toEqual({
    kind: "read_only",
    granted: ["enableReading", "enableFixReadOnly"],
    isIpBound: false,
    expiresAt: null,
  });
  expect(parsePermissions({ ...READ_ONLY, ipRestrict: true })).toMatchObject({ isIpBound: true });
});

test("property: any set of write switches on is refused, and every one is named as Binance's key page does", () => {
  fc.assert(
    fc.property(fc.subarray(WRITE_FLAGS, { minLength: 1 }), (flags) => {
      const verdict = parsePermissions({ ...READ_ONLY, ...Object.fromEntries(flags.map((flag) => [flag, true])) });
      if (verdict.kind !== "over_privileged") throw new Error(`got ${verdict.kind}`);
      expect(verdict.boxesToUntick).toHaveLength(flags.length);
      expect(BINANCE_VENUE.boxesToUntick).toEqual(expect.arrayContaining([...verdict.boxesToUntick]));
    }),
    { numRuns: runs(1_000) },
  );
});

test("a switch we do not know counts as write while it is on, under its own name, and is harmless while off", () => {
  expect(parsePermissions({ ...READ_ONLY, enableTeleport: true })).toMatchObject({
    kind: "over_privileged",
    boxesToUntick: ["enableTeleport"],
  });
  expect(parsePermissions({ ...READ_ONLY, permitsTeleport: false }).kind).toBe("read_only");
});
