import { existsSync } from "node:fs";
import { join } from "node:path";
import { databaseUrls, environmentFor } from "../scripts/launcher/environment.mjs";
import { BUILD_DIR, ROOT, STATE_DIR, moduleFile } from "../scripts/launcher/paths.mjs";
import { randomPort } from "../scripts/launcher/ports.mjs";
import { openCluster, temporaryClusterHome } from "../scripts/launcher/postgres.mjs";
import { sayTo } from "../scripts/launcher/progress.mjs";
import { loadSecrets } from "../scripts/launcher/secrets.mjs";
import { startService, stopService } from "../scripts/launcher/services.mjs";
import { createStack } from "../scripts/launcher/stack.mjs";
import { runTool } from "../scripts/launcher/tools.mjs";
import { testSettings } from "../scripts/testing/servers.mjs";

const BENCH_DIR = join(STATE_DIR, "bench");
const LOGS = join(BENCH_DIR, "logs");
const BATCH_DATABASE = "ballast_batch";

/** A cluster as `npm start` runs it, durable; only statements are counted in addition. */
const CLUSTER_SETTINGS = { shared_preload_libraries: "pg_stat_statements" };

// In the bundle, ROOT is right because .ballast/build lies as deep below the repository as scripts/launcher.

/** @type {import("./servers.d.mts").startBenchServers} */
export async function startBenchServers() {
  sayTo("stderr", { onlyWork: true });
  const { secrets, privateKeyFile } = loadSecrets(join(BENCH_DIR, "secrets"));
  const cluster = openCluster({
    home: await temporaryClusterHome(),
    port: await randomPort(),
    password: secrets.database.admin,
    settings: CLUSTER_SETTINGS,
  });
  const stops = [() => cluster.discard()];
  let stopping;
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop();
  };
  const stop = () => (stopping ??= stopAll());
  try {
    await cluster.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const installationOf = (settings, database) => ({
    settings,
    secrets,
    privateKeyFile,
    databases: databaseUrls({ settings, secrets, adminUrl: cluster.adminUrl("postgres"), database }),
  });
  return {
    stop,
    async makeBatchDatabase() {
      const installation = installationOf(await testSettings(), BATCH_DATABASE);
      await runTool("bench-migrate", process.execPath, [join(BUILD_DIR, "migrate.mjs"), "apply"], {
        env: environmentFor("migrate", installation),
      });
      const env = { ...environmentFor("worker", installation), LOG_LEVEL: "silent" };
      return { adminUrl: cluster.adminUrl(BATCH_DATABASE), env };
    },
    async startProduct() {
      const settings = await testSettings();
      const stack = createStack({
        settings,
        secrets,
        privateKeyFile,
        // The cluster runs already; `isNew` has the demo data made again.
        cluster: { ...cluster, isNew: true, start: () => Promise.resolve("running"), stop: () => Promise.resolve() },
        logFolder: LOGS,
        stampFolder: BENCH_DIR,
        stopSignal: new AbortController().signal,
      });
      stops.push(() => stack.stop());
      await stack.start();
      return {
        url: `http://localhost:${settings.ports.web}`,
        adminUrl: cluster.adminUrl(settings.databaseName),
        workerPid: stack.pids().worker,
      };
    },
    async startNext(folder, env) {
      const next = moduleFile("next", "dist", "bin", "next");
      const all = { ...process.env, ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
      await runTool("bench-control-build", process.execPath, [next, "build", folder], { env: all });
      const port = await randomPort();
      const service = startService({
        name: "control",
        args: [next, "start", folder, "-p", String(port)],
        env: all,
        logFolder: LOGS,
        stopTimeoutMs: 10_000,
        onEnd: () => undefined,
      });
      stops.push(() => stopService(service));
      return `http://localhost:${port}`;
    },
  };
}

/** @type {import("./servers.d.mts").hasWebBuild} */
export function hasWebBuild() {
  return existsSync(join(ROOT, ".next", "ballast-build"));
}
