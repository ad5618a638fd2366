import { closeLockSession } from "@/lib/exchange/connection-lock";
import { MARKET_VENUE_IDS } from "@/lib/exchange/registry";
import { closeMail } from "@/lib/mail/send-mail";
import { planFeeds } from "@/lib/market/plan-feeds";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { closeDb } from "@/lib/platform/db";
import { EnvironmentError, workerEnv } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { requireSchema, SchemaVersionError } from "@/lib/platform/schema-version";
import { closeProducer } from "@/lib/queue/enqueue";
import { startHealthServer } from "./health-server";
import { startHeartbeat } from "./heartbeat";
import { HANDLERS } from "./registry";
import { startRuntime } from "./runtime";

/** Something runs every other second; a worker in which nothing ended for this long has lost its queue. */
const SILENCE_MAX_MS = 120_000;
/** Longer than the grace of running jobs, shorter than what launchers and orchestrators wait before they kill. */
const STOP_DEADLINE_MS = 25_000;
const EXIT_MISCONFIGURED = 2;

/** The worker process: configuration, queue, health, signals. */
async function main(): Promise<void> {
  const env = workerEnv();
  const log = logger("worker");
  await requireSchema();
  const startedAt = systemClock.now();
  let isStopping = false;
  await planFeeds(MARKET_VENUE_IDS, startedAt);
  const runtime = await startRuntime({
    handlers: HANDLERS,
    clock: systemClock,
    concurrency: env.WORKER_CONCURRENCY,
  });
  const isConsuming = (): boolean =>
    systemClock.now().getTime() - (runtime.lastJobAt() ?? startedAt).getTime() < SILENCE_MAX_MS;
  const stopHeartbeat = startHeartbeat(systemClock, isConsuming);
  const health =
    env.WORKER_HEALTH_PORT === undefined
      ? null
      : await startHealthServer(env.WORKER_HEALTH_PORT, () => ({
          isReady: !isStopping && isConsuming(),
          detail: { startedAt: startedAt.toISOString(), lastJobAt: runtime.lastJobAt()?.toISOString() ?? null },
        }));

  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "worker stops");
    setTimeout(() => {
      log.error({ deadlineMs: STOP_DEADLINE_MS }, "worker did not stop in time; its jobs run again elsewhere");
      process.exit(0);
    }, STOP_DEADLINE_MS).unref();
    stopHeartbeat();
    await runtime.close();
    health?.stop();
    await Promise.allSettled([closeProducer(), closeLockSession()]);
    await Promise.allSettled([closeBatchDb(), closeDb()]);
    closeMail();
    log.info("worker stopped");
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
}

process.on("unhandledRejection", (error) => {
  logger("worker").fatal({ err: error }, "unhandled rejection");
  process.exit(1);
});

main().catch((error: unknown) => {
  if (error instanceof EnvironmentError || error instanceof SchemaVersionError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_MISCONFIGURED);
  }
  logger("worker").fatal({ err: error }, "worker could not start");
  process.exit(1);
});
