import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT_RUN_FAILED, LaunchFailure, Stopped } from "./failure.mjs";
import { ROOT, STATE_DIR } from "./paths.mjs";

const TAIL_LINES = 25;
const STOP_TIMEOUT_MS = 10_000;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
let stopping = false;

/**
 * runTool runs a command that ends by itself, with its output in `.ballast/logs/<name>.log`.
 * Tools get their own process group: Ctrl-C reaches this process alone, which then stops them in order.
 *
 * @param {string} name of the log file and of the failure
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, uid?: number, gid?: number, allowFailure?: boolean,
 *   daemonizes?: boolean, evenWhenStopping?: boolean, onLine?: (line: string) => void }} [options]
 *   `daemonizes`: the command leaves a server behind, which would hold our pipes open for ever
 * @returns {Promise<{ code: number, stdout: string, output: string }>}
 * @throws {LaunchFailure} when it cannot be started or ends with another code than 0 (unless `allowFailure`)
 */
export async function runTool(name, command, args, options = {}) {
  if (stopping && !options.evenWhenStopping) throw new Stopped();
  const log = join(STATE_DIR, "logs", `${name}.log`);
  mkdirSync(join(STATE_DIR, "logs"), { recursive: true });
  writeFileSync(log, `$ ${command} ${args.join(" ")}\n`);

  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    // Output goes to files and failure reports: no colours.
    env: { ...(options.env ?? process.env), NO_COLOR: "1", FORCE_COLOR: "0" },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid }),
    detached: true,
    stdio: options.daemonizes ? "ignore" : ["ignore", "pipe", "pipe"],
  });
  if (!options.evenWhenStopping) running.add(child);
  const collected = collectOutput(child, log, options.onLine);
  const { code, signal, error } = await ended(child);
  running.delete(child);

  if (stopping && !options.evenWhenStopping) throw new Stopped();
  if (error) throw new LaunchFailure(`${name} could not be started: ${error.message}.`, { cause: error });
  const result = { code: code ?? EXIT_RUN_FAILED, stdout: collected.stdout(), output: collected.all() };
  if (code !== 0 && !options.allowFailure) {
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    throw new LaunchFailure(`${name} ${how}; the whole output is in ${log}:\n${tailOf(result.output)}`, {
      exitCode: EXIT_RUN_FAILED,
    });
  }
  return result;
}

/** Ends every tool that still runs, each with its whole process group, and refuses new ones. */
export async function stopTools() {
  stopping = true;
  await Promise.all([...running].map((child) => stopGroup(child, STOP_TIMEOUT_MS)));
}

/** The last lines of some output, indented for printing below a sentence. */
export function tailOf(text, lines = TAIL_LINES) {
  return text
    .trimEnd()
    .split("\n")
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join("\n");
}

/**
 * stopGroup sends SIGTERM to a detached child's group, and SIGKILL to what is left of it after `timeoutMs`.
 * @returns {Promise<boolean>} whether the child ended by itself within the time
 */
export async function stopGroup(child, timeoutMs) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return true;
  const end = new Promise((resolve) => child.once("exit", () => resolve(true)));
  signalGroup(child.pid, "SIGTERM");
  let timer;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const endedByItself = await Promise.race([end, timeout]);
  clearTimeout(timer);
  signalGroup(child.pid, "SIGKILL");
  if (!endedByItself) await end;
  return endedByItself;
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH" && error.code !== "EPERM") throw error;
  }
}

function ended(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, signal: null, error }));
    child.once("close", (code, signal) => resolve({ code, signal, error: null }));
  });
}

function collectOutput(child, log, onLine) {
  const chunks = { stdout: [], all: [] };
  for (const stream of ["stdout", "stderr"]) {
    let rest = "";
    child[stream]?.on("data", (chunk) => {
      if (stream === "stdout") chunks.stdout.push(chunk);
      chunks.all.push(chunk);
      appendFileSync(log, chunk);
      if (!onLine) return;
      const lines = (rest + chunk.toString()).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(onLine);
    });
  }
  return {
    stdout: () => Buffer.concat(chunks.stdout).toString(),
    all: () => Buffer.concat(chunks.all).toString(),
  };
}
