import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { GOLDEN_CASES, goldenFigures, type GoldenFigures } from "@/lib/testing/golden-assessments";
import { RISK_MODEL_VERSION } from "./version";

const path = fileURLToPath(new URL("./__fixtures__/golden-assessments.json", import.meta.url));
const REMEDY =
  "If the change is meant: bump RISK_MODEL_VERSION in lib/risk/version.ts, then run UPDATE_GOLDEN=1 npx vitest run --project unit lib/risk/golden";

interface GoldenFile {
  riskModelVersion: string;
  assessments: GoldenFigures[];
}
const load = (): GoldenFile | null =>
  existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as GoldenFile) : null;

/** One assessment per line, so that a diff shows which changed. */
function save(assessments: readonly GoldenFigures[]): void {
  const lines = assessments.map((figures) => `  ${JSON.stringify(figures)}`).join(",\n");
  writeFileSync(path, `{"riskModelVersion": "${RISK_MODEL_VERSION}", "assessments": [\n${lines}\n]}\n`);
}

it(`the figures of ${GOLDEN_CASES} assessments change only with RISK_MODEL_VERSION`, () => {
  const now = goldenFigures();
  const golden = load();
  const isUpdate = process.env["UPDATE_GOLDEN"] === "1";
  if (isUpdate && golden?.riskModelVersion !== RISK_MODEL_VERSION) save(now);
  const expected = load();
  expect(expected?.riskModelVersion, `The golden file is of another version. ${REMEDY}`).toBe(RISK_MODEL_VERSION);
  now.forEach((figures, i) => expect(figures, `Assessment ${i} changed. ${REMEDY}`).toEqual(expected?.assessments[i]));
  expect(expected?.assessments).toHaveLength(GOLDEN_CASES);
});

it("the golden cases cover the engine's answers", () => {
  const figures = goldenFigures();
  const seen = new Set(figures.map(({ headline }) => headline));
  for (const headline of [
    "incomplete_data",
    "monitor_only",
    "preservation",
    "reduce",
    "room_to_add",
    "nothing_to_do",
    "all_cash",
  ]) {
    expect(seen).toContain(headline);
  }
  const statuses = new Set(figures.map(({ nextTrade }) => nextTrade.split(" ")[0]));
  expect([...statuses].sort()).toEqual(["refused", "sized", "stand_aside"]);
  const kinds = new Set(figures.flatMap(({ suggestions }) => suggestions.split(" ").map((key) => key.split(":")[0])));
  for (const kind of [
    "reduce",
    "room_to_add",
    "depeg",
    "concentration",
    "liquidation_near",
    "stale_data",
    "ladder_change",
  ]) {
    expect(kinds).toContain(kind);
  }
});
