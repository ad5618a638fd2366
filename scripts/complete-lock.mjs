#!/usr/bin/env node
/**
 * Completes package-lock.json with optional packages of other platforms that this machine's registry does not serve.
 *
 * `npm install` leaves such packages out of the lock file without a word, and `npm ci` then refuses it, on this machine
 * too. Their exact versions stand in the packages that want them, so their entries can be written without the registry:
 * here they are skipped by platform, elsewhere they are fetched. Run it after `npm install <package>`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LaunchFailure } from "./launcher/failure.mjs";
import { ROOT } from "./launcher/paths.mjs";
import { say } from "./launcher/progress.mjs";
import { report } from "./launcher/report.mjs";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const EXACT_VERSION = /^\d[\w.+-]*$/;

await report(() => {
  const file = join(ROOT, "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = missingEntries(lock.packages);
  if (added.length === 0) say("package-lock.json is complete.");
  else {
    const packages = { ...lock.packages, ...Object.fromEntries(added) };
    const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
    say(`Added ${added.length} optional packages to package-lock.json; \`npm ci --dry-run\` proves it.`);
  }
  return 0;
});

function missingEntries(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isReachable(packages, path, name))
      .map(([name, version]) => [`node_modules/${name}`, platformEntry(name, version, entry.dev === true)]),
  );
}

/** Whether a package at `path` finds `name` in its own node_modules or in one above it. */
function isReachable(packages, path, name) {
  const above = path.split("/node_modules/");
  return (
    above.some((_, depth) => {
      const folder = above.slice(0, above.length - depth).join("/node_modules/");
      return `${folder === "" ? "" : `${folder}/`}node_modules/${name}` in packages;
    }) || `node_modules/${name}` in packages
  );
}

function platformEntry(name, version, isDev) {
  const words = name.split(/[-/.]/);
  const cpu = PROCESSORS.filter((each) => words.includes(each));
  const os = cpu.includes("wasm32") ? [] : SYSTEMS.filter((each) => words.includes(each));
  if (!EXACT_VERSION.test(version) || cpu.length === 0)
    throw new LaunchFailure(`${name}@${version} is not the name and version of a platform's package: run npm install.`);
  return { version, ...(isDev ? { dev: true } : {}), optional: true, cpu, ...(os.length > 0 ? { os } : {}) };
}
