import { ReplayError } from "./market/replay/replay-error";
import { startSandbox } from "./start-sandbox";

/** Exit code for a setting that cannot be used. */
const BAD_SETTING = 2;

/** An unset or empty variable is undefined; a port must be one. */
function portFrom(name: string, otherwise: number): number {
  const value = process.env[name];
  if (value === undefined || value === "") return otherwise;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return fail(`${name} must be a port between 0 and 65535, not "${value}".`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(BAD_SETTING);
}

async function main(): Promise<void> {
  const port = portFrom("SANDBOX_PORT", 3010);
  const smtpPort = portFrom("SANDBOX_SMTP_PORT", port + 1);
  const dir = process.env["SANDBOX_REPLAY"] || undefined;
  const asOf = process.env["SANDBOX_REPLAY_ASOF"] || undefined;
  if (asOf !== undefined && dir === undefined) {
    fail("SANDBOX_REPLAY_ASOF is set without SANDBOX_REPLAY. Set SANDBOX_REPLAY to the directory to replay.");
  }
  const sandbox = await startSandbox({
    port,
    smtpPort,
    host: process.env["SANDBOX_HOST"] || undefined,
    replay: dir === undefined ? undefined : { dir, asOf },
    webhookUrl: process.env["SANDBOX_WEBHOOK_URL"] || undefined,
    webhookSecret: process.env["STRIPE_WEBHOOK_SECRET"] || undefined,
    stateDir: process.env["SANDBOX_STATE_DIR"] || undefined,
  });
  process.stdout.write(
    `Sandbox is ready at ${sandbox.url} (${sandbox.venue.market.label()}; mail at ${sandbox.smtpUrl})\n`,
  );
  let isClosing = false;
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    void sandbox.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
}

main().catch((error: unknown) => {
  if (error instanceof ReplayError) fail(error.message);
  const { code, port } = error as { code?: string; port?: number };
  if (code === "EADDRINUSE")
    fail(`Port ${String(port)} is taken. Set SANDBOX_PORT or SANDBOX_SMTP_PORT to a free one.`);
  throw error;
});
