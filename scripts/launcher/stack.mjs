import { existsSync, readFileSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { databaseUrls, environmentFor } from "./environment.mjs";
import { EXIT_FIXABLE, EXIT_RUN_FAILED, LaunchFailure } from "./failure.mjs";
import { readJson, writeJson } from "./files.mjs";
import { waitUntil } from "./http.mjs";
import { BUILD_DIR, moduleFile } from "./paths.mjs";
import { say, step } from "./progress.mjs";
import { lastWords, startService, stopService } from "./services.mjs";
import { runTool, tailOf } from "./tools.mjs";

const SANDBOX_TIMEOUT_MS = 60_000;
const READY_TIMEOUT_MS = 180_000;
/** The worker lets running jobs finish for 25 s; the web process closes its streams at once. */
const STOP_TIMEOUT_MS = { web: 12_000, worker: 32_000, sandbox: 6_000 };
const STOP_ORDER = ["web", "worker", "sandbox"];

/**
 * A stack is everything Ballast runs, on one machine: PostgreSQL, migrations, sandbox, web, worker, demo data.
 *
 * @param {object} options
 * @param {import("./settings.mjs").Settings} options.settings
 * @param {import("./secrets.mjs").Secrets} options.secrets
 * @param {string} options.privateKeyFile
 * @param {import("./postgres.mjs").Cluster | null} options.cluster null when the person has a PostgreSQL of their own
 * @param {string} options.logFolder
 * @param {string} options.stampFolder where it is noted which database holds the demo data already
 * @param {string} [options.sandboxFolder] where the sandbox's accounts and payments survive a restart, by database
 * @param {AbortSignal} options.stopSignal ends every waiting
 * @param {(name: string, pid: number) => void} [options.onService]
 */
export function createStack({
  settings,
  secrets,
  privateKeyFile,
  cluster,
  logFolder,
  stampFolder,
  sandboxFolder,
  stopSignal,
  onService,
}) {
  const services = new Map();
  const dead = new AbortController();
  const giveUp = AbortSignal.any([dead.signal, stopSignal]);
  let isStopping = false;

  const adminUrl = cluster?.adminUrl("postgres") ?? settings.databaseUrl;
  const database = cluster ? settings.databaseName : new URL(settings.databaseUrl).pathname.slice(1);
  const databases = databaseUrls({ settings, secrets, adminUrl, database });
  const installation = {
    settings,
    secrets,
    privateKeyFile,
    databases,
    ...(sandboxFolder === undefined ? {} : { sandboxStateFolder: join(sandboxFolder, database) }),
  };

  const launch = (name, args) => {
    const env = environmentFor(name, installation);
    const service = startService({
      name,
      args,
      env,
      logFolder,
      stopTimeoutMs: STOP_TIMEOUT_MS[name],
      onEnd: onServiceEnd,
    });
    services.set(name, service);
    if (service.child.pid !== undefined) onService?.(name, service.child.pid);
  };

  const onServiceEnd = (service, how, code) => {
    if (isStopping || dead.signal.aborted) return;
    const words = tailOf(lastWords(service), 12);
    // Our processes end with 2 when their configuration is wrong; that is for the person to correct.
    const exitCode = code === EXIT_FIXABLE ? EXIT_FIXABLE : EXIT_RUN_FAILED;
    dead.abort(
      new LaunchFailure(`The ${service.name} process ended (${how}); its log is ${service.log}:\n${words}`, {
        exitCode,
      }),
    );
  };

  const bundle = (name) => join(BUILD_DIR, `${name}.mjs`);
  const webUrl = `http://localhost:${settings.ports.web}`;

  return {
    /** Aborts, with the reason, when a service ends without being asked to. */
    died: dead.signal,
    databases,
    environmentFor: (role) => environmentFor(role, installation),
    pids: () => Object.fromEntries([...services].map(([name, { child }]) => [name, child.pid])),

    async start() {
      if (cluster) await step(`PostgreSQL on port ${cluster.port}`, () => cluster.start());
      await step("Database schema", () => migrate(environmentFor("migrate", installation)));
      if (settings.sandbox.enabled) {
        await step(`Sandbox on port ${settings.ports.sandbox}`, async () => {
          launch("sandbox", [bundle("sandbox")]);
          await waitUntil("The sandbox", `http://localhost:${settings.ports.sandbox}/`, {
            timeoutMs: SANDBOX_TIMEOUT_MS,
            giveUp,
          });
        });
      }
      await step(`Web on port ${settings.ports.web} and worker`, async () => {
        launch("worker", [bundle("worker")]);
        launch("web", [moduleFile("next", "dist", "bin", "next"), "start", "-p", String(settings.ports.web)]);
        await waitUntil("Ballast", `${webUrl}/api/health`, {
          isReady: (response) => response.ok,
          timeoutMs: READY_TIMEOUT_MS,
          giveUp,
        });
      });
      await seed({ installation, database, stampFolder, isNewCluster: cluster?.isNew ?? false });
      giveUp.throwIfAborted();
    },

    /** Stops web, worker, sandbox and PostgreSQL, in this order. Safe to call at any time. */
    async stop() {
      isStopping = true;
      for (const name of STOP_ORDER) {
        const service = services.get(name);
        if (!service) continue;
        const endedByItself = await stopService(service);
        if (!endedByItself)
          say(`  ! ${name} did not end within ${STOP_TIMEOUT_MS[name] / 1000} s and was killed; see ${service.log}`);
      }
      await cluster?.stop();
    },
  };
}

async function migrate(env) {
  const { stdout } = await runTool("migrate", process.execPath, [join(BUILD_DIR, "migrate.mjs"), "apply"], { env });
  const applied = stdout.split("\n").filter((line) => line.startsWith("applied ")).length;
  return applied === 0 ? "unchanged" : `${applied} migration${applied === 1 ? "" : "s"} applied`;
}

/** Demo data go in once per database and version of the seed. */
async function seed({ installation, database, stampFolder, isNewCluster }) {
  const script = join(BUILD_DIR, "seed.mjs");
  if (!installation.settings.sandbox.enabled || !existsSync(script)) return;
  const stamp = join(stampFolder, `seed-${database}.json`);
  if (isNewCluster) rmSync(stamp, { force: true });
  const key = createHash("sha256").update(readFileSync(script)).digest("hex");
  await step("Demo data", async () => {
    if (readJson(stamp, {}).key === key) return "unchanged";
    await runTool("seed", process.execPath, [script], { env: environmentFor("seed", installation) });
    writeJson(stamp, { key });
    return "done";
  });
}
