import { existsSync } from "node:fs";
import { join } from "node:path";
import { LaunchFailure } from "./failure.mjs";
import { fingerprint, readJson } from "./files.mjs";
import { ROOT, moduleFile } from "./paths.mjs";
import { step } from "./progress.mjs";
import { once } from "./state.mjs";
import { runTool } from "./tools.mjs";

const NODE_MINIMUM = [20, 19];

/** Refuses a Node that the packages refuse. Runs before anything else, so that no other message comes first. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minimumMajor, minimumMinor] = NODE_MINIMUM;
  if (major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)) return;
  throw new LaunchFailure(
    `Ballast needs Node ${NODE_MINIMUM.join(".")} or newer, this is ${version}: install it from https://nodejs.org and try again.`,
  );
}

/**
 * installPackages runs `npm ci` unless node_modules already holds what package-lock.json asks for.
 * Install scripts stay off: nothing needs one, and npm 10 and 11 then behave alike.
 */
export async function installPackages() {
  await step("Packages", () =>
    once("install", fingerprint(ROOT, ["package-lock.json"]), {
      isThere: () => existsSync(moduleFile("next", "package.json")),
      work: async () => {
        if (isInstalled()) return;
        const [command, args] = npmCommand();
        await runTool("npm-ci", command, [
          ...args,
          "ci",
          "--ignore-scripts",
          "--include=dev",
          "--no-audit",
          "--no-fund",
        ]);
      },
    }),
  );
}

/** Whether somebody's own `npm install` already brought every package of the lock file for this platform. */
function isInstalled() {
  const wanted = readJson(join(ROOT, "package-lock.json"), {}).packages ?? {};
  const present = readJson(moduleFile(".package-lock.json"), {}).packages ?? {};
  return (
    Object.entries(wanted).every(
      ([path, entry]) => path === "" || entry.optional || entry.peer || present[path]?.version === entry.version,
    ) && Object.keys(present).length > 0
  );
}

/** The npm that started us, run with this very Node; else the one on the PATH: the program and its first arguments. */
export function npmCommand() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") && existsSync(cli) ? [process.execPath, [cli]] : ["npm", []];
}
