import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startLinking } from "@/lib/connection/start-linking";
import { systemClock } from "@/lib/platform/clock";
import { closeDb } from "@/lib/platform/db";
import { openQueueBackend, type JobQueue } from "@/lib/queue/backend";
import { QUEUE_NAMES } from "@/lib/queue/catalog";
import { closeProducer, enqueue } from "@/lib/queue/enqueue";
import type { ApiKey } from "@/sandbox/accounts/api-key";
import { openTestWorkspace } from "./open-test-workspace";
import { startOwnSandbox } from "./own-sandbox";
import { connectAs } from "./with-servers";
import { startWorkerProcess, type WorkerProcess } from "./worker-process";

/**
 * Two worker processes behind one address, many keys of one exchange: together they stay below what it publishes, never
 * use a key twice at once, and a storm of 429 costs waiting, never a try.
 */
process.env["REDIS_URL"] = "";
const sandbox = await startOwnSandbox();
const admin = connectAs("admin", 2);
const isDeep = process.env["TEST_DEEP"] === "1";
const CONNECTIONS = isDeep ? 50 : 6;
/** With 50 keys the pace itself takes minutes: 70 % of the published weight is refilled in each. */
const DONE_WITHIN_MS = isDeep ? 15 * 60_000 : 90_000;
const STORM_HITS = 2;

/** Every key of the sandbox's Binance accounts, made one that can only read, from anywhere, for ever. */
const keys: readonly ApiKey[] = sandbox.venue.exchange
  .accounts()
  .flatMap(({ profile, keys: own }) => (profile.venue === undefined ? own : []))
  .toSorted((a, b) => Number(b.kind === "read-only") - Number(a.kind === "read-only"))
  .slice(0, CONNECTIONS);
const readOnly = keys.find(({ kind }) => kind === "read-only");
if (readOnly === undefined) throw new Error("the sandbox has no read-only key");
for (const key of keys)
  Object.assign(key, { permissions: readOnly.permissions, allowedIps: undefined, expiresAt: undefined });

const backend = openQueueBackend("consumer");
let queues: JobQueue[] = [];
let workers: WorkerProcess[] = [];

async function until(what: string, sql: string, values: readonly unknown[] = []): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await admin.query<{ n: number }>(`select count(*)::int as n from ${sql}`, [...values]);
      if (rows[0]?.n === CONNECTIONS) return;
      throw new Error(`${rows[0]?.n ?? 0} of ${CONNECTIONS}: ${what}\n${output().slice(-3_000)}`);
    },
    { timeout: DONE_WITHIN_MS, interval: 100 },
  );
}

const output = (): string => workers.map((worker) => worker.output()).join("\n");
const countFailed = async (): Promise<number> => {
  const counts = await Promise.all(queues.map((queue) => queue.getJobCounts("failed")));
  return counts.reduce((sum, { failed = 0 }) => sum + failed, 0);
};
/** Lines about jobs whose handler threw and that were not just put off. */
const triesSpent = (): string[] =>
  output()
    .split("\n")
    .filter((line) => line.includes('"msg":"job failed"') && !line.includes('"outcome":"retry-after"'));

beforeAll(async () => {
  await backend.migrate();
  queues = QUEUE_NAMES.map((name) => backend.openQueue(name));
  workers = [startWorkerProcess(), startWorkerProcess()];
  for (const [i, { apiKey, secret }] of keys.entries()) {
    const ctx = await openTestWorkspace(`many-${i}`, systemClock);
    await startLinking(ctx, { venue: "binance", label: `key ${i}`, credentials: { apiKey, secret } });
  }
}, 120_000);
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await Promise.all(queues.map((queue) => queue.close()));
  await backend.close();
  await closeProducer();
  await closeDb();
});

test(
  "all are linked and read, and the exchange had no reason to refuse one call",
  async () => {
    await until("accounts read", "account_current");
    const { rows } = await admin.query("select key from egress_bucket where closed_until > 'epoch'");
    expect(rows, "budgets closed after a 429 or 418").toEqual([]);
    for (const worker of workers) expect(worker.output(), "both work").toContain("worker consumes");
  },
  DONE_WITHIN_MS + 10_000,
);

test(
  "a storm of 429 is waited out: no try is spent, no key is doubted",
  async () => {
    const { rows } = await admin.query<{ workspace_id: string; id: string }>("select workspace_id, id from connection");
    const refs = rows.map(({ workspace_id, id }) => ({ workspaceId: workspace_id, connectionId: id }));
    for (const { apiKey } of keys)
      await sandbox.control("POST", "/control/faults", {
        apiKey,
        route: "/api/v3/account",
        fault: "429",
        times: STORM_HITS,
        retryAfter: 1,
      });
    const began = new Date();
    // What the sweep does, sooner: an account is planned again after every refusal. A 429 also empties the bucket; it is
    // filled again, so that the storm's pauses are all there is to wait for.
    const asking = setInterval(() => {
      void Promise.all(refs.map((ref) => enqueue("capture-snapshot", ref)));
      void admin.query("update egress_bucket set tokens = 1e6");
    }, 250);
    try {
      await until("accounts read again", "connection where last_sync_at > $1 and last_error_code is null", [began]);
    } finally {
      clearInterval(asking);
    }
    const faults = await sandbox.control<{ hits: number }[]>("GET", "/control/faults");
    expect(faults.reduce((sum, { hits }) => sum + hits, 0)).toBeGreaterThanOrEqual(CONNECTIONS);
    expect(await countFailed()).toBe(0);
    expect(triesSpent()).toEqual([]);
    const { rows: doubted } = await admin.query("select id from connection where status <> 'active'");
    expect(doubted).toEqual([]);
  },
  DONE_WITHIN_MS + 10_000,
);

test("no key was ever used for two calls at once", () => {
  const counts = sandbox.requests.counts().filter(({ apiKey }) => keys.some((key) => key.apiKey === apiKey));
  expect(counts).toHaveLength(CONNECTIONS);
  expect(Math.min(...counts.map(({ total }) => total))).toBeGreaterThan(5);
  expect(Math.max(...counts.map(({ inFlightMax }) => inFlightMax))).toBe(1);
});
