import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { CASE_KEY, CASE_NOW } from "@/lib/testing/permission-cases/permission-case";
import { PERMISSION_CASES } from "@/lib/testing/permission-cases/permission-cases";
import { runs } from "@/lib/testing/runs";
import { parsePermissions as parseBybit } from "./venues/bybit/parse-permissions";
import { parsePermissions as parseDeribit } from "./venues/deribit/parse-permissions";
import { parsePermissions as parseHtx } from "./venues/htx/parse-permissions";
import { parsePermissions as parseKraken } from "./venues/kraken/parse-permissions";
import { parsePermissions as parseMexc } from "./venues/mexc/parse-permissions";
import { parsePermissions as parseOkx } from "./venues/okx/parse-permissions";

const DEEP_TIMEOUT_MS = 600_000;

const copyOf = (value: unknown): unknown => structuredClone(value);

/** Every place in a JSON value: the list that leads to it. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...steps.flatMap((step) => placesIn(Reflect.get(value, step), [...path, step]))];
}

interface Edit {
  place: number;
  kind: "replace" | "remove" | "add";
  name: string;
  value: unknown;
}

/** One edit at one place; later edits meet the places that earlier ones left. */
function edited(value: unknown, { place, kind, name, value: given }: Edit): unknown {
  const places = placesIn(value);
  const path = places[place % places.length] ?? [];
  const step = path.at(-1);
  if (step === undefined) return kind === "replace" ? given : value;
  let parent = value;
  for (const each of path.slice(0, -1)) parent = Reflect.get(parent as object, each);
  if (typeof parent !== "object" || parent === null) return value;
  if (kind === "replace") Reflect.set(parent, step, given);
  else if (kind === "remove" && Array.isArray(parent)) parent.splice(Number(step), 1);
  else if (kind === "remove") Reflect.deleteProperty(parent, step);
  else if (Array.isArray(parent)) parent.push(given);
  else Object.defineProperty(parent, name, { value: given, enumerable: true, configurable: true, writable: true });
  return value;
}

function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((each) => shuffled(each, random));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, shuffled(each, random), random()] as const);
  return Object.fromEntries(entries.sort((a, b) => a[2] - b[2]).map(([name, each]) => [name, each]));
}

const GARBAGE: readonly (readonly [string, unknown])[] = [
  ["an HTML page", "<html><body>maintenance</body></html>"],
  ["truncated JSON", '{"code":"0","data":[{"perm":"read_on'],
  ["an empty body", ""],
  ["null", null],
  ["undefined", undefined],
  ["true", true],
  ["a number", 200],
  ["an empty list", []],
  ["an empty object", {}],
  ["an error body", { code: -1003, msg: "Too many requests" }],
  ["a list of nothing", [null]],
];

describe.each(PERMISSION_CASES)("permissions of $venue", (row) => {
  test("a read-only key is proven", () => {
    expect(row.isReadOnly(row.readOnly), "the grammar knows its own example").toBe(true);
    expect(row.parse(row.readOnly).kind).toBe("read_only");
  });

  test.each(row.widened)("one permission more, %s: refused, with a box to untick", (_what, answer) => {
    const verdict = row.parse(answer);
    if (verdict.kind !== "over_privileged") throw new Error(`got ${JSON.stringify(verdict)}`);
    expect(verdict.boxesToUntick.length).toBeGreaterThan(0);
  });

  test.each(row.unproven)("%s proves nothing", (_what, answer, reason) => {
    expect(row.parse(answer)).toEqual({ kind: "unverifiable", reason });
  });

  test.each(GARBAGE)("%s proves nothing", (_what, answer) => {
    expect(row.parse(answer).kind).toBe("unverifiable");
  });

  test("what an answer inherits counts for nothing", () => {
    expect(row.parse(Object.create(row.readOnly) as unknown).kind).toBe("unverifiable");
  });

  test(
    "property: the order of members means nothing",
    () => {
      fc.assert(
        fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (stream) => {
          const random = (): number => stream.next().value ?? 0;
          expect(row.parse(shuffled(row.readOnly, random))).toMatchObject({ kind: "read_only" });
        }),
        { numRuns: runs(1_000) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test(
    "property: no JSON value outside the grammar is accepted",
    () => {
      fc.assert(
        fc.property(fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string()), (value) => {
          if (row.parse(value).kind === "read_only") expect(row.isReadOnly(value)).toBe(true);
        }),
        { numRuns: runs(1_000) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test(
    "property: answers near a real one are accepted only inside the grammar",
    () => {
      const values = fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...row.vocabulary) },
        { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
      );
      const names = row.vocabulary.filter((word) => typeof word === "string");
      const edits = fc.array(
        fc.record({
          place: fc.nat(),
          kind: fc.constantFrom("replace" as const, "remove" as const, "add" as const),
          name: fc.oneof(
            fc.constantFrom("can_teleport", "permissions", "__proto__", "withdraw", ...names),
            fc.string(),
          ),
          value: values,
        }),
        { maxLength: 4 },
      );
      fc.assert(
        fc.property(edits, (changes) => {
          const answer = changes.reduce<unknown>(
            (value, change) => edited(value, { ...change, value: copyOf(change.value) }),
            copyOf(row.readOnly),
          );
          if (row.parse(answer).kind === "read_only") expect(row.isReadOnly(answer)).toBe(true);
        }),
        { numRuns: runs(1_000) },
      );
    },
    DEEP_TIMEOUT_MS,
  );
});

describe("terms of a key", () => {
  const read = (venue: string): unknown => copyOf(PERMISSION_CASES.find((row) => row.venue === venue)?.readOnly);
  const changed = (venue: string, path: readonly (string | number)[], value: unknown): unknown => {
    const answer = read(venue);
    let here = answer;
    for (const step of path.slice(0, -1)) here = Reflect.get(here as object, step);
    Reflect.set(here as object, path.at(-1) ?? "", value);
    return answer;
  };

  test("bybit: an unbound key tells its end, a bound one has none", () => {
    expect(parseBybit(read("bybit"))).toMatchObject({
      isIpBound: false,
      expiresAt: Date.UTC(2027, 1, 13, 3, 21, 5),
    });
    expect(parseBybit(changed("bybit", ["result", "ips"], ["203.0.113.1"]))).toMatchObject({
      isIpBound: true,
      expiresAt: null,
    });
  });

  test("okx: addresses", () => {
    expect(parseOkx(read("okx"))).toMatchObject({ isIpBound: false });
    expect(parseOkx(changed("okx", ["data", 0, "ip"], "203.0.113.1,203.0.113.2"))).toMatchObject({ isIpBound: true });
  });

  test("kraken: an end set by the person, in seconds; zero is none", () => {
    expect(parseKraken(read("kraken"))).toMatchObject({ expiresAt: null, isIpBound: false });
    expect(parseKraken(changed("kraken", ["result", "valid_until"], "1798761600"))).toMatchObject({
      expiresAt: 1_798_761_600_000,
    });
  });

  test("mexc and htx: days left", () => {
    const asked = { ourKey: CASE_KEY, now: CASE_NOW };
    expect(parseMexc(read("mexc"), asked)).toMatchObject({ expiresAt: CASE_NOW + 40 * DAY_MS, isIpBound: false });
    expect(parseHtx(read("htx"), asked)).toMatchObject({ expiresAt: CASE_NOW + 83 * DAY_MS });
    expect(parseHtx(changed("htx", ["data", 0, "validDays"], -1), asked)).toMatchObject({ expiresAt: null });
  });

  test("deribit: bound to an address", () => {
    expect(parseDeribit({ result: { scope: "account:read ip:203.0.113.1" } })).toMatchObject({ isIpBound: true });
  });
});
