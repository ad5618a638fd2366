import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Redis } from "ioredis";
import pg from "pg";
import { findInDatabase, findInRedis, findInText } from "@/lib/testing/find-secrets";
import { openSandbox } from "./support/sandbox";
import { readStack } from "./support/stack";

/** After the journeys (files run in the order of their names): what keys left behind, where nobody would look. */
const stack = readStack();

test.describe("after the journeys", () => {
  test.skip(stack === null, "needs the stack of `npm test`: its database, logs and processes");

  async function offeredKeys(request: Parameters<typeof openSandbox>[1]): Promise<string[]> {
    const sandbox = openSandbox(stack?.sandboxUrl ?? "", request);
    const keys = await Promise.all([
      sandbox.keyOf("ai-book", "read-only"),
      sandbox.keyOf("trader", "trade-enabled"),
      sandbox.keyOf("trader", "withdraw-enabled"),
    ]);
    return keys.flatMap(({ apiKey, secret }) => [apiKey, secret]);
  }

  test("no table of any schema holds a key, nor does Redis", async ({ request }) => {
    const secrets = await offeredKeys(request);
    const db = new pg.Pool({ connectionString: stack?.adminUrl, max: 1 });
    const linked = await db.query("select 1 from connection_credential");
    const { tables, found } = await findInDatabase(db, secrets);
    await db.end();
    expect(linked.rowCount, "the journeys linked something").toBeGreaterThan(0);
    expect(tables).toBeGreaterThan(40);
    expect(found).toEqual([]);
    if (typeof stack?.redisUrl === "string") {
      const redis = new Redis(stack.redisUrl);
      const inRedis = await findInRedis(redis, secrets);
      await redis.quit();
      expect(inRedis.found).toEqual([]);
    }
  });

  test("no log holds a key", async ({ request }) => {
    const secrets = await offeredKeys(request);
    const folder = stack?.logFolder ?? "";
    const logs = readdirSync(folder).filter((name) => name.endsWith(".log"));
    expect(logs).toEqual(expect.arrayContaining(["web.log", "worker.log"]));
    for (const name of logs) expect(findInText(readFileSync(join(folder, name), "utf8"), secrets), name).toEqual([]);
    expect(readFileSync(join(folder, "worker.log"), "utf8")).toContain("linking decided");
  });

  test("the web process has no key, no private key and no way to all workspaces in its environment", async ({
    request,
  }) => {
    test.skip(process.platform !== "linux", "reads /proc");
    const secrets = await offeredKeys(request);
    const environment = readFileSync(`/proc/${stack?.pids.web ?? 0}/environ`, "utf8");
    expect(environment).toContain("DATABASE_URL=postgres");
    expect(findInText(environment, secrets)).toEqual([]);
    for (const name of ["CREDENTIALS_PRIVATE_KEY_FILE", "DATABASE_BATCH_URL", "DATABASE_OWNER_URL"]) {
      const value = stack?.workerEnv[name];
      expect(environment.split("\0").find((line) => line.startsWith(`${name}=`)) ?? `${name}=`).toBe(`${name}=`);
      if (value) expect(environment, `the value of ${name}`).not.toContain(value);
    }
  });
});
