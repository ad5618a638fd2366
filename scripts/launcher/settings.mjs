import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { LaunchFailure } from "./failure.mjs";
import { ROOT } from "./paths.mjs";

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65_535;

/**
 * @typedef {object} Settings what the person chose; everything else follows from it
 * @property {NodeJS.ProcessEnv} env the environment, with `.env` below it
 * @property {{ web: number, sandbox: number, smtp: number, postgres: number, workerHealth: number }} ports
 * @property {{ enabled: boolean, replay: string | null, replayAsOf: string | null }} sandbox
 * @property {string | null} databaseUrl PostgreSQL of the person's own; null means embedded
 * @property {string | null} redisUrl null means that the queue runs on PostgreSQL
 * @property {string} databaseName
 */

/**
 * readSettings parses and checks the environment before anything is started.
 * @returns {Settings}
 * @throws {LaunchFailure} naming the variable, its value and the remedy
 */
export function readSettings(processEnv = process.env, { dotEnv = true } = {}) {
  const env = { ...(dotEnv ? readDotEnv() : {}), ...withoutEmpty(processEnv) };
  const web = port(env, "PORT", DEFAULT_PORT);
  const ports = {
    web,
    sandbox: port(env, "SANDBOX_PORT", web + 10),
    smtp: port(env, "SANDBOX_SMTP_PORT", web + 11),
    postgres: Math.min(web + 12, HIGHEST_PORT),
    workerHealth: port(env, "WORKER_HEALTH_PORT", web + 13),
  };
  const sandbox = readSandbox(env);
  return {
    env,
    ports,
    sandbox,
    databaseUrl: url(env, "DATABASE_URL", ["postgres:", "postgresql:"]),
    redisUrl: url(env, "REDIS_URL", ["redis:", "rediss:"]),
    databaseName: databaseName(sandbox),
  };
}

function readDotEnv() {
  const file = join(ROOT, ".env");
  return existsSync(file) ? withoutEmpty(parseEnv(readFileSync(file, "utf8"))) : {};
}

/** An empty string counts as unset, as it does in lib/platform/env.ts. */
function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
}

function port(env, name, fallback) {
  const text = env[name] ?? String(fallback);
  const value = Number(text);
  const highest = name === "PORT" ? HIGHEST_PORT - 13 : HIGHEST_PORT;
  if (/^\d+$/.test(text) && value >= 1 && value <= highest) return value;
  throw new LaunchFailure(
    `${name}=${text} is not a port: use a whole number from 1 to ${highest}, such as ${fallback}.`,
  );
}

function url(env, name, protocols) {
  const text = env[name];
  if (text === undefined) return null;
  // The value may hold a password: it is not repeated.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new LaunchFailure(
      `${name} is not a ${protocols[0]}// URL: correct it, or unset it to use the built-in default.`,
    );
  return text;
}

function readSandbox(env) {
  const { SANDBOX = "on", SANDBOX_REPLAY, SANDBOX_REPLAY_ASOF } = env;
  if (SANDBOX !== "on" && SANDBOX !== "off")
    throw new LaunchFailure(`SANDBOX=${SANDBOX} is neither on nor off: leave it unset to run with the sandbox.`);
  if (SANDBOX === "off") {
    requireOutsideWorld(env);
    return { enabled: false, replay: null, replayAsOf: null };
  }
  if (SANDBOX_REPLAY_ASOF !== undefined && SANDBOX_REPLAY === undefined)
    throw new LaunchFailure("SANDBOX_REPLAY_ASOF is set without SANDBOX_REPLAY: name the folder to replay too.");
  if (SANDBOX_REPLAY === undefined) return { enabled: true, replay: null, replayAsOf: null };

  const replay = resolve(ROOT, SANDBOX_REPLAY);
  if (!existsSync(join(replay, "daily_ohlcv.csv")))
    throw new LaunchFailure(
      `SANDBOX_REPLAY=${SANDBOX_REPLAY} has no daily_ohlcv.csv (looked in ${replay}): name a folder of market history.`,
    );
  if (SANDBOX_REPLAY_ASOF !== undefined && !isDate(SANDBOX_REPLAY_ASOF))
    throw new LaunchFailure(
      `SANDBOX_REPLAY_ASOF=${SANDBOX_REPLAY_ASOF} is not a date: write it like 2020-03-13, or unset it for the last day.`,
    );
  return { enabled: true, replay, replayAsOf: SANDBOX_REPLAY_ASOF ?? null };
}

/** Without the sandbox nothing outside may be made up: mail and payments must be the operator's own. */
function requireOutsideWorld(env) {
  const missing = ["SMTP_URL", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"].filter((name) => env[name] === undefined);
  if (missing.length === 0) return;
  throw new LaunchFailure(`SANDBOX=off needs ${missing.join(", ")}: set them, or unset SANDBOX to use the sandbox.`);
}

function isDate(text) {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** One database per market: prices of a replay must never meet those of the simulator or of real exchanges. */
function databaseName({ enabled, replay, replayAsOf }) {
  if (!enabled) return "ballast_live";
  if (replay === null) return "ballast";
  return `ballast_replay_${createHash("sha256").update(`${replay}\0${replayAsOf}`).digest("hex").slice(0, 12)}`;
}
