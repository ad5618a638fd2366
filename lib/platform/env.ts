import { readFileSync } from "node:fs";
import { z } from "zod";

/**
 * The one module that reads the process environment. Empty strings count as unset. `runtimeEnv` is parsed at start by
 * `instrumentation.ts` and `workers/main.ts`, so a wrong value stops the process with one line instead of failing the
 * first unlucky request.
 */
const optionalUrl = z.url().optional();

const webSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  DATABASE_URL: z.string().startsWith("postgres", "must be a postgres:// URL of the role ballast_app"),
  REDIS_URL: z.string().startsWith("redis", "must be a redis:// URL").optional(),
  QUEUE_DATABASE_URL: z
    .string()
    .startsWith("postgres", "must be a postgres:// URL of the role ballast_queue")
    .optional(),
  NEXTAUTH_URL: z.url(),
  NEXTAUTH_SECRET: z.string().min(32, "needs at least 32 characters"),
  CREDENTIALS_PUBLIC_KEY: z
    .string()
    .regex(/^[a-z0-9]+:[A-Za-z0-9+/=]+$/, "must look like kek1:<base64 X25519 public key>"),
  WEB_SECRET_KEY: z.string().min(44, "must be 32 bytes in base64"),
  STRIPE_SECRET_KEY: z.string().startsWith("sk_", "must be a Stripe secret key"),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith("whsec_", "must be a Stripe webhook secret"),
  STRIPE_API_URL: optionalUrl,
  EXCHANGE_BASE_URL: optionalUrl,
  SOURCES_BASE_URL: optionalUrl,
  COINMETRICS_LICENCE: z.string().max(200).optional(),
  REDDIT_LICENCE: z.string().max(200).optional(),
  SANDBOX_URL: optionalUrl,
  SMTP_URL: z.string().startsWith("smtp", "must be an smtp:// or smtps:// URL"),
  OPERATOR_EMAIL: z.email().optional(),
  EGRESS_ADDRESSES: z
    .string()
    .regex(/^[0-9a-f.:]+(\s*,\s*[0-9a-f.:]+)*$/i, "must be IP addresses with commas between")
    .optional(),
  MAIL_FROM: z.string().min(3).default("Ballast <ballast@localhost>"),
});

const workerSchema = webSchema.extend({
  DATABASE_BATCH_URL: z.string().startsWith("postgres", "must be a postgres:// URL of the role ballast_batch"),
  CREDENTIALS_PRIVATE_KEY_FILE: z.string().min(1),
  WORKER_HEALTH_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
});

const seedSchema = webSchema.extend({
  DEMO_EMAIL: z.email(),
  DEMO_PASSWORD: z.string().min(8, "needs at least 8 characters"),
  SANDBOX_URL: z.url(),
});

export type WebEnv = z.infer<typeof webSchema>;
export type WorkerEnv = z.infer<typeof workerSchema>;

/** EnvironmentError names each wrong variable; the value itself is not printed, it may be a secret. */
export class EnvironmentError extends Error {}

function parse<T>(schema: z.ZodType<T>): T {
  const given = Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new EnvironmentError(`Wrong configuration — ${lines.join("; ")}. See the table in README.md, "Configuration".`);
}

let web: WebEnv | undefined;
let worker: WorkerEnv | undefined;

/** runtimeEnv is the configuration every process of the product needs. Throws EnvironmentError. */
export function runtimeEnv(): WebEnv {
  web ??= parse(webSchema);
  return web;
}

/** workerEnv adds what only the worker may hold. Throws EnvironmentError. */
export function workerEnv(): WorkerEnv {
  worker ??= parse(workerSchema);
  return worker;
}

/** seedEnv is what the demo data need: whose account, and the sandbox that holds the exchange account. */
export function seedEnv(): z.infer<typeof seedSchema> {
  return parse(seedSchema);
}

/** readCredentialsPrivateKey reads the worker's X25519 private key (`<kekId>:<base64 PKCS8 DER>` lines, newest first). */
export function readCredentialsPrivateKey(): string {
  return readFileSync(workerEnv().CREDENTIALS_PRIVATE_KEY_FILE, "utf8");
}
