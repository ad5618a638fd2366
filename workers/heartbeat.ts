import type { Logger } from "pino";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";

const BEAT_MS = 10_000;

/** startHeartbeat says in PostgreSQL that this worker lives, every ten seconds; the web's health check reads it. */
export async function startHeartbeat(clock: Clock, log: Logger): Promise<{ close(): Promise<void> }> {
  const id = newId();
  const startedAt = clock.now();
  const beat = () =>
    batchPool().query(
      `insert into worker_heartbeat (id, started_at, beat_at) values ($1, $2, $3)
       on conflict (id) do update set beat_at = excluded.beat_at`,
      [id, startedAt, clock.now()],
    );
  await beat();
  const timer = setInterval(() => {
    beat().catch((error: unknown) =>
      log.warn({ err: error instanceof Error ? error.message : "unknown" }, "heartbeat"),
    );
  }, BEAT_MS);
  return {
    close: async () => {
      clearInterval(timer);
      await batchPool().query("delete from worker_heartbeat where id = $1", [id]);
    },
  };
}
