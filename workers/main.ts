import { createServer, type Server } from "node:http";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { closeDb, pingDatabase } from "@/lib/platform/db";
import { workerEnv } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { closeQueues, pingQueue } from "@/lib/queue/enqueue";
import { startHeartbeat } from "./heartbeat";
import { registry } from "./registry";
import { startJobsRuntime } from "./runtime";
import { startSweeping } from "./start-sweeping";

const CLOSE_DEADLINE_MS = 25_000;

/** main runs the worker process: configuration → jobs → sweep → health → signals. Nothing runs on import elsewhere. */
async function main(): Promise<void> {
  const env = workerEnv();
  const log = logger("worker");
  await pingDatabase();
  const runtime = startJobsRuntime({ registry, clock: systemClock, log, concurrency: env.WORKER_CONCURRENCY });
  const heartbeat = await startHeartbeat(systemClock, log);
  const sweep = startSweeping(systemClock, log);
  const health = env.WORKER_HEALTH_PORT === undefined ? null : serveHealth(env.WORKER_HEALTH_PORT);
  log.info("worker ready");

  let isClosing = false;
  const close = async (signal: string): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    log.info({ signal }, "closing");
    const deadline = setTimeout(() => {
      log.error("jobs did not end in time");
      process.exit(1);
    }, CLOSE_DEADLINE_MS);
    health?.close();
    await sweep.close();
    await runtime.close();
    await heartbeat.close();
    await closeQueues();
    await closeBatchDb();
    await closeDb();
    clearTimeout(deadline);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void close(signal));
}

function serveHealth(port: number): Server {
  return createServer((_, response) => {
    Promise.all([pingDatabase(), pingQueue()]).then(
      () => response.writeHead(200).end("ok"),
      () => response.writeHead(503).end("unavailable"),
    );
  }).listen(port, "127.0.0.1");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
