import { pingDatabase, systemDb } from "@/lib/platform/db";
import { logger } from "@/lib/platform/logger";
import { pingQueue } from "@/lib/queue/enqueue";
import { version } from "@/package.json";

const PATIENCE_MS = 2_000;
/** Workers beat every 10 s. */
const HEARTBEAT_MAX_AGE_MS = 45_000;
/** Prices come every minute. */
const PRICE_MAX_AGE_MS = 5 * 60_000;

export interface Health {
  status: "ok" | "down";
  checks: Record<"database" | "queue" | "worker" | "market", "ok" | "down">;
  version: string;
}

/**
 * checkHealth asks the database, the queue's store, the newest worker's heartbeat and the newest price, all at once and
 * none for longer than two seconds. "Down" in any makes the whole "down".
 */
export async function checkHealth(now: Date): Promise<Health> {
  const [database, queue, worker, market] = await Promise.all([
    check("database", pingDatabase),
    check("queue", pingQueue),
    check("worker", () => requireFreshHeartbeat(now)),
    check("market", () => requireFreshPrice(now)),
  ]);
  const checks = { database, queue, worker, market };
  const status = Object.values(checks).every((each) => each === "ok") ? "ok" : "down";
  return { status, checks, version };
}

async function check(name: string, ask: () => Promise<void>): Promise<"ok" | "down"> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    await Promise.race([ask(), patience]);
    return "ok";
  } catch (error) {
    logger("health").warn({ check: name, reason: error instanceof Error ? error.message : "unknown" }, "health check");
    return "down";
  } finally {
    clearTimeout(timer);
  }
}

async function requireFreshHeartbeat(now: Date): Promise<void> {
  const newest = await systemDb().workerHeartbeat.findFirst({ orderBy: { beatAt: "desc" } });
  requireFresh(newest?.beatAt ?? null, now, HEARTBEAT_MAX_AGE_MS, "heartbeat of a worker");
}

async function requireFreshPrice(now: Date): Promise<void> {
  const newest = await systemDb().feedStatus.findFirst({
    where: { feed: "price", lastSuccessAt: { not: null } },
    orderBy: { lastSuccessAt: "desc" },
  });
  requireFresh(newest?.lastSuccessAt ?? null, now, PRICE_MAX_AGE_MS, "price");
}

function requireFresh(at: Date | null, now: Date, maxAgeMs: number, what: string): void {
  if (at === null) throw new Error(`there is no ${what} yet`);
  const ageMs = now.getTime() - at.getTime();
  if (ageMs > maxAgeMs) throw new Error(`the newest ${what} is ${Math.round(ageMs / 1000)} s old`);
}
