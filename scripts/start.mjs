#!/usr/bin/env node
/**
 * `npm start`: everything Ballast needs, on a machine that has only Node. Nothing but `node:` modules is imported before
 * the packages are installed. Ends with 0 after a signal, 1 when something failed, 2 when the person can correct it.
 */
import { join } from "node:path";
import { checkNode, installPackages } from "./launcher/install.mjs";
import { STATE_DIR } from "./launcher/paths.mjs";
import { nextFreePort, requireFreePorts } from "./launcher/ports.mjs";
import { clusterHome, keepAside, openCluster } from "./launcher/postgres.mjs";
import { bundleServers, buildWeb, generateClient } from "./launcher/prepare.mjs";
import { say } from "./launcher/progress.mjs";
import { reportFailure } from "./launcher/report.mjs";
import { openRunFile } from "./launcher/run-file.mjs";
import { loadSecrets } from "./launcher/secrets.mjs";
import { readSettings } from "./launcher/settings.mjs";
import { createStack } from "./launcher/stack.mjs";
import { onStopSignal } from "./launcher/signals.mjs";
import { stopTools } from "./launcher/tools.mjs";

const LOGS = join(STATE_DIR, "logs");

async function main(stopSignal) {
  checkNode();
  stopSignal.addEventListener("abort", () => void stopTools());
  const settings = readSettings();
  const url = `http://localhost:${settings.ports.web}`;
  const runFile = openRunFile(join(STATE_DIR, "run.json"));
  await runFile.claim(url);
  /** @type {ReturnType<typeof createStack> | undefined} */
  let stack;
  try {
    await requireFreePorts(portsToServe(settings));
    say(`Starting Ballast; logs are in ${LOGS}`);
    await installPackages();
    await generateClient();
    await bundleServers();
    await buildWeb();

    const { secrets, privateKeyFile } = loadSecrets(STATE_DIR);
    stack = createStack({
      settings,
      secrets,
      privateKeyFile,
      cluster: settings.databaseUrl === null ? await embeddedCluster(settings, secrets) : null,
      stopSignal,
      logFolder: LOGS,
      sandboxFolder: join(STATE_DIR, "sandbox"),
      stampFolder: settings.databaseUrl === null ? clusterHome() : STATE_DIR,
      onService: (name, pid) => runFile.add(name, pid),
    });
    await stack.start();
    say(`Ballast is ready at ${url}`);
    if (settings.sandbox.enabled) say(`Demo sign-in: ${secrets.demo.email} / ${secrets.demo.password}`);
    say("Press Ctrl-C to stop.");
    await endOf(stack.died, stopSignal);
  } finally {
    if (stopSignal.aborted) say("Stopping Ballast …");
    await stack?.stop();
    runFile.release();
  }
}

function portsToServe({ ports, sandbox }) {
  return [
    { port: ports.web, use: "the web application", variable: "PORT" },
    { port: ports.workerHealth, use: "the worker's health page", variable: "WORKER_HEALTH_PORT" },
    ...(sandbox.enabled
      ? [
          { port: ports.sandbox, use: "the sandbox", variable: "SANDBOX_PORT" },
          { port: ports.smtp, use: "the sandbox's mail server", variable: "SANDBOX_SMTP_PORT" },
        ]
      : []),
  ];
}

async function embeddedCluster(settings, secrets) {
  const home = clusterHome();
  const aside = keepAside(home, secrets.installationId);
  if (aside) say(`  ! The data of an earlier installation of this folder is kept in ${aside}`);
  const describe = (port) =>
    openCluster({ home, port, password: secrets.database.admin, logFile: join(LOGS, "postgres.log") });
  // A launcher that was killed left its server behind, on the very port we want.
  await describe(settings.ports.postgres).stop();
  return describe(await nextFreePort(settings.ports.postgres));
}

/** Resolves at a stop signal; rejects when a service has died. */
function endOf(died, stopSignal) {
  return new Promise((resolve, reject) => {
    if (died.aborted) reject(died.reason);
    if (stopSignal.aborted) resolve();
    died.addEventListener("abort", () => reject(died.reason), { once: true });
    stopSignal.addEventListener("abort", () => resolve(), { once: true });
  });
}

const stopSignal = onStopSignal();
try {
  await main(stopSignal);
} catch (error) {
  if (!stopSignal.aborted) process.exitCode = reportFailure(error);
}
