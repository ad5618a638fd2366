import { existsSync } from "node:fs";
import { step } from "../launcher/progress.mjs";
import { runTool } from "../launcher/tools.mjs";
import { findProgram } from "./redis.mjs";

/** What the integration and browser parts need beyond Node, and how to get it by hand. */
const NEEDS = {
  redis: {
    programs: ["redis-server"],
    debianPackage: "redis-server",
    howTo: "install Redis (Debian and Ubuntu: `apt-get install redis-server`, macOS: `brew install redis`)",
  },
  chromium: {
    programs: ["chromium", "chromium-browser", "google-chrome"],
    debianPackage: "chromium",
    howTo:
      "install Chromium (Debian: `apt-get install chromium`, elsewhere: set CHROMIUM_PATH to the program of Chrome or Chromium)",
  },
};

/**
 * completeMachine installs what is missing where it may (Debian, as root) and says what the run will do without.
 * @returns {Promise<{ name: string, howTo: string }[]>} what is still missing
 */
export async function completeMachine() {
  const missing = Object.entries(NEEDS).filter(([name]) => !isThere(name));
  const canInstall = process.getuid?.() === 0 && existsSync("/etc/debian_version") && findProgram("apt-get") !== null;
  if (missing.length > 0 && canInstall) {
    const packages = missing.map(([, { debianPackage }]) => debianPackage);
    await step(`Installing ${packages.join(" and ")} with apt-get`, async () => {
      // RUNLEVEL=1: install the program, do not start a Redis on its usual port.
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
      await runTool("apt-update", "apt-get", ["update", "-q"], { env, allowFailure: true });
      await runTool("apt-install", "apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], {
        env,
        allowFailure: true,
      });
    });
  }
  return Object.entries(NEEDS)
    .filter(([name]) => !isThere(name))
    .map(([name, { howTo }]) => ({ name, howTo }));
}

function isThere(name) {
  if (name === "chromium" && process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH);
  return findProgram(...NEEDS[name].programs) !== null;
}
