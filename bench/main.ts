import { cpus, loadavg, totalmem } from "node:os";
import { benchBatch } from "./batch";
import { BATCH_WORKER_ARGUMENT, serveBatches } from "./batch-worker";
import { benchEngine } from "./engine";
import { benchKernels } from "./kernels";
import { reportContext, reportFailed } from "./report";
import { startBenchServers } from "./servers.mjs";
import { benchWeb } from "./web";

/**
 * `npm run bench [-- engine kernels batch web]` measures what the product does beside what the performance brief asks
 * for, one JSON line per figure. docs/performance.md explains the lines.
 */
const ALONE = { engine: benchEngine, kernels: benchKernels } as const;
const WITH_SERVERS = { batch: benchBatch, web: benchWeb } as const;

const EXIT_FIXABLE = 2;
const EXIT_STOPPED = 130;

async function main(wanted: readonly string[]): Promise<void> {
  const sections = [...Object.keys(ALONE), ...Object.keys(WITH_SERVERS)];
  const unknown = wanted.find((name) => !sections.includes(name));
  if (unknown !== undefined) {
    process.stderr.write(`"${unknown}" is no section: use some of ${sections.join(", ")}.\n`);
    process.exitCode = EXIT_FIXABLE;
    return;
  }
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  reportContext({
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model ?? "unknown",
    cpus: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    loadAverage: loadavg(),
  });
  for (const [name, run] of Object.entries(ALONE)) if (isWanted(name)) await section(name, run);
  if (!Object.keys(WITH_SERVERS).some(isWanted)) return;
  await section("servers", async () => {
    const servers = await startBenchServers();
    // Services have process groups of their own: a signal to us does not reach them.
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void servers.stop().finally(() => process.exit(EXIT_STOPPED)));
    }
    try {
      for (const [name, run] of Object.entries(WITH_SERVERS))
        if (isWanted(name)) await section(name, () => run(servers));
    } finally {
      await servers.stop();
    }
  });
}

/** A section that fails takes its own figures away, not the others'. */
async function section(name: string, run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    reportFailed(name, error);
  }
}

const args = process.argv.slice(2);
if (args[0] === BATCH_WORKER_ARGUMENT) serveBatches();
else await main(args);
