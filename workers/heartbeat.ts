import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/logger";

const BEAT_EVERY_MS = 10_000;

/**
 * startHeartbeat says in PostgreSQL that this worker lives, every ten seconds while `isAlive` says so. A worker that
 * stopped consuming stops beating, so the web process's health check sees it. Returns how to stop.
 */
export function startHeartbeat(clock: Clock, isAlive: () => boolean): () => void {
  const id = newId();
  const startedAt = clock.now();
  const beat = async (): Promise<void> => {
    if (!isAlive()) return;
    await batchPool().query(
      `insert into worker_heartbeat (id, started_at, beat_at) values ($1, $2, $3)
       on conflict (id) do update set beat_at = excluded.beat_at`,
      [id, startedAt, clock.now()],
    );
  };
  const tick = (): void => {
    beat().catch((error: unknown) => logger("worker").warn({ err: error }, "no heartbeat"));
  };
  tick();
  const timer = setInterval(tick, BEAT_EVERY_MS);
  return () => clearInterval(timer);
}
