import { existsSync } from "node:fs";
import { join } from "node:path";
import { databaseUrls, environmentFor } from "../launcher/environment.mjs";
import { waitUntil } from "../launcher/http.mjs";
import { BUILD_DIR, STATE_DIR } from "../launcher/paths.mjs";
import { isPortFree, randomPort } from "../launcher/ports.mjs";
import { openCluster, temporaryClusterHome } from "../launcher/postgres.mjs";
import { loadSecrets } from "../launcher/secrets.mjs";
import { startService, stopService } from "../launcher/services.mjs";
import { readSettings } from "../launcher/settings.mjs";
import { runTool } from "../launcher/tools.mjs";
import { startRedis } from "./redis.mjs";

const TEST_DIR = join(STATE_DIR, "test");
export const TEST_LOGS = join(TEST_DIR, "logs");
export const TEMPLATE_DATABASE = "ballast_template";
const SANDBOX_TIMEOUT_MS = 30_000;

/** Durability costs time and a test database is thrown away. Every test file brings its own pools. */
const CLUSTER_SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
  shared_buffers: "256MB",
};

/**
 * startTestServers brings up one throw-away PostgreSQL with a migrated template database, a Redis where the machine has
 * one, and a sandbox: all on random ports, beside anything that runs already.
 */
export async function startTestServers() {
  const stops = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
    stops.length = 0;
  };
  try {
    const { secrets, privateKeyFile } = loadSecrets(join(TEST_DIR, "secrets"));
    const settings = await testSettings();
    const cluster = openCluster({
      home: await temporaryClusterHome(),
      port: await randomPort(),
      password: secrets.database.admin,
      settings: CLUSTER_SETTINGS,
    });
    stops.push(() => cluster.discard());
    await cluster.start();
    const adminUrl = cluster.adminUrl("postgres");
    const databases = databaseUrls({ settings, secrets, adminUrl, database: TEMPLATE_DATABASE });
    const installation = { settings, secrets, privateKeyFile, databases };
    await runTool("migrate-template", process.execPath, [join(BUILD_DIR, "migrate.mjs"), "apply"], {
      env: environmentFor("migrate", installation),
    });
    const redis = await startRedis(await randomPort(), TEST_LOGS);
    if (redis) stops.push(redis.stop);
    const sandbox = await startSandbox(installation);
    if (sandbox) stops.push(() => stopService(sandbox));
    return {
      /** What test files get: strings only, so that it can cross process borders. */
      provided: {
        adminUrl,
        template: TEMPLATE_DATABASE,
        redisUrl: redis?.url ?? null,
        hasSandbox: sandbox !== null,
        workerEnv: plainValues(environmentFor("worker", installation)),
        ownerUrl: databases.owner,
      },
      cluster,
      secrets,
      privateKeyFile,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Settings on free ports, without anything from `.env` or the shell that belongs to a real installation. */
export async function testSettings(extra = {}) {
  const own =
    /^(DATABASE|QUEUE_DATABASE|REDIS|SANDBOX|SMTP|STRIPE|NEXTAUTH|EXCHANGE|SOURCES|COINMETRICS|REDDIT|MAIL|WEB_SECRET|CREDENTIALS|DEMO|WORKER|PORT$)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
  for (;;) {
    // Below the range from which the system hands out ports by itself.
    const base = 20_000 + Math.floor(Math.random() * 10_000);
    const settings = readSettings({ ...env, ...extra, PORT: String(base) }, { dotEnv: false });
    const free = await Promise.all(Object.values(settings.ports).map(isPortFree));
    if (free.every(Boolean)) return settings;
  }
}

async function startSandbox(installation) {
  const script = join(BUILD_DIR, "sandbox.mjs");
  if (!existsSync(script)) return null;
  const ended = new AbortController();
  const service = startService({
    name: "sandbox",
    args: [script],
    env: environmentFor("sandbox", installation),
    logFolder: TEST_LOGS,
    stopTimeoutMs: 5_000,
    onEnd: (_, how) => ended.abort(new Error(`the sandbox ended (${how}); see ${join(TEST_LOGS, "sandbox.log")}`)),
  });
  await waitUntil("The sandbox", `http://localhost:${installation.settings.ports.sandbox}/`, {
    timeoutMs: SANDBOX_TIMEOUT_MS,
    giveUp: ended.signal,
  });
  return service;
}

/** The product's variables alone, for a test process that has its own PATH, HOME and the rest. */
function plainValues(env) {
  const names = Object.keys(env).filter((name) => process.env[name] !== env[name] && name !== "NODE_OPTIONS");
  return { ...Object.fromEntries(names.map((name) => [name, env[name]])), NODE_ENV: "test", LOG_LEVEL: "silent" };
}
