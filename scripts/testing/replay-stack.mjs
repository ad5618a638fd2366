#!/usr/bin/env node
/**
 * `node scripts/testing/replay-stack.mjs <folder> <day>`: the whole product once more, beside the journeys' own, on a
 * market of the past. Needs the run's cluster (BALLAST_STACK) and its builds. Writes one line of JSON with its address
 * when it is ready, and stops at a signal.
 */
import { join } from "node:path";
import { readJson } from "../launcher/files.mjs";
import { STATE_DIR } from "../launcher/paths.mjs";
import { sayTo } from "../launcher/progress.mjs";
import { report } from "../launcher/report.mjs";
import { loadSecrets } from "../launcher/secrets.mjs";
import { onStopSignal } from "../launcher/signals.mjs";
import { createStack } from "../launcher/stack.mjs";
import { TEST_LOGS, testSettings } from "./servers.mjs";

const [folder, day] = process.argv.slice(2);
sayTo("stderr");

await report(async () => {
  const stopSignal = onStopSignal();
  const { adminUrl } = readJson(process.env.BALLAST_STACK ?? "", {});
  const settings = await testSettings({ SANDBOX_REPLAY: folder, SANDBOX_REPLAY_ASOF: day });
  const { secrets, privateKeyFile } = loadSecrets(join(STATE_DIR, "test", "secrets"));
  const stack = createStack({
    settings,
    secrets,
    privateKeyFile,
    cluster: {
      port: new URL(adminUrl).port,
      isNew: true,
      adminUrl: () => adminUrl,
      start: () => Promise.resolve("running"),
      stop: () => Promise.resolve(),
    },
    logFolder: join(TEST_LOGS, "replay"),
    stampFolder: join(STATE_DIR, "test", "replay"),
    stopSignal,
  });
  try {
    await stack.start();
    process.stdout.write(`${JSON.stringify({ url: `http://localhost:${settings.ports.web}` })}\n`);
    await new Promise((resolve) => {
      for (const signal of [stopSignal, stack.died]) signal.addEventListener("abort", resolve, { once: true });
    });
  } finally {
    await stack.stop();
  }
  return 0;
});
