import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { stopGroup } from "./tools.mjs";

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {import("node:child_process").ChildProcess} child
 * @property {string} log path of its log
 * @property {number} stopTimeoutMs how long it may take to end by itself
 */

/**
 * startService starts a long-running process in a group of its own: a Ctrl-C in the terminal reaches the launcher alone,
 * which then stops the services in order. The log of the run before is kept beside the new one.
 *
 * @param {{ name: string, args: readonly string[], env: NodeJS.ProcessEnv, logFolder: string, stopTimeoutMs: number,
 *   onEnd: (service: Service, how: string, code: number | null) => void }} options `args` follow the Node executable
 * @returns {Service}
 */
export function startService({ name, args, env, logFolder, stopTimeoutMs, onEnd }) {
  mkdirSync(logFolder, { recursive: true });
  const log = join(logFolder, `${name}.log`);
  if (existsSync(log)) renameSync(log, join(logFolder, `${name}.previous.log`));
  const output = openSync(log, "a", 0o600);
  const child = spawn(process.execPath, args, { cwd: ROOT, env, detached: true, stdio: ["ignore", output, output] });
  closeSync(output);
  const service = { name, child, log, stopTimeoutMs };
  child.once("error", (error) => onEnd(service, error.message, null));
  child.once("exit", (code, signal) => onEnd(service, signal ? `ended by ${signal}` : `exit code ${code}`, code));
  return service;
}

/** Stops one service and everything it started. Returns whether it ended by itself. */
export function stopService(service) {
  return stopGroup(service.child, service.stopTimeoutMs);
}

/** The last words of a service, for the sentence that says it is gone. */
export function lastWords({ log }) {
  return existsSync(log) ? readFileSync(log, "utf8") : "";
}
