import { join } from "node:path";
import { writeJson } from "../launcher/files.mjs";
import { STATE_DIR } from "../launcher/paths.mjs";
import { createStack } from "../launcher/stack.mjs";
import { TEST_LOGS, testSettings } from "./servers.mjs";

const STACK_FILE = join(STATE_DIR, "test", "stack.json");

/**
 * startBrowserStack brings up the whole product for the journeys, on free ports and in a database of its own on the
 * run's cluster. What a journey may need to look behind the screens (connection strings, logs, process ids) is in the
 * file named by BALLAST_STACK.
 */
export async function startBrowserStack(servers, stopSignal) {
  const settings = await testSettings();
  const { cluster, secrets, privateKeyFile } = servers;
  const stack = createStack({
    settings,
    secrets,
    privateKeyFile,
    // The cluster runs already and is stopped with the other test servers.
    cluster: { ...cluster, isNew: true, start: () => Promise.resolve("running"), stop: () => Promise.resolve() },
    logFolder: TEST_LOGS,
    stampFolder: join(STATE_DIR, "test"),
    stopSignal,
  });
  try {
    await stack.start();
  } catch (error) {
    await stack.stop();
    throw error;
  }
  const url = `http://localhost:${settings.ports.web}`;
  writeJson(
    STACK_FILE,
    {
      url,
      sandboxUrl: `http://localhost:${settings.ports.sandbox}`,
      workerHealthUrl: `http://localhost:${settings.ports.workerHealth}`,
      demo: secrets.demo,
      databases: stack.databases,
      adminUrl: cluster.adminUrl(settings.databaseName),
      redisUrl: servers.provided.redisUrl,
      logFolder: TEST_LOGS,
      pids: stack.pids(),
      workerEnv: stack.environmentFor("worker"),
    },
    0o600,
  );
  return {
    env: { ...process.env, BALLAST_URL: url, BALLAST_STACK: STACK_FILE },
    died: stack.died,
    stop: () => stack.stop(),
  };
}
