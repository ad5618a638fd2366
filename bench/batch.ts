import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeDb } from "@/lib/platform/db";
import { systemClock } from "@/lib/platform/clock";
import type { MarketFacts } from "@/lib/recommendation/assess-workspace";
import { BATCH_WORKER_ARGUMENT, type BatchAnswer, type BatchOrder } from "./batch-worker";
import { median, medianCpuMs } from "./measure";
import { openPostgresCpu, type PostgresCpu } from "./postgres-cpu";
import { report } from "./report";
import type { BenchServers } from "./servers.mjs";
import { fillDatabase, type Population } from "./synthetic/fill-database";
import { syntheticMarket } from "./synthetic/market";
import { assessed, marketFactsOf, syntheticFacts, type BookKind } from "./synthetic/workspace";

/** Of each kind of book. */
const WORKSPACES = 200;
const WORKERS_MAX = 2;
const PASSES = 3;
const GOAL_SHARE_OF_IDEAL = 0.85;
/** On two cores, which is what WORKERS_MAX workers can fill. */
const GOAL_PER_MINUTE = 100_000;

interface Setting {
  book: BookKind;
  batchSize: number;
  workers: number;
}

const SETTINGS: readonly Setting[] = [
  { book: "settled", batchSize: 25, workers: 1 },
  { book: "settled", batchSize: 100, workers: 1 },
  { book: "settled", batchSize: 25, workers: 2 },
  { book: "settled", batchSize: 100, workers: 2 },
  { book: "overexposed", batchSize: 100, workers: 2 },
];

interface Pass {
  perMinute: number;
  workerMs: number;
  /** Null where the system does not tell. */
  postgresMs: number | null;
  engineMs: number;
}

/**
 * benchBatch measures `assessWorkspaces` end to end on a real PostgreSQL: load, compute, save, notify. The ideal is what
 * the pure computation alone would reach on as many cores as there are worker processes. The queue is not in it.
 */
export async function benchBatch(servers: BenchServers): Promise<void> {
  const { adminUrl, env } = await servers.makeBatchDatabase();
  // The filling goes through the product's verbs, which read this process's environment.
  Object.assign(process.env, env);
  const asOf = Date.now();
  const market = marketFactsOf(syntheticMarket(asOf), asOf);
  const population = await fillDatabase({ adminUrl, count: WORKSPACES, market }, systemClock);
  await closeDb();
  const workers = spawnWorkers(WORKERS_MAX, env);
  try {
    await measure(population, workers, market, await openPostgresCpu(adminUrl));
  } finally {
    for (const worker of workers) worker.disconnect();
  }
}

async function measure(
  population: Population,
  workers: readonly ChildProcess[],
  market: MarketFacts,
  postgresCpu: PostgresCpu | null,
): Promise<void> {
  const passes = new Map<Setting, Pass[]>(SETTINGS.map((setting) => [setting, []]));
  // The first assessment of each workspace, which also creates its advice, is not the everyday case; nor is a cold process.
  for (const ids of Object.values(population)) await runPass(ids, workers, { batchSize: 100 });
  for (let pass = 0; pass < PASSES; pass++) {
    for (const [setting, done] of passes) {
      const facts = syntheticFacts({ workspaceId: "w", connectionId: "c", seed: 1, book: setting.book }, market);
      const engineMs = medianCpuMs(() => assessed(facts, market));
      const ids = population[setting.book];
      const before = postgresCpu?.();
      const result = await runPass(ids, workers.slice(0, setting.workers), setting);
      const after = postgresCpu?.();
      const postgresMs = before === undefined || after === undefined ? null : (after - before) / ids.length;
      done.push({ ...result, postgresMs, engineMs });
    }
  }
  for (const [setting, done] of passes) reportSetting(setting, done);
}

function reportSetting({ book, batchSize, workers }: Setting, done: readonly Pass[]): void {
  const ideal = (workers * 60_000) / median(done.map(({ engineMs }) => engineMs));
  const name = `batch.${book}.size_${batchSize}_workers_${workers}`;
  const perMinute = median(done.map((pass) => pass.perMinute));
  report(
    { name: `${name}.workspaces_per_minute`, value: perMinute, unit: "workspaces/min" },
    {
      baseline: ideal,
      against: `the pure computation on ${workers} core${workers === 1 ? "" : "s"}`,
      goal: { atLeast: GOAL_SHARE_OF_IDEAL },
    },
  );
  if (workers === WORKERS_MAX)
    report(
      { name: `${name}.workspaces_per_minute_of_goal`, value: perMinute, unit: "workspaces/min" },
      { baseline: GOAL_PER_MINUTE, against: "goal", goal: { atLeast: 1 } },
    );
  const engine = { baseline: median(done.map(({ engineMs }) => engineMs)), against: "the pure computation" };
  report(
    { name: `${name}.worker_cpu`, value: median(done.map(({ workerMs }) => workerMs)), unit: "ms CPU/workspace" },
    engine,
  );
  const postgres = done.flatMap(({ postgresMs }) => (postgresMs === null ? [] : [postgresMs]));
  if (postgres.length > 0)
    report({ name: `${name}.postgres_cpu`, value: median(postgres), unit: "ms CPU/workspace" }, engine);
}

/** One pass over all workspaces, shared out evenly; the slowest worker ends it. */
async function runPass(ids: readonly string[], workers: readonly ChildProcess[], { batchSize }: { batchSize: number }) {
  const share = Math.ceil(ids.length / workers.length);
  const start = performance.now();
  const answers = await Promise.all(
    workers.map((worker, i) => ask(worker, { workspaceIds: ids.slice(i * share, (i + 1) * share), batchSize })),
  );
  const elapsedMs = performance.now() - start;
  return {
    perMinute: (ids.length * 60_000) / elapsedMs,
    workerMs: answers.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / ids.length,
  };
}

async function ask(worker: ChildProcess, order: BatchOrder): Promise<BatchAnswer> {
  const ended = new AbortController();
  const onExit = (code: number | null) =>
    ended.abort(new Error(`a batch worker ended with ${code}; its error is above`));
  worker.once("exit", onExit);
  worker.send(order);
  try {
    const [answer] = (await once(worker, "message", { signal: ended.signal })) as [BatchAnswer];
    return answer;
  } catch (error) {
    throw ended.signal.aborted ? ended.signal.reason : error;
  } finally {
    worker.off("exit", onExit);
  }
}

function spawnWorkers(count: number, env: NodeJS.ProcessEnv): ChildProcess[] {
  const script = process.argv[1] ?? "";
  return Array.from({ length: count }, () =>
    fork(script, [BATCH_WORKER_ARGUMENT], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] }),
  );
}
