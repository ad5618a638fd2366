import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { databaseUrls, environmentFor } from "./environment.mjs";
import { loadSecrets } from "./secrets.mjs";
import { readSettings } from "./settings.mjs";

const read = (env) => readSettings(env, { dotEnv: false });

describe("readSettings", () => {
  it("puts the other ports beside PORT", () => {
    expect(read({ PORT: "4000" }).ports).toEqual({
      web: 4000,
      sandbox: 4010,
      smtp: 4011,
      postgres: 4012,
      workerHealth: 4013,
    });
    expect(read({ PORT: "4000", SANDBOX_PORT: "9000" }).ports.sandbox).toBe(9000);
  });

  it("reads an empty string as unset", () => {
    expect(read({ PORT: "", DATABASE_URL: "", REDIS_URL: "", SANDBOX_REPLAY: "" })).toMatchObject({
      ports: { web: 3000 },
      databaseUrl: null,
      redisUrl: null,
      sandbox: { replay: null },
    });
  });

  it.each([
    ["PORT is no number", { PORT: "abc" }, "PORT=abc is not a port"],
    [
      "PORT leaves no room for its neighbours",
      { PORT: "65530" },
      "PORT=65530 is not a port: use a whole number from 1 to 65522",
    ],
    [
      "DATABASE_URL is of another database",
      { DATABASE_URL: "mysql://me:hunter2@x/y" },
      "DATABASE_URL is not a postgres:// URL",
    ],
    ["REDIS_URL is no URL", { REDIS_URL: "localhost" }, "REDIS_URL is not a redis:// URL"],
    ["the replay folder is missing", { SANDBOX_REPLAY: "/nope" }, "SANDBOX_REPLAY=/nope has no daily_ohlcv.csv"],
    ["a date stands alone", { SANDBOX_REPLAY_ASOF: "2020-03-13" }, "SANDBOX_REPLAY_ASOF is set without SANDBOX_REPLAY"],
    ["SANDBOX is neither on nor off", { SANDBOX: "no" }, "SANDBOX=no is neither on nor off"],
    [
      "the real world lacks its keys",
      { SANDBOX: "off", SMTP_URL: "smtp://x" },
      "SANDBOX=off needs STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET",
    ],
  ])("refuses when %s, in one sentence with the remedy and exit code 2", (_, env, sentence) => {
    let failure;
    try {
      read(env);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ name: "LaunchFailure", exitCode: 2 });
    expect(failure.message).toContain(sentence);
    expect(failure.message).not.toContain("hunter2");
    expect(failure.message).not.toContain("\n");
  });

  it("gives each market a database of its own", () => {
    const folder = mkdtempSync(join(tmpdir(), "ballast-replay-"));
    writeFileSync(join(folder, "daily_ohlcv.csv"), "date,symbol,open,high,low,close,volume_base,volume_quote\n");
    const replay = (asOf) => read({ SANDBOX_REPLAY: folder, SANDBOX_REPLAY_ASOF: asOf }).databaseName;
    const outside = { SMTP_URL: "smtp://x", STRIPE_SECRET_KEY: "sk_x", STRIPE_WEBHOOK_SECRET: "whsec_x" };
    const names = [
      read({}).databaseName,
      read({ SANDBOX: "off", ...outside }).databaseName,
      replay("2020-03-13"),
      replay("2022-05-09"),
      replay(undefined),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(() => replay("2020-02-30")).toThrow("SANDBOX_REPLAY_ASOF=2020-02-30 is not a date");
  });
});

describe("environmentFor", () => {
  const folder = mkdtempSync(join(tmpdir(), "ballast-secrets-"));
  const installation = (env = {}) => {
    const settings = read(env);
    const { secrets, privateKeyFile } = loadSecrets(folder);
    const adminUrl = settings.databaseUrl ?? "postgresql://postgres:root-password@127.0.0.1:5999/postgres";
    const databases = databaseUrls({ settings, secrets, adminUrl, database: settings.databaseName });
    return { settings, secrets, privateKeyFile, databases };
  };

  it("keeps the private key, the owner's and the batch role's connection from the web process", () => {
    const given = installation({ DATABASE_ADMIN_URL: "postgresql://x", CREDENTIALS_PRIVATE_KEY_FILE: "/elsewhere" });
    const web = JSON.stringify(environmentFor("web", given));
    for (const secret of [
      given.privateKeyFile,
      "/elsewhere",
      given.databases.owner,
      given.databases.batch,
      "root-password",
    ])
      expect(web).not.toContain(secret);
    expect(environmentFor("worker", given)).toMatchObject({
      DATABASE_OWNER_URL: "",
      DATABASE_ADMIN_URL: "",
      DATABASE_BATCH_URL: given.databases.batch,
      CREDENTIALS_PRIVATE_KEY_FILE: "/elsewhere",
    });
    expect(environmentFor("sandbox", given)).toMatchObject({
      DATABASE_URL: "",
      WEB_SECRET_KEY: "",
      NEXTAUTH_SECRET: "",
    });
  });

  it("points every role at the same database, each with its own password", () => {
    const { databases } = installation();
    const urls = ["owner", "app", "batch", "queue"].map((role) => new URL(databases[role]));
    expect(urls.map(({ username }) => username)).toEqual([
      "ballast_owner",
      "ballast_app",
      "ballast_batch",
      "ballast_queue",
    ]);
    expect(new Set(urls.map(({ password }) => password)).size).toBe(4);
    expect(new Set(urls.map(({ host, pathname }) => host + pathname))).toEqual(new Set(["127.0.0.1:5999/ballast"]));
  });

  it("uses a person's own roles as they are, and says which one is missing", () => {
    const own = {
      DATABASE_URL: "postgresql://ballast_app:a@db/b",
      DATABASE_OWNER_URL: "postgresql://ballast_owner:o@db/b",
      DATABASE_BATCH_URL: "postgresql://ballast_batch:c@db/b",
    };
    expect(() => installation(own)).toThrow("QUEUE_DATABASE_URL is not set");
    const onRedis = installation({ ...own, REDIS_URL: "redis://r:6379" });
    expect(onRedis.databases).toMatchObject({ admin: undefined, app: own.DATABASE_URL, batch: own.DATABASE_BATCH_URL });
    expect(environmentFor("web", onRedis)).toMatchObject({ REDIS_URL: "redis://r:6379", QUEUE_DATABASE_URL: "" });
  });
});

describe("loadSecrets", () => {
  it("makes each secret once, readable by its owner only", async () => {
    const { statSync } = await import("node:fs");
    const folder = mkdtempSync(join(tmpdir(), "ballast-secrets-"));
    mkdirSync(join(folder, "keys"));
    const first = loadSecrets(folder);
    expect(loadSecrets(folder)).toEqual(first);
    for (const file of [join(folder, "secrets.json"), first.privateKeyFile])
      expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.secrets.credentialsPublicKey).toMatch(/^kek1:[A-Za-z0-9+/=]+$/);
    expect(Buffer.from(first.secrets.webSecretKey, "base64")).toHaveLength(32);
    const values = JSON.stringify(first.secrets);
    expect(JSON.stringify(loadSecrets(mkdtempSync(join(tmpdir(), "ballast-secrets-"))).secrets)).not.toBe(values);
  });
});
