import { EVIDENCE_POLICIES } from "@/lib/domain/evidence";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { buildAssetHistory } from "@/lib/risk/evidence/asset-history";
import { buildBasket } from "@/lib/risk/evidence/basket";
import { MATCH_DAYS_MIN } from "@/lib/risk/evidence/match-volatility";
import {
  isoDay,
  pathOf,
  prepareCase,
  runCase,
  summarizePolicy,
  type CaseOptions,
  type CaseRun,
} from "@/lib/risk/evidence/run-case";
import { buildUniverse, HISTORY_BARS_MIN, type Universe } from "@/lib/risk/evidence/universe";
import { RISK_MODEL_VERSION } from "@/lib/risk/version";
import { buildStudy } from "./build-study";
import { checkTruncation } from "./check-truncation";
import { parseOptions, USAGE, type EvidenceOptions } from "./parse-options";
import { BadData, readCandles } from "./read-candles";
import { renderPublished } from "./render-published";
import { renderReport, type ReportFacts } from "./render-report";
import { renderPaths, renderSummary } from "./write-files";

export interface Files {
  /** Throws when the file cannot be read. */
  read: (path: string) => string;
  write: (path: string, text: string) => void;
  join: (folder: string, name: string) => string;
}

export interface CommandResult {
  exitCode: 0 | 2;
  stdout: string;
  stderr: string;
}

const DATA_FILE = "daily_ohlcv.csv";
/** Fixed, so that the same data give the same intervals. */
const SEED = 20_181_215;
const RESAMPLES = 1_000;

/** runEvidence is the command without its process: options and a file system in, files and an exit code out. */
export function runEvidence(args: readonly string[], files: Files): CommandResult {
  try {
    const options = parseOptions(args);
    if (options === null) return { exitCode: 0, stdout: USAGE, stderr: "" };
    return study(options, files);
  } catch (error) {
    if (error instanceof BadData) return { exitCode: 2, stdout: "", stderr: `${error.message}\n` };
    throw error;
  }
}

function study(options: EvidenceOptions, files: Files): CommandResult {
  const universe = loadUniverse(options, files);
  const caseOptions: CaseOptions = {
    policy: presetPolicy("active"),
    costFraction: options.costFraction,
    from: options.from,
    resamples: RESAMPLES,
    seed: SEED,
  };
  const notes: string[] = [];
  const runs = options.cases.flatMap((name) => {
    const run = runNamed(universe, name, caseOptions);
    if (typeof run !== "string") return [run];
    if (options.areCasesChosen) throw new BadData(run);
    notes.push(run);
    return [];
  });
  if (runs.length === 0) throw new BadData(notes.join("\n"));
  const rows = runs.flatMap((run) => EVIDENCE_POLICIES.map((policy) => summarizePolicy(run, policy, caseOptions)));
  const paths = runs.flatMap((run) => EVIDENCE_POLICIES.map((policy) => pathOf(run, policy)));
  files.write(files.join(options.out, "summary.json"), renderSummary(rows));
  files.write(files.join(options.out, "paths.csv"), renderPaths(paths));
  if (options.report !== null || options.publish !== null) {
    const facts = reportFacts(universe, runs, caseOptions);
    const built = buildStudy(universe, runs, rows, caseOptions);
    if (options.report !== null) files.write(options.report, renderReport(built, facts));
    if (options.publish !== null) files.write(options.publish, renderPublished(built, facts));
  }
  return { exitCode: 0, stdout: "", stderr: notes.map((note) => `Left out: ${note}\n`).join("") };
}

function reportFacts(universe: Universe, runs: readonly CaseRun[], options: CaseOptions): ReportFacts {
  const symbols = universe.assets.map(({ symbol }) => symbol);
  const [first, last] = [isoDay(universe.days[0] ?? 0), isoDay(universe.days.at(-1) ?? 0)];
  return {
    modelVersion: RISK_MODEL_VERSION,
    data: `daily bars of ${symbols.length} symbols (${symbols.join(", ")}), ${first} to ${last}`,
    costBps: options.costFraction * 10_000,
    lossLimitFraction: options.policy.lossLimitFraction,
    truncation: checkTruncation(universe, runs, options),
  };
}

function loadUniverse(options: EvidenceOptions, files: Files): Universe {
  const file = files.join(options.data, DATA_FILE);
  let text: string;
  try {
    text = files.read(file);
  } catch (error) {
    throw new BadData(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const series = readCandles(text, file, options.to);
  return buildUniverse([...series].map(([symbol, daily]) => buildAssetHistory(symbol, daily)));
}

/** A case that cannot be run comes back as the sentence that says why. */
function runNamed(universe: Universe, name: string, options: CaseOptions): CaseRun | string {
  const basket = buildBasket(universe, name);
  if (basket === null) {
    const symbols = universe.assets.map(({ symbol }) => symbol);
    if (name === "EW" || name === "TOP10" || symbols.includes(name)) {
      return `case ${name}: no asset has the ${HISTORY_BARS_MIN} bars the policy needs.`;
    }
    return `case ${name}: no such symbol in the data, which have ${symbols.join(", ")}.`;
  }
  const run = runCase(prepareCase(universe, basket, options.policy), options);
  if (run !== null) return run;
  const days = HISTORY_BARS_MIN + MATCH_DAYS_MIN;
  return `case ${name}: rivals can be matched only after ${days} bars, and none are left after that between --from and --to.`;
}
