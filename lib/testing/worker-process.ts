import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A worker as production runs it: the bundle, in a process of its own. */
export interface WorkerProcess {
  /** Ends it without warning, as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop and gives its exit code. */
  stop(): Promise<number | null>;
  /** Everything it wrote, standard error included. */
  output(): string;
}

const BUNDLE = join(import.meta.dirname, "..", "..", ".ballast", "build", "worker.mjs");

/**
 * startWorkerProcess runs the bundled worker against this test file's database, exchange and queue: it inherits the
 * environment of the test, logs at `info`, and `extra` is laid over both.
 */
export function startWorkerProcess(extra: Readonly<Record<string, string>> = {}): WorkerProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LOG_LEVEL: "info",
    NODE_ENV: "production",
    WORKER_HEALTH_PORT: "",
    ...extra,
  };
  const child = spawn(process.execPath, [BUNDLE], { env, stdio: ["ignore", "pipe", "pipe"] });
  const written: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => written.push(chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => written.push(chunk.toString("utf8")));
  return {
    kill: async () => {
      await end(child, "SIGKILL");
    },
    stop: () => end(child, "SIGTERM"),
    output: () => written.join(""),
  };
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
  return child.exitCode;
}
