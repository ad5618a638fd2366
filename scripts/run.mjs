#!/usr/bin/env node
/**
 * Runs one of the commands of `.ballast/build` (`npm run -s assess -- input.json`), after making sure that it is built.
 * Output of the preparation goes to standard error: standard output belongs to the command.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { EXIT_RUN_FAILED, LaunchFailure } from "./launcher/failure.mjs";
import { checkNode, installPackages } from "./launcher/install.mjs";
import { BUNDLES, hasEntry } from "./launcher/bundles.mjs";
import { BUILD_DIR, ROOT } from "./launcher/paths.mjs";
import { bundleServers, generateClient } from "./launcher/prepare.mjs";
import { sayTo } from "./launcher/progress.mjs";
import { report } from "./launcher/report.mjs";

const [name = "", ...args] = process.argv.slice(2);

async function main() {
  checkNode();
  sayTo("stderr", { onlyWork: true });
  await installPackages();
  if (!(name in BUNDLES) || !hasEntry(name)) {
    const known = Object.keys(BUNDLES).filter(hasEntry).join(", ");
    throw new LaunchFailure(`"${name}" is no command: use one of ${known}.`);
  }
  await generateClient();
  await bundleServers();
  const child = spawn(process.execPath, ["--enable-source-maps", join(BUILD_DIR, `${name}.mjs`), ...args], {
    cwd: ROOT,
    stdio: "inherit",
  });
  // The terminal's Ctrl-C reaches the child as well; this process only waits for its end.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? EXIT_RUN_FAILED)));
}

await report(main);
