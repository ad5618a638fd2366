import { afterAll, expect, test, vi } from "vitest";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { startHeartbeat } from "./heartbeat";
import { startHealthServer } from "./health-server";

afterAll(() => closeBatchDb());

test("a worker beats every ten seconds while it consumes, and stops beating when it does not", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  let now = Date.UTC(2026, 10, 22);
  let isAlive = true;
  const beats = async () =>
    (await batchPool().query<{ beat_at: Date; started_at: Date }>("select started_at, beat_at from worker_heartbeat"))
      .rows;
  const stop = startHeartbeat({ now: () => new Date(now) }, () => isAlive);
  await vi.waitFor(async () => expect(await beats()).toEqual([{ started_at: new Date(now), beat_at: new Date(now) }]));
  const startedAt = new Date(now);
  now += 10_000;
  vi.advanceTimersByTime(10_000);
  await vi.waitFor(async () => expect(await beats()).toEqual([{ started_at: startedAt, beat_at: new Date(now) }]));
  const lastBeat = new Date(now);
  isAlive = false;
  now += 60_000;
  vi.advanceTimersByTime(60_000);
  expect(await beats()).toEqual([{ started_at: startedAt, beat_at: lastBeat }]);
  stop();
  vi.useRealTimers();
});

test("the health server says whether jobs are being done", async () => {
  let isReady = true;
  const { port, stop } = await startHealthServer(0, () => ({ isReady, detail: { lastJobAt: null } }));
  const ask = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  expect(await ask()).toEqual({ status: 200, body: { status: "ok", lastJobAt: null } });
  isReady = false;
  expect(await ask()).toMatchObject({ status: 503, body: { status: "down" } });
  stop();
});
