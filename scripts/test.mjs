#!/usr/bin/env node
/**
 * `npm test`: everything a change must pass. Goes on after a failure where the rest still means something, and ends with
 * the line `N passed, N failed` (`, N skipped`) over static checks, vitest and Playwright.
 *
 * `--only static,unit,db,browser` runs some parts; `TEST_DEEP=1` makes the long versions.
 */
import { EXIT_FIXABLE, EXIT_RUN_FAILED, LaunchFailure, Stopped } from "./launcher/failure.mjs";
import { buildEnvironment } from "./launcher/environment.mjs";
import { checkNode, installPackages } from "./launcher/install.mjs";
import { bundleServers, buildWeb, generateClient } from "./launcher/prepare.mjs";
import { elapsed, say } from "./launcher/progress.mjs";
import { reportFailure } from "./launcher/report.mjs";
import { onStopSignal } from "./launcher/signals.mjs";
import { stopTools } from "./launcher/tools.mjs";

const PARTS = ["static", "unit", "db", "browser"];
/** Two static checks at a time fill two cores. */
const CONCURRENCY = 2;

const startedAt = Date.now();
const totals = { passed: 0, failed: 0, skipped: 0 };
const stopSignal = onStopSignal();

async function main() {
  checkNode();
  const parts = readParts(process.argv.slice(2));
  await installPackages();
  await generateClient();
  await bundleServers();
  // These import packages, so they cannot be loaded on a fresh clone before this line.
  const { completeMachine } = await import("./testing/machine.mjs");
  const needsServers = parts.has("db") || parts.has("browser");
  const missing = new Map((needsServers ? await completeMachine() : []).map(({ name, howTo }) => [name, howTo]));

  if (parts.has("static")) await runStaticChecks();
  if (parts.has("unit")) await runUnitTests();
  if (needsServers) await runWithServers(parts, missing);
  for (const [name, howTo] of missing) say(`  ! Skipped what needs ${name}: ${howTo}.`);
}

async function runStaticChecks() {
  const { STATIC_CHECKS, generateRouteTypes, runStaticCheck } = await import("./testing/checks.mjs");
  await generateRouteTypes(buildEnvironment());
  const waiting = [...STATIC_CHECKS];
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const current = next;
        await check(current.name, () => runStaticCheck(current));
      }
    }),
  );
}

async function runUnitTests() {
  const { runVitest } = await import("./testing/checks.mjs");
  await check("unit tests", () => runVitest("unit", process.env));
}

/** The parts that need PostgreSQL, Redis and the sandbox share one set of servers. */
async function runWithServers(parts, missing) {
  const { startTestServers } = await import("./testing/servers.mjs");
  const servers = await startTestServers();
  try {
    if (parts.has("db")) {
      const { runVitest } = await import("./testing/checks.mjs");
      const env = { ...process.env, BALLAST_TEST_SERVERS: JSON.stringify(servers.provided) };
      await check("integration tests", () => runVitest("db", env));
    }
    if (parts.has("browser") && !missing.has("chromium")) await check("browser journeys", () => runJourneys(servers));
  } finally {
    await servers.stop();
  }
}

async function runJourneys(servers) {
  const { runPlaywright } = await import("./testing/checks.mjs");
  const { startBrowserStack } = await import("./testing/browser-stack.mjs");
  await buildWeb();
  const stack = await startBrowserStack(servers, stopSignal);
  try {
    const result = await runPlaywright(stack.env);
    if (!stack.died.aborted) return result;
    return { ...result, failed: result.failed + 1, output: `${stack.died.reason.message}\n${result.output ?? ""}` };
  } finally {
    await stack.stop();
  }
}

/** Runs one check, says how it went and adds it up. A check that cannot run at all counts as one failure. */
async function check(name, run) {
  const from = Date.now();
  say(`  … ${name}`);
  const reminder = setInterval(() => say(`  … ${name}: still at it after ${elapsed(from)}`), 30_000);
  try {
    const { passed, failed, skipped, output } = await run().catch((error) => {
      if (error instanceof Stopped || stopSignal.aborted) throw error;
      const message = error instanceof LaunchFailure ? error.message : error.stack;
      return { passed: 0, failed: 1, skipped: 0, output: `    ${message}` };
    });
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    const counts = passed + failed + skipped > 1 ? `${summary({ passed, failed, skipped })}, ` : "";
    say(`  ${failed === 0 ? "✓" : "✗"} ${name} (${counts}${elapsed(from)})`);
    if (failed > 0 && output) say(output);
  } finally {
    clearInterval(reminder);
  }
}

function readParts(args) {
  const [flag, list] = args;
  if (flag === undefined) return new Set(PARTS);
  const wanted = (list ?? "").split(",").filter(Boolean);
  if (flag !== "--only" || wanted.length === 0 || wanted.some((part) => !PARTS.includes(part)))
    throw new LaunchFailure(`"${args.join(" ")}" is not understood: use --only with some of ${PARTS.join(",")}.`);
  return new Set(wanted);
}

function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

stopSignal.addEventListener("abort", () => void stopTools());
let exitCode = 0;
try {
  await main();
} catch (error) {
  if (stopSignal.aborted) {
    exitCode = EXIT_RUN_FAILED;
    say("Stopped by a signal.");
  } else {
    exitCode = reportFailure(error);
    if (exitCode !== EXIT_FIXABLE) totals.failed += 1;
  }
}
say(`Took ${elapsed(startedAt)}.`);
say(summary(totals));
process.exitCode = exitCode || (totals.failed > 0 ? EXIT_RUN_FAILED : 0);
