import { LaunchFailure } from "./failure.mjs";
import { ROOT } from "./paths.mjs";

/**
 * Variables that only some processes may hold. Each process gets the ones its role lists, and no other; an empty string
 * keeps Next from filling a gap out of `.env`.
 */
const GUARDED = [
  "DATABASE_ADMIN_URL",
  "DATABASE_OWNER_URL",
  "DATABASE_URL",
  "DATABASE_BATCH_URL",
  "QUEUE_DATABASE_URL",
  "REDIS_URL",
  "NEXTAUTH_SECRET",
  "CREDENTIALS_PUBLIC_KEY",
  "CREDENTIALS_PRIVATE_KEY_FILE",
  "WEB_SECRET_KEY",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "SMTP_URL",
  "DEMO_EMAIL",
  "DEMO_PASSWORD",
];

const PRODUCT = [
  "DATABASE_URL",
  "QUEUE_DATABASE_URL",
  "REDIS_URL",
  "NEXTAUTH_SECRET",
  "CREDENTIALS_PUBLIC_KEY",
  "WEB_SECRET_KEY",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "SMTP_URL",
];

const ALLOWED = {
  web: PRODUCT,
  worker: [...PRODUCT, "DATABASE_BATCH_URL", "CREDENTIALS_PRIVATE_KEY_FILE"],
  seed: [...PRODUCT, "DATABASE_BATCH_URL", "CREDENTIALS_PRIVATE_KEY_FILE", "DEMO_EMAIL", "DEMO_PASSWORD"],
  sandbox: ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
  migrate: ["DATABASE_ADMIN_URL", "DATABASE_OWNER_URL", "DATABASE_URL", "DATABASE_BATCH_URL", "QUEUE_DATABASE_URL"],
};

/** @typedef {keyof typeof ALLOWED} ProcessRole */

/**
 * @typedef {object} DatabaseUrls
 * @property {string | undefined} admin creates roles and the database; absent when the person manages them
 * @property {string} owner
 * @property {string} app
 * @property {string} batch
 * @property {string} queue
 */

/**
 * databaseUrls derives each role's connection string.
 * - DATABASE_URL together with DATABASE_OWNER_URL and DATABASE_BATCH_URL: used as they are.
 * - DATABASE_URL alone (or the embedded cluster): a role that may create roles; ours are made through it.
 *
 * @returns {DatabaseUrls}
 */
export function databaseUrls({ settings, secrets, adminUrl, database }) {
  const { env } = settings;
  if (env.DATABASE_OWNER_URL !== undefined || env.DATABASE_BATCH_URL !== undefined) {
    const names = ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BATCH_URL"];
    if (settings.redisUrl === null) names.push("QUEUE_DATABASE_URL");
    const missing = names.filter((name) => env[name] === undefined);
    if (missing.length > 0)
      throw new LaunchFailure(
        `${missing.join(", ")} is not set: give one connection string per role, or DATABASE_URL alone with a role that may create the others.`,
      );
    return {
      admin: env.DATABASE_ADMIN_URL,
      owner: env.DATABASE_OWNER_URL,
      app: env.DATABASE_URL,
      batch: env.DATABASE_BATCH_URL,
      queue: env.QUEUE_DATABASE_URL ?? "",
    };
  }
  const forRole = (role) => {
    const url = new URL(adminUrl);
    url.username = `ballast_${role}`;
    url.password = secrets.database[role];
    url.pathname = `/${database}`;
    return url.href;
  };
  return {
    admin: adminUrl,
    owner: forRole("owner"),
    app: forRole("app"),
    batch: forRole("batch"),
    queue: forRole("queue"),
  };
}

/**
 * environmentFor makes the environment of one process: what the person set, plus what this run derived, minus what the
 * process must not know.
 *
 * @param {ProcessRole} role
 * @param {{ settings: import("./settings.mjs").Settings, secrets: import("./secrets.mjs").Secrets,
 *   privateKeyFile: string, databases: DatabaseUrls, sandboxStateFolder?: string }} installation
 *   `sandboxStateFolder`: where the sandbox keeps accounts and payments across restarts; without it, it forgets them
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(role, { settings, secrets, privateKeyFile, databases, sandboxStateFolder }) {
  const { env, ports, sandbox } = settings;
  const all = {
    NEXTAUTH_SECRET: secrets.nextauthSecret,
    CREDENTIALS_PUBLIC_KEY: secrets.credentialsPublicKey,
    CREDENTIALS_PRIVATE_KEY_FILE: privateKeyFile,
    WEB_SECRET_KEY: secrets.webSecretKey,
    ...(sandbox.enabled ? sandboxServices(settings, secrets) : {}),
    NEXTAUTH_URL: `http://localhost:${ports.web}`,
    LOG_LEVEL: "info",
    ...env,
    ...(sandbox.enabled ? sandboxUrls(settings) : {}),
    SANDBOX_STATE_DIR: sandboxStateFolder ?? "",
    DEMO_EMAIL: secrets.demo.email,
    DEMO_PASSWORD: secrets.demo.password,
    DATABASE_ADMIN_URL: databases.admin ?? "",
    DATABASE_OWNER_URL: databases.owner,
    DATABASE_URL: databases.app,
    DATABASE_BATCH_URL: databases.batch,
    QUEUE_DATABASE_URL: settings.redisUrl === null || role === "migrate" ? databases.queue : "",
    REDIS_URL: settings.redisUrl ?? "",
    PORT: String(ports.web),
    WORKER_HEALTH_PORT: String(ports.workerHealth),
    NODE_ENV: "production",
    NODE_OPTIONS: [env.NODE_OPTIONS, role === "web" ? undefined : "--enable-source-maps"].filter(Boolean).join(" "),
    NEXT_TELEMETRY_DISABLED: "1",
    TZ: "UTC",
  };
  const allowed = new Set(ALLOWED[role]);
  for (const name of GUARDED) if (!allowed.has(name)) all[name] = "";
  return Object.fromEntries(Object.entries(all).filter(([name]) => !/^npm_/i.test(name)));
}

/** What the sandbox stands in for; a value of the person's own wins, for instance to try a real mail server. */
function sandboxServices({ ports }, secrets) {
  return {
    STRIPE_SECRET_KEY: secrets.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    STRIPE_API_URL: `http://127.0.0.1:${ports.sandbox}`,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: "Ballast <ballast@localhost>",
  };
}

function sandboxUrls({ ports, sandbox }) {
  const base = `http://localhost:${ports.sandbox}`;
  return {
    SANDBOX_URL: base,
    EXCHANGE_BASE_URL: base,
    EGRESS_ADDRESSES: "127.0.0.1",
    SOURCES_BASE_URL: base,
    // What the sandbox answers is nobody's data.
    COINMETRICS_LICENCE: "sandbox data",
    REDDIT_LICENCE: "sandbox data",
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_SMTP_PORT: String(ports.smtp),
    SANDBOX_WEBHOOK_URL: `http://localhost:${ports.web}/api/webhooks/stripe`,
    SANDBOX_REPLAY: sandbox.replay ?? "",
    SANDBOX_REPLAY_ASOF: sandbox.replayAsOf ?? "",
  };
}

/** The environment of a build: nothing of the installation, so that the product is the same for everybody. */
export function buildEnvironment(env = process.env) {
  const kept = Object.entries(env).filter(([name]) => !GUARDED.includes(name) && !/^npm_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(GUARDED.map((name) => [name, ""])),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // `prisma generate` would download an engine it does not use; any executable satisfies it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
    INIT_CWD: ROOT,
  };
}
