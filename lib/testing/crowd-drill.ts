import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startLinking } from "@/lib/connection/start-linking";
import { systemClock } from "@/lib/platform/clock";
import { closeDb } from "@/lib/platform/db";
import { openQueueBackend, type JobQueue } from "@/lib/queue/backend";
import { QUEUE_NAMES } from "@/lib/queue/catalog";
import { closeProducer } from "@/lib/queue/enqueue";
import type { ApiKey } from "@/sandbox/accounts/api-key";
import type { LimitUse } from "@/sandbox/request-limiter";
import { openTestWorkspace } from "./open-test-workspace";
import type { OwnSandbox } from "./own-sandbox";
import { connectAs } from "./with-servers";
import { startWorkerProcess, type WorkerProcess } from "./worker-process";

/** The keys of one crowd. */
const CONNECTIONS = 50;
/** What the venue says in the storm. */
const RETRY_AFTER_MS = 2_000;
/** Calls that had left when the first refusal came back still arrive within this, on a busy machine. */
const UNDER_WAY_MS = 750;

/** Crowd is one exchange as the drill uses it. */
export interface Crowd {
  venue: string;
  /** Accounts of the sandbox that the keys belong to, in turn. */
  accounts: readonly string[];
  /** Everything that counts towards one of its limits. */
  stormRoute: string;
  stormMs: number;
  /** The limits the venue publishes for an address, by their names in the sandbox's control API. */
  limits: Readonly<Record<string, number>>;
  /** By then the venue's own pace has let everything through; the caller says why. */
  doneWithinMs: number;
}

/** A call as the exchange saw it. Calls with the same two first folders count towards one limit. */
interface Arrival {
  at: number;
  folders: string;
  isRefused: boolean;
}

/**
 * crowdDrill defines the tests of two worker processes behind one address with many keys of one exchange: they stay below
 * what it publishes, never use a key twice at once, and a storm of 429 costs waiting, never a try. The caller's file has
 * set the queue's store and the exchange in the environment before anything reads it.
 */
export function crowdDrill(crowd: Crowd, sandbox: OwnSandbox): void {
  const admin = connectAs("admin", 2);
  const backend = openQueueBackend("consumer");
  const arrivals = watchArrivals(sandbox);
  let keys: ApiKey[] = [];
  let queues: JobQueue[] = [];
  let workers: WorkerProcess[] = [];

  const output = (): string => workers.map((worker) => worker.output()).join("\n");
  const count = async (rows: string): Promise<number> =>
    (await admin.query<{ n: number }>(`select count(*)::int as n from ${rows}`)).rows[0]?.n ?? 0;
  const until = (what: string, rows: string, wanted: number): Promise<void> =>
    vi.waitFor(
      async () => {
        const n = await count(rows);
        if (n < wanted) throw new Error(`${what}: ${n} of ${wanted}\n${output().slice(-3_000)}`);
      },
      { timeout: crowd.doneWithinMs, interval: 100 },
    );

  beforeAll(async () => {
    await backend.migrate();
    queues = QUEUE_NAMES.map((name) => backend.openQueue(name));
    workers = [startWorkerProcess(), startWorkerProcess()];
    keys = Array.from({ length: CONNECTIONS }, (_, i) =>
      sandbox.venue.exchange.issueKey(crowd.accounts[i % crowd.accounts.length] ?? ""),
    );
    for (const [i, { apiKey, secret }] of keys.entries()) {
      const ctx = await openTestWorkspace(`crowd-${i}`, systemClock);
      await startLinking(ctx, { venue: crowd.venue, label: `key ${i}`, credentials: { apiKey, secret } });
    }
  }, 120_000);
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await Promise.all(queues.map((queue) => queue.close()));
    await backend.close();
    await closeProducer();
    await closeDb();
  });

  describe(`${CONNECTIONS} keys of ${crowd.venue} in two worker processes`, () => {
    it(
      "are all linked, and read through a storm of 429",
      async () => {
        await until("keys linked", "connection", CONNECTIONS);
        await until("accounts read", "account_current", 1);
        expect(arrivals.filter(({ isRefused }) => isRefused)).toEqual([]);
        const storm = { route: crowd.stormRoute, fault: "429", times: 1_000_000, retryAfter: RETRY_AFTER_MS / 1_000 };
        await sandbox.control("POST", "/control/faults", storm);
        setTimeout(() => sandbox.faults.clear(), crowd.stormMs);
        await until("accounts read", "account_current", CONNECTIONS);
        expect(await count("connection where status = 'active'")).toBe(CONNECTIONS);
        expect(await count("account_current where jsonb_array_length(snapshot -> 'missingWallets') = 0")).toBe(
          CONNECTIONS,
        );
        for (const worker of workers) expect(worker.output(), "both work").toContain("linking decided");
      },
      crowd.doneWithinMs * 2,
    );

    it("never used more than the exchange publishes, over any of its windows", async ({ annotate }) => {
      const uses = await sandbox.control<Record<string, LimitUse>>("GET", "/control/limits");
      for (const [name, published] of Object.entries(crowd.limits)) {
        const { limit = 0, most = 0, refused = 0 } = uses[name] ?? {};
        await annotate(`${name}: at most ${most} of ${published}, ${Math.round((100 * most) / published)} %`);
        expect(limit, `${name}: the sandbox counts by what is published`).toBe(published);
        expect(most, `${name}: used at all`).toBeGreaterThan(0);
        expect(most, name).toBeLessThanOrEqual(published);
        expect(refused, name).toBe(0);
      }
    });

    it("paused when told to: nobody called during a pause, and one at a time tried after it", async ({ annotate }) => {
      const refusals = arrivals.filter(({ isRefused }) => isRefused);
      const waves = wavesOf(refusals);
      await annotate(`${arrivals.length} calls, ${refusals.length} refused in ${waves.length} waves`);
      expect(waves.length, "the storm was felt, and found again after the pause").toBeGreaterThan(1);
      for (const { from, folders } of waves) {
        const pause = arrivals.filter(
          (call) => call.folders === folders && call.at > from + UNDER_WAY_MS && call.at < from + RETRY_AFTER_MS,
        );
        expect(pause).toEqual([]);
      }
      for (const { calls } of waves.slice(1)) expect(calls, "calls into a storm that was known").toBe(1);
    });

    it("spent no try of a job and doubted no key", async () => {
      const counts = await Promise.all(queues.map((queue) => queue.getJobCounts("failed")));
      expect(counts.reduce((sum, { failed = 0 }) => sum + failed, 0)).toBe(0);
      const triesSpent = output()
        .split("\n")
        .filter((line) => line.includes('"msg":"job failed"') && !line.includes('"outcome":"retry-after"'));
      expect(triesSpent).toEqual([]);
      expect(await count("connection where status <> 'active'")).toBe(0);
    });

    it("never used a key for two calls at once", () => {
      const counts = keys.flatMap(({ apiKey }) => sandbox.requests.counts(apiKey));
      expect(counts).toHaveLength(CONNECTIONS);
      expect(Math.min(...counts.map(({ total }) => total))).toBeGreaterThan(5);
      expect(Math.max(...counts.map(({ inFlightMax }) => inFlightMax))).toBe(1);
    });
  });
}

/** Notes every call that reaches the exchange, and whether the storm refused it. */
function watchArrivals({ faults }: OwnSandbox): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  const hit = faults.hit.bind(faults);
  faults.hit = (path, apiKey) => {
    const fault = hit(path, apiKey);
    const folders = path.split("/").slice(0, 3).join("/");
    arrivals.push({ at: Date.now(), folders, isRefused: fault !== undefined });
    return fault;
  };
  return arrivals;
}

/** Refusals of calls that were under way together, each wave from its first one. */
function wavesOf(refusals: readonly Arrival[]): { from: number; folders: string; calls: number }[] {
  const waves: { from: number; folders: string; calls: number }[] = [];
  for (const { at, folders } of refusals) {
    const wave = waves.at(-1);
    if (wave !== undefined && at - wave.from <= UNDER_WAY_MS) wave.calls += 1;
    else waves.push({ from: at, folders, calls: 1 });
  }
  return waves;
}
