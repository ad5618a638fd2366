import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ANSWERS_BY_VENUE } from "./answers-by-venue";

const VENUES = fileURLToPath(new URL("./venues/", import.meta.url));
/** Parsers that make no value of the domain: they say what to ask for next, or judge what another one reads. */
const STEPS: ReadonlySet<string> = new Set([
  "parseActiveSymbols",
  "parseClosedSymbols",
  "parseHasPositions",
  "parseIsolatedPairs",
  "parseIsUnused",
  "parseMarginEquity",
  "parseOpenSymbols",
  "parseUid",
  "parseUserId",
  "parseWallets",
]);

const context = { instruments: [], receivedAt: 0, ourKey: "", beside: {} };
const lines = Object.entries(ANSWERS_BY_VENUE).flatMap(([venue, table]) =>
  Object.entries(table).map(([endpoint, reader]) => ({ venue, endpoint, reader })),
);

describe.each(Object.keys(ANSWERS_BY_VENUE))("%s", (venue) => {
  const folder = `${VENUES}${venue}/`;
  const parsers = readdirSync(folder)
    .filter((file) => /^parse-.*(?<!\.test)\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(folder + file, "utf8").matchAll(/^export function (parse\w+)/gm)])
    .map(([, name = ""]) => name);

  test("every parser is in the table of answers, so that anybody can run it", () => {
    const table = readFileSync(`${folder}answers.ts`, "utf8");
    expect(parsers.filter((name) => !STEPS.has(name) && !new RegExp(`\\b${name}\\b`).test(table))).toEqual([]);
  });
});

test.each(lines)("$venue $endpoint refuses what is none of its answers", ({ reader }) => {
  for (const raw of [null, "<html>maintenance</html>", 7, { message: "maintenance" }, [["a"]]]) {
    let value: unknown;
    try {
      value = reader.read(raw, context);
    } catch {
      continue;
    }
    expect(value).toMatchObject({ kind: "unverifiable" });
  }
});
