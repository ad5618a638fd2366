import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { EVIDENCE_POLICIES, type EvidenceRow } from "@/lib/domain/evidence";
import { DAY_MS } from "@/lib/domain/units";
import { hasRealData, loadDaily } from "@/lib/testing/real-data";
import { deterministicReturns } from "@/lib/testing/risk-input";
import { runEvidence } from "./run-evidence";

const HEADER = "date,symbol,open,high,low,close,volume_base,volume_quote,trades";

function rowsOf(symbol: string, days: number, seed: number): string[] {
  let close = 100;
  return deterministicReturns(seed, days, 0.04).map((move, i) => {
    const open = close;
    close *= Math.exp(move);
    const date = new Date(Date.UTC(2020, 0, 1) + i * DAY_MS).toISOString().slice(0, 10);
    return [date, symbol, open, Math.max(open, close), Math.min(open, close), close, 10, 10 * close, 7].join(",");
  });
}

const sound = [HEADER, ...rowsOf("BTC", 420, 1), ...rowsOf("ETH", 420, 2)].join("\n");

function run(csv: string | null, ...args: string[]) {
  const written = new Map<string, string>();
  const result = runEvidence(["--data", "d", "--out", "o", ...args], {
    join: (folder, name) => `${folder}/${name}`,
    read: (path) => {
      if (csv === null || path !== "d/daily_ohlcv.csv") throw new Error(`ENOENT: ${path}`);
      return csv;
    },
    write: (path, text) => written.set(path, text),
  });
  return { ...result, written };
}

const summaryOf = (written: ReadonlyMap<string, string>) =>
  JSON.parse(written.get("o/summary.json") ?? "[]") as EvidenceRow[];

describe("npm run evidence", () => {
  it("writes four policies per case and every day of their paths", () => {
    const { exitCode, stderr, written } = run(sound, "--cases", "BTC,EW");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const rows = summaryOf(written);
    expect(rows.map((row) => `${row.case} ${row.policy}`)).toEqual(
      ["BTC", "EW"].flatMap((name) => EVIDENCE_POLICIES.map((policy) => `${name} ${policy}`)),
    );
    const lines = (written.get("o/paths.csv") ?? "").trim().split("\n");
    expect(lines[0]).toBe("date,case,policy,exposure,equity");
    expect(lines.length).toBe(1 + 8 * (420 - 309));
    expect(lines[1]).toBe("2020-11-05,BTC,static,1,1");
  });

  it("is deterministic and does not mind the order of rows or extra columns", () => {
    const [header = "", ...rows] = sound.split("\n");
    const turned = [header, ...rows.reverse()].join("\n");
    expect(run(turned, "--cases", "BTC").written).toEqual(run(sound, "--cases", "BTC").written);
  });

  it("--from, --to and --cost-bps do what they say", () => {
    const { written } = run(sound, "--cases", "BTC", "--from", "2020-12-01", "--to", "2021-01-31", "--cost-bps", "0");
    expect(summaryOf(written)[0]).toMatchObject({ from: "2020-12-01", to: "2021-01-31" });
  });

  it("leaves out default cases the data lack, with a note", () => {
    const { exitCode, stderr, written } = run([HEADER, ...rowsOf("ETH", 400, 3)].join("\n"));
    expect(exitCode).toBe(0);
    expect(stderr).toBe("Left out: case BTC: no such symbol in the data, which have ETH.\n");
    expect(new Set(summaryOf(written).map((row) => row.case))).toEqual(new Set(["ETH", "EW", "TOP10"]));
  });

  it("writes the report and the page's file, small enough to ship", () => {
    const { written } = run(sound, "--cases", "BTC", "--report", "r.md", "--publish", "p.json");
    expect(written.get("r.md")).toContain("Truncation test — exposures recomputed on data cut at a day are identical");
    expect(written.get("r.md")).not.toMatch(/NaN|undefined|Infinity|different/);
    expect((written.get("p.json") ?? "").length).toBeLessThan(40_000);
  });

  const bad = (line: string) => [HEADER, ...rowsOf("BTC", 3, 1), line].join("\n");
  it.each([
    ["no file", null, [], "d/daily_ohlcv.csv cannot be read: ENOENT"],
    ["an empty file", "", [], "no bars"],
    ["a missing column", "date,symbol,open,high,low\n", [], "column close is missing"],
    ["a word for a number", bad("2020-01-04,BTC,1,1,1,abc,1,1,1"), [], 'line 5: close is "abc", not a number'],
    ["an empty price", bad("2020-01-04,BTC,1,1,,1,1,1,1"), [], 'line 5: low is "", not a number'],
    ["a negative price", bad("2020-01-04,BTC,1,1,-1,1,1,1,1"), [], "line 5: BTC low is -1"],
    ["high below low", bad("2020-01-04,BTC,1,1,2,1,1,1,1"), [], "line 5: BTC low is 2"],
    ["a broken date", bad("4.1.2020,BTC,1,1,1,1,1,1,1"), [], 'line 5: date "4.1.2020" is no day'],
    ["a day twice", bad("2020-01-03,BTC,1,1,1,1,1,1,1"), [], "lines 4 and 5: BTC has two bars for one day"],
    ["an unknown case", sound, ["--cases", "SOL"], "case SOL: no such symbol in the data, which have BTC, ETH"],
    ["too few bars", bad("2020-01-04,BTC,1,1,1,1,1,1,1"), ["--cases", "BTC"], "case BTC: no asset has the 60 bars"],
    [
      "nothing after --from",
      sound,
      ["--cases", "BTC", "--from", "2030-01-01"],
      "rivals can be matched only after 310 bars",
    ],
    ["dates the wrong way round", sound, ["--from", "2021-01-02", "--to", "2021-01-01"], "--from 2021-01-02 is after"],
    ["a broken cost", sound, ["--cost-bps", "ten"], '--cost-bps "ten" is no number'],
    ["an unknown option", sound, ["--speed", "9"], "--speed"],
  ])("exit 2 with a clear message on %s", (_, csv, args, message) => {
    const { exitCode, stderr, written } = run(csv, ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(written.size).toBe(0);
  });

  it("says what is missing without --data or --out, and --help prints the usage", () => {
    const files = { join: () => "", read: () => "", write: () => undefined };
    expect(runEvidence([], files)).toMatchObject({
      exitCode: 2,
      stderr: "--data is missing: the folder with daily_ohlcv.csv.\n",
    });
    expect(runEvidence(["--help"], files).stdout).toMatch(/^Usage/);
  });
});

describe.skipIf(!hasRealData())("npm run evidence on real data (../shared/data)", () => {
  const csv = hasRealData()
    ? readFileSync(fileURLToPath(new URL("../../../shared/data/daily_ohlcv.csv", import.meta.url)), "utf8")
    : "";

  it("holds what the brief asks of a shipped policy, on the developers' years", () => {
    const { written } = run(csv);
    const rows = summaryOf(written);
    const row = (name: string, policy: string) => rows.find((one) => one.case === name && one.policy === policy);
    for (const name of ["BTC", "ETH", "EW", "TOP10"]) {
      const [own, plain] = [row(name, "dynamic"), row(name, "static")];
      expect(own?.maxDrawdown).toBeLessThan(0.25);
      expect(own?.calmar).toBeGreaterThan(0.9 * (row(name, "sma200")?.calmar ?? Infinity));
      expect(own?.sharpe).toBeGreaterThan((plain?.sharpe ?? Infinity) - 0.05);
      expect(own?.turnoverPerYear).toBeLessThan(15);
      expect(own?.placeboP).toBeLessThan(0.1);
    }
  });

  it("identity on real closes: static at zero cost is close ÷ first close", () => {
    const { written } = run(csv, "--cases", "BTC", "--cost-bps", "0");
    const closes = new Map(
      loadDaily("BTC").map(({ openAt, close }) => [new Date(openAt).toISOString().slice(0, 10), close]),
    );
    const path = (written.get("o/paths.csv") ?? "").split("\n").filter((line) => line.includes(",BTC,static,"));
    const first = closes.get(path[0]?.slice(0, 10) ?? "") ?? NaN;
    for (const line of path) {
      const [day = "", , , exposure, equity] = line.split(",");
      expect(exposure).toBe("1");
      expect(Math.abs(Number(equity) / ((closes.get(day) ?? NaN) / first) - 1)).toBeLessThan(1e-12);
    }
  });
});
