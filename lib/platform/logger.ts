import pino from "pino";
import { runtimeEnv } from "./env";

/** Key names whose values never reach a log, at any depth we use. */
const SECRET_KEYS = [
  "apiKey",
  "secret",
  "password",
  "passphrase",
  "token",
  "authorization",
  "cookie",
  "sealed",
  "passwordHash",
  "signature",
];

let root: pino.Logger | undefined;

/** logger returns the process's structured logger with a `part` label. Secrets are redacted by key name. */
export function logger(part: string): pino.Logger {
  root ??= pino({
    level: runtimeEnv().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[redacted]" },
  });
  return root.child({ part });
}
