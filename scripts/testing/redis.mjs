import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync } from "node:fs";
import { delimiter, join } from "node:path";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { EXIT_RUN_FAILED, LaunchFailure } from "../launcher/failure.mjs";
import { stopGroup } from "../launcher/tools.mjs";

const START_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

/** The full path of a program on the PATH, or null. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/**
 * startRedis runs a Redis of its own that keeps nothing on disk.
 * @returns {Promise<{ url: string, stop: () => Promise<boolean> } | null>} null when the machine has no redis-server
 */
export async function startRedis(port, logFolder) {
  const program = findProgram("redis-server");
  if (program === null) return null;
  mkdirSync(logFolder, { recursive: true });
  const output = openSync(join(logFolder, "redis.log"), "w");
  const options = ["--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction", "--bind", "127.0.0.1"];
  const child = spawn(program, ["--port", String(port), ...options], {
    detached: true,
    stdio: ["ignore", output, output],
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new LaunchFailure(`redis-server did not start; see ${join(logFolder, "redis.log")}.`, {
        exitCode: EXIT_RUN_FAILED,
      });
    await sleep(POLL_MS);
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => stopGroup(child, START_TIMEOUT_MS) };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
