import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { LaunchFailure } from "./failure.mjs";
import { readJson, writeJson } from "./files.mjs";
import { isAlive } from "./state.mjs";

const STOP_TIMEOUT_MS = 15_000;
const POLL_MS = 100;

/**
 * The run file names the launcher and its services while they run. A launcher that was killed cannot stop its services;
 * the next one finds them here and does it.
 *
 * @param {string} path
 */
export function openRunFile(path) {
  const services = new Map();
  let url = "";
  const save = () =>
    writeJson(path, { url, launcher: identity(process.pid), services: Object.fromEntries(services) }, 0o600);
  return {
    /** Takes the file over: refuses while another launcher lives, stops what a dead one left running. */
    async claim(newUrl) {
      const before = readJson(path, {});
      if (isSameProcess(before.launcher) && before.launcher.pid !== process.pid)
        throw new LaunchFailure(
          `Ballast already runs from this folder at ${before.url} (process ${before.launcher.pid}): stop it first with Ctrl-C there or \`kill ${before.launcher.pid}\`.`,
        );
      for (const service of Object.values(before.services ?? {})) await stopLeftover(service);
      url = newUrl;
      save();
    },
    add(name, pid) {
      services.set(name, identity(pid));
      save();
    },
    release() {
      rmSync(path, { force: true });
    },
  };
}

/** A process id alone may have been given to somebody else since; with its start time it is one process only. */
function identity(pid) {
  return { pid, startedAt: startMark(pid) };
}

function isSameProcess(known) {
  return known !== undefined && isAlive(known.pid) && startMark(known.pid) === known.startedAt;
}

function startMark(pid) {
  try {
    if (existsSync("/proc/self/stat")) {
      // The program's name, in brackets, may hold spaces: count the fields behind it. Field 22 is the start time.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

async function stopLeftover(known) {
  if (!isSameProcess(known)) return;
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  let signal = "SIGTERM";
  while (isSameProcess(known)) {
    if (Date.now() > deadline) signal = "SIGKILL";
    try {
      if (signal !== null) process.kill(-known.pid, signal);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
    if (signal === "SIGTERM") signal = null;
    await sleep(POLL_MS);
  }
}
