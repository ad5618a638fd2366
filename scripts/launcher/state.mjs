import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EXIT_RUN_FAILED, LaunchFailure } from "./failure.mjs";
import { readJson, writeJson } from "./files.mjs";
import { STATE_DIR } from "./paths.mjs";
import { say } from "./progress.mjs";

const STATE_FILE = join(STATE_DIR, "state.json");
const LOCK_POLL_MS = 200;
const LOCK_TIMEOUT_MS = 15 * 60_000;

/**
 * once does `work` unless it was already done for the same `key` and its product is still there.
 *
 * @param {string} name such as "generate"
 * @param {string} key hash of everything the product depends on
 * @param {{ isThere: () => boolean, work: () => Promise<unknown> }} options
 * @returns {Promise<string>} "unchanged" or "done"
 */
export async function once(name, key, { isThere, work }) {
  return withLock(name, async () => {
    if (readJson(STATE_FILE, {})[name] === key && isThere()) return "unchanged";
    await work();
    await withLock("state", async () => writeJson(STATE_FILE, { ...readJson(STATE_FILE, {}), [name]: key }));
    return "done";
  });
}

/**
 * withLock lets one process at a time do `work` (`npm start` and `npm test` may run together).
 * The lock of a process that has died is taken over.
 */
async function withLock(name, work) {
  mkdirSync(STATE_DIR, { recursive: true });
  const path = join(STATE_DIR, `${name}.lock`);
  const deadline = Date.now() + LOCK_TIMEOUT_MS;
  let told = false;
  while (!tryLock(path)) {
    if (Date.now() > deadline)
      throw new LaunchFailure(`Waited 15 minutes for ${path}; if no other Ballast command runs, delete that file.`, {
        exitCode: EXIT_RUN_FAILED,
      });
    if (!told && name !== "state") say(`  … waiting for another Ballast command (${path})`);
    told = true;
    await sleep(LOCK_POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const holder = Number(existsSync(path) ? readFileSync(path, "utf8") : "");
  if (holder > 0 && holder !== process.pid && isAlive(holder)) return false;
  // An empty file is a lock in the making; wait for its content rather than steal it.
  if (holder > 0) rmSync(path, { force: true });
  return false;
}

/** Whether a process with this id exists (whoever owns it). */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
