import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openQueueBackend } from "@/lib/queue/backend";
import { closeConnections } from "@/lib/testing/close-connections";
import { connectAs } from "@/lib/testing/with-servers";
import { checkHealth } from "./check-health";

afterAll(closeConnections);
const everything = connectAs("batch");
const NOW = new Date("2026-05-01T12:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

/** In production the worker does this when it starts. */
beforeAll(async () => {
  const backend = openQueueBackend("consumer");
  await backend.migrate();
  await backend.close();
});
afterEach(() => everything.query("delete from worker_heartbeat; delete from feed_status"));

async function given({ beatAt, priceAt }: { beatAt: Date; priceAt: Date }): Promise<void> {
  await everything.query("insert into worker_heartbeat (id, started_at, beat_at) values (gen_random_uuid(), $1, $1)", [
    beatAt,
  ]);
  await everything.query(
    "insert into feed_status (feed, subject, last_success_at, next_try_at) values ('price', 'binance', $1, $1)",
    [priceAt],
  );
}

describe("checkHealth", () => {
  it("is ok when everything answers and is fresh", async () => {
    await given({ beatAt: ago(10), priceAt: ago(60) });
    expect(await checkHealth(NOW)).toEqual({
      status: "ok",
      checks: { database: "ok", queue: "ok", worker: "ok", market: "ok" },
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    });
  });

  it.each([
    ["no worker beats", { beatAt: ago(60), priceAt: ago(60) }, "worker"],
    ["prices stand still", { beatAt: ago(10), priceAt: ago(600) }, "market"],
  ] as const)("is down when %s, and says which part", async (_, times, part) => {
    await given(times);
    const health = await checkHealth(NOW);
    expect(health.status).toBe("down");
    expect(Object.entries(health.checks).filter(([, each]) => each === "down")).toEqual([[part, "down"]]);
  });

  it("is down before anything ran", async () => {
    expect(await checkHealth(NOW)).toMatchObject({ status: "down", checks: { worker: "down", market: "down" } });
  });
});
