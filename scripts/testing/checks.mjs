import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "../launcher/files.mjs";
import { npmCommand } from "../launcher/install.mjs";
import { BUILD_DIR, STATE_DIR, moduleFile } from "../launcher/paths.mjs";
import { runTool, tailOf } from "../launcher/tools.mjs";

const REPORTS = join(STATE_DIR, "test", "reports");

/**
 * @typedef {object} CheckResult
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [output] shown when something failed
 */

const FAILURE_LINES = 120;
const [NPM, NPM_ARGS] = npmCommand();

/** The checks that read the tree and need no server: what each runs, and what mends it. */
export const STATIC_CHECKS = [
  {
    name: "format",
    fix: "npm run format",
    args: [moduleFile("prettier", "bin", "prettier.cjs"), "--check", "--log-level=warn", "."],
  },
  {
    name: "lint",
    fix: "npx eslint --fix .",
    args: [moduleFile("eslint", "bin", "eslint.js"), "--max-warnings=0", "."],
  },
  {
    name: "import rules",
    fix: "docs/architecture.md, Import rules",
    args: [
      moduleFile("dependency-cruiser", "bin", "dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      ".",
    ],
  },
  { name: "types", fix: "npx tsc --noEmit", args: [moduleFile("typescript", "bin", "tsc"), "--noEmit"] },
  { name: "unused code", fix: "npx knip", args: [moduleFile("knip", "bin", "knip.js")] },
  {
    name: "lock file",
    fix: "npm install, then node scripts/complete-lock.mjs",
    command: NPM,
    args: [...NPM_ARGS, "ci", "--dry-run", "--ignore-scripts", "--no-audit", "--no-fund"],
  },
  { name: "migrations", fix: "npm run db:diff -- <name>", args: [join(BUILD_DIR, "migrate.mjs"), "check"] },
];

/** @returns {Promise<CheckResult>} */
export async function runStaticCheck({ name, command = process.execPath, args, fix }) {
  const { code, output } = await runTool(`check-${name.replaceAll(" ", "-")}`, command, args, {
    allowFailure: true,
  });
  if (code === 0) return { passed: 1, failed: 0, skipped: 0 };
  return { passed: 0, failed: 1, skipped: 0, output: `${tailOf(output, 60)}\n    To mend it: ${fix}` };
}

/** Writes the route types that `tsc` reads; `next build` would write them too, but comes later. */
export async function generateRouteTypes(env) {
  await runTool("next-typegen", process.execPath, [moduleFile("next", "dist", "bin", "next"), "typegen"], { env });
}

/**
 * @param {"unit" | "db"} project
 * @returns {Promise<CheckResult>}
 */
export async function runVitest(project, env) {
  const report = freshReport(`vitest-${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [moduleFile("vitest", "vitest.mjs"), "run", "--project", project, "--passWithNoTests", ...reporters];
  const { code, output } = await runTool(`vitest-${project}`, process.execPath, args, { env, allowFailure: true });
  const summary = readJson(report, {});
  const counts = {
    passed: summary.numPassedTests ?? 0,
    failed: summary.numFailedTests ?? 0,
    skipped: (summary.numPendingTests ?? 0) + (summary.numTodoTests ?? 0),
  };
  return settle(counts, code, output);
}

/** @returns {Promise<CheckResult>} */
export async function runPlaywright(env) {
  const report = freshReport("playwright.json");
  const args = [moduleFile("@playwright", "test", "cli.js"), "test", "--pass-with-no-tests"];
  const { code, output } = await runTool("playwright", process.execPath, args, {
    env: { ...env, PLAYWRIGHT_JSON: report },
    allowFailure: true,
  });
  const stats = readJson(report, {}).stats ?? {};
  const counts = {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
  };
  return settle(counts, code, output);
}

/** A file that does not load, or a set-up that fails, ends the tool with an error and no failed test: it counts as one. */
function settle(counts, code, output) {
  if (code === 0) return counts;
  return { ...counts, failed: Math.max(counts.failed, 1), output: tailOf(failuresOf(output), FAILURE_LINES) };
}

/** Vitest and Playwright list what passed first; the story of the failures begins at a heading. */
function failuresOf(output) {
  const start = output.search(/^.*(Failed (Tests|Suites)|Unhandled Errors).*$/m);
  return start === -1 ? output : output.slice(start);
}

function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const path = join(REPORTS, name);
  rmSync(path, { force: true });
  return path;
}
