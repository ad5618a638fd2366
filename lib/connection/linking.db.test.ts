import { afterAll, afterEach, describe, expect, test } from "vitest";
import { AppError } from "@/lib/domain/errors";
import { closeLockSession } from "@/lib/exchange/connection-lock";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb, withWorkspace } from "@/lib/platform/db";
import { decodeId } from "@/lib/platform/ids";
import { closeProducer } from "@/lib/queue/enqueue";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { connectAs } from "@/lib/testing/with-servers";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { decideLinking } from "./decide-linking";
import { disconnectConnection } from "./disconnect-connection";
import { expireIntakes } from "./expire-intakes";
import { findDueLinkings } from "./find-due-linkings";
import { listConnections } from "./list-connections";
import { loadAttempt } from "./load-attempt";
import { recheckPermissions } from "./recheck-permissions";
import { requestResync } from "./request-resync";
import { startLinking } from "./start-linking";

/** Linking end to end against an exchange on the wire: what is proven, refused, kept and thrown away. */
let now = Date.now();
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });
const admin = connectAs("admin");

interface Key {
  kind: string;
  apiKey: string;
  secret: string;
}
const accounts = await sandbox.control<{ id: string; keys: Key[] }[]>("GET", "/control/accounts");
const keyOf = (account: string, kind: string): Key => {
  const key = accounts.find(({ id }) => id === account)?.keys.find((each) => each.kind === kind);
  if (key === undefined) throw new Error(`no ${kind} key for ${account}`);
  return key;
};

let workspaces = 0;
const openWorkspace = () => openTestWorkspace(`linking-${(workspaces += 1)}`, clock);

async function start(ctx: WorkspaceContext, { apiKey, secret }: { apiKey: string; secret: string }, label = "Main") {
  const attempt = await startLinking(ctx, { venue: "binance", label, credentials: { apiKey, secret } });
  return { workspaceId: ctx.workspaceId, attemptId: decodeId("attempt", attempt.id) ?? "", id: attempt.id };
}
async function link(ctx: WorkspaceContext, key: { apiKey: string; secret: string }, label = "Main") {
  const ref = await start(ctx, key, label);
  const decision = await decideLinking(ref, { clock });
  return { decision, attempt: await loadAttempt(ctx, ref.id) };
}
async function linked(ctx: WorkspaceContext, account: string) {
  const { decision } = await link(ctx, keyOf(account, "read-only"));
  if (decision?.connectionId == null) throw new Error("not linked");
  return { workspaceId: ctx.workspaceId, connectionId: decision.connectionId };
}
const rowsOf = async (table: string): Promise<number> => {
  const { rows } = await batchPool().query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? NaN;
};
const fault = (name: string, route: string, apiKey: string, over: object = {}) =>
  sandbox.control("POST", "/control/faults", { apiKey, route, fault: name, times: 50, ...over });

/** Looks for a secret in every column of every table of every schema, raw, base64 and hex. */
async function findInDatabase(secret: string): Promise<string[]> {
  const needles = [
    secret,
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    Buffer.from(secret).toString("hex"),
  ];
  const { rows: tables } = await admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await admin.query<{ hit: boolean }>(
      `select exists (select 1 from ${name} as row where row::text like any($1)) as hit`,
      [needles.map((needle) => `%${needle}%`)],
    );
    if (rows[0]?.hit === true) found.push(name);
  }
  return found;
}

afterEach(async () => {
  await sandbox.control("DELETE", "/control/faults");
  await batchPool().query("delete from egress_bucket");
});

afterAll(async () => {
  await closeProducer();
  await closeLockSession();
  await closeBatchDb();
  await closeDb();
});

describe("linking", () => {
  test("a read-only key becomes a connection; its ciphertext is sealed again and the waiting one is gone", async () => {
    const ctx = await openWorkspace();
    const key = keyOf("ai-book", "read-only");
    const { attempt } = await link(ctx, key);
    expect(attempt).toMatchObject({ status: "accepted", boxesToUntick: [], reason: null });
    const [connection] = await listConnections(ctx);
    expect(connection).toMatchObject({
      id: attempt.connectionId,
      venueName: "Binance",
      status: "active",
      permissionProof: "exchange_api",
      isIpBound: false,
      keyHint: `${key.apiKey.slice(0, 4)}…${key.apiKey.slice(-4)}`,
      sync: { phase: "queued" },
    });
    expect(await rowsOf("connection_intake")).toBe(0);
    expect(await findInDatabase(key.secret)).toEqual([]);
    expect(await findInDatabase(key.apiKey)).toEqual([]);
    const { rows } = await batchPool().query("select action from audit_log where workspace_id = $1", [ctx.workspaceId]);
    expect(rows.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(["connection.start_linking", "connection.link"]),
    );
  });

  test.each([
    ["trade-enabled", ["Enable Spot & Margin Trading", "Enable Futures"]],
    [
      "withdraw-enabled",
      [
        "Enable Spot & Margin Trading",
        "Enable Withdrawals",
        "Enable Internal Transfer",
        "Enable Futures",
        "Permits Universal Transfer",
      ],
    ],
  ])("a %s key is refused with the boxes to untick, and never stored", async (kind, boxes) => {
    const ctx = await openWorkspace();
    const key = keyOf("ai-book", kind);
    const { attempt } = await link(ctx, key);
    expect(attempt).toMatchObject({ status: "refused", reason: "over_privileged", connectionId: null });
    expect([...attempt.boxesToUntick].sort()).toEqual([...boxes].sort());
    expect(await listConnections(ctx)).toEqual([]);
    expect(await rowsOf("connection_intake")).toBe(0);
    const { rows } = await batchPool().query("select 1 from connection_credential where workspace_id = $1", [
      ctx.workspaceId,
    ]);
    expect(rows).toEqual([]);
  });

  test.each([
    ["expired", "key_rejected"],
    ["ip-bound", "key_rejected"],
  ])("a key that is %s is refused as not accepted", async (kind, reason) => {
    const { attempt } = await link(await openWorkspace(), keyOf("ai-book", kind));
    expect(attempt).toMatchObject({ status: "refused", reason, boxesToUntick: [] });
  });

  test("a wrong secret is refused as not accepted", async () => {
    const { apiKey } = keyOf("ai-book", "read-only");
    const { attempt } = await link(await openWorkspace(), { apiKey, secret: "x".repeat(64) });
    expect(attempt).toMatchObject({ status: "refused", reason: "key_rejected" });
  });

  test.each(["500", "html200", "403html", "reset", "null200"])(
    "an exchange that answers %s decides nothing: try again, and nothing is kept",
    async (name) => {
      const ctx = await openWorkspace();
      const key = keyOf("trader", "read-only");
      await fault(name, "/sapi/v1/account/apiRestrictions", key.apiKey);
      const { attempt } = await link(ctx, key);
      expect(attempt).toMatchObject({ status: "failed", reason: "exchange_unavailable" });
      expect(await rowsOf("connection_intake")).toBe(0);
      expect(await listConnections(ctx)).toEqual([]);
    },
  );

  test("a short pause is waited for, and the key linked", async () => {
    const key = keyOf("trader", "read-only");
    await fault("429", "/sapi/v1/account/apiRestrictions", key.apiKey, { times: 1, retryAfter: 1 });
    const { attempt } = await link(await openWorkspace(), key);
    expect(attempt.status).toBe("accepted");
  });

  test("an answer with a switch nobody knows is over-privileged while it is on", async () => {
    const key = keyOf("holder", "read-only");
    await sandbox.control("PATCH", `/control/keys/${key.apiKey}`, { permissions: { enableTeleport: true } });
    const { attempt } = await link(await openWorkspace(), key);
    expect(attempt).toMatchObject({ status: "refused", boxesToUntick: ["enableTeleport"] });
    await sandbox.control("PATCH", `/control/keys/${key.apiKey}`, { permissions: { enableTeleport: false } });
  });

  test("the same account is linked once, whichever key opens it", async () => {
    const ctx = await openWorkspace();
    await linked(ctx, "ai-book");
    const { attempt } = await link(ctx, keyOf("ai-book", "read-only"), "Again");
    expect(attempt).toMatchObject({ status: "refused", reason: "already_linked" });
    expect(await listConnections(ctx)).toHaveLength(1);
  });

  test("the plan's limit holds when linking starts, and again when it is decided", async () => {
    const ctx = await openWorkspace();
    const waiting = [
      await start(ctx, keyOf("ai-book", "read-only")),
      await start(ctx, keyOf("trader", "read-only")),
      await start(ctx, keyOf("holder", "read-only")),
    ];
    const decisions = await Promise.all(waiting.map((ref) => decideLinking(ref, { clock })));
    expect(decisions.map((decision) => decision?.status).sort()).toEqual(["accepted", "accepted", "refused"]);
    await expect(start(ctx, keyOf("dca", "read-only"))).rejects.toMatchObject({
      code: "plan_limit",
      detail: { limit: 2, used: 2, plan: "free" },
    });
  });

  test("two workers on one attempt decide it once", async () => {
    const ctx = await openWorkspace();
    const ref = await start(ctx, keyOf("ai-book", "read-only"));
    const decisions = await Promise.all([decideLinking(ref, { clock }), decideLinking(ref, { clock })]);
    expect(decisions.filter((decision) => decision !== null)).toHaveLength(1);
    expect(await listConnections(ctx)).toHaveLength(1);
    expect(await decideLinking(ref, { clock })).toBeNull();
  });

  test("a key nobody judged in time is thrown away", async () => {
    const ctx = await openWorkspace();
    const ref = await start(ctx, keyOf("ai-book", "read-only"));
    expect(await findDueLinkings(clock.now(), 10)).toContainEqual({
      workspaceId: ref.workspaceId,
      attemptId: ref.attemptId,
    });
    now += 11 * 60_000;
    expect(await expireIntakes(clock.now())).toBe(1);
    expect(await rowsOf("connection_intake")).toBe(0);
    expect(await loadAttempt(ctx, ref.id)).toMatchObject({ status: "failed", reason: "expired" });
    expect(await findDueLinkings(clock.now(), 10)).toEqual([]);
  });

  test.each([
    ["an unknown exchange", { venue: "mtgox" }, "venue"],
    [
      "a surplus field",
      { credentials: { apiKey: "k".repeat(64), secret: "s".repeat(64), passphrase: "p".repeat(9) } },
      "credentials.passphrase",
    ],
  ])("%s is refused by name", async (_what, over, field) => {
    const ctx = await openWorkspace();
    const input = {
      venue: "binance",
      label: "Main",
      credentials: { apiKey: "k".repeat(64), secret: "s".repeat(64) },
      ...over,
    };
    const error = await startLinking(ctx, input).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).fields.map((issue) => issue.field)).toEqual([field]);
  });

  test("a viewer links nothing, and a stranger's attempt is not found", async () => {
    const ctx = await openWorkspace();
    const ref = await start(ctx, keyOf("ai-book", "read-only"));
    await expect(start({ ...ctx, role: "viewer" }, keyOf("trader", "read-only"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(loadAttempt(await openWorkspace(), ref.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a linked key", () => {
  test("disconnecting deletes the secret at once; history stays or goes as asked", async () => {
    for (const history of ["keep", "delete"] as const) {
      const ctx = await openWorkspace();
      const ref = await linked(ctx, "ai-book");
      await withWorkspace(ctx.workspaceId, (tx) =>
        tx.cashFlowRow.create({
          data: { ...ref, kind: "deposit", venueFlowId: "1", asset: "BTC", amount: "1", eventAt: clock.now() },
        }),
      );
      const [connection] = await listConnections(ctx);
      await disconnectConnection(ctx, { id: connection?.id ?? "", history });
      const left = await withWorkspace(ctx.workspaceId, async (tx) => ({
        secrets: await tx.connectionCredential.count({}),
        flows: await tx.cashFlowRow.count({}),
      }));
      expect(left).toEqual({ secrets: 0, flows: history === "keep" ? 1 : 0 });
      expect((await listConnections(ctx)).map(({ status }) => status)).toEqual(
        history === "keep" ? ["disconnected"] : [],
      );
      expect(await recheckPermissions(ref, { clock })).toBeNull();
      await expect(disconnectConnection(ctx, { id: connection?.id ?? "", history })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  test("a key that was widened is found, stopped, deleted and told", async () => {
    const ctx = await openWorkspace();
    const ref = await linked(ctx, "dca");
    const { apiKey } = keyOf("dca", "read-only");
    await sandbox.control("PATCH", `/control/keys/${apiKey}`, { permissions: { enableSpotAndMarginTrading: true } });
    expect(await recheckPermissions(ref, { clock })).toBe("over_privileged");
    expect((await listConnections(ctx))[0]).toMatchObject({ status: "over_privileged" });
    const { rows } = await batchPool().query("select 1 from connection_credential where workspace_id = $1", [
      ctx.workspaceId,
    ]);
    expect(rows).toEqual([]);
    const mail = await batchPool().query("select text from mail_outbox where kind = 'key_problem'");
    expect(mail.rows).toHaveLength(1);
    expect((mail.rows[0] as { text: string }).text).toContain("Enable Spot & Margin Trading");
    await expect(requestResync(ctx, (await listConnections(ctx))[0]?.id ?? "")).rejects.toMatchObject({
      code: "precondition_failed",
    });
    await sandbox.control("PATCH", `/control/keys/${apiKey}`, { permissions: { enableSpotAndMarginTrading: false } });
  });

  test.each(["429", "418", "500", "timeout", "html200", "403html", "451"])(
    "an exchange that answers %s never makes a key invalid",
    async (name) => {
      const ctx = await openWorkspace();
      const ref = await linked(ctx, "small");
      await fault(name, "/sapi/v1/account/apiRestrictions", keyOf("small", "read-only").apiKey);
      // A hanging venue takes its ten seconds each time.
      for (let i = 0; i < (name === "timeout" ? 1 : 3); i += 1) {
        await recheckPermissions(ref, { clock });
        now += 11 * 60_000;
        await batchPool().query("delete from egress_bucket");
      }
      expect((await listConnections(ctx))[0]).toMatchObject({ status: "active" });
      expect((await listConnections(ctx))[0]?.lastErrorCode).not.toBeNull();
    },
    90_000,
  );

  test("a key the exchange refuses twice, ten minutes apart, is invalid, told once, and heals by itself on resync", async () => {
    const ctx = await openWorkspace();
    const ref = await linked(ctx, "dust");
    const { apiKey } = keyOf("dust", "read-only");
    await sandbox.control("PATCH", `/control/keys/${apiKey}`, { expired: true });
    now += 1_000;
    expect(await recheckPermissions(ref, { clock })).toBe("unproven");
    expect((await listConnections(ctx))[0]).toMatchObject({ status: "needs_attention", lastErrorCode: "auth" });
    now += 5 * 60_000;
    expect(await recheckPermissions(ref, { clock })).toBe("unproven");
    now += 6 * 60_000;
    expect(await recheckPermissions(ref, { clock })).toBe("key_invalid");
    expect((await listConnections(ctx))[0]).toMatchObject({ status: "key_invalid" });
    const mails = await batchPool().query("select 1 from mail_outbox where dedupe_key like $1", [
      `key_problem:${ref.connectionId}:%`,
    ]);
    expect(mails.rows).toHaveLength(1);
    await sandbox.control("PATCH", `/control/keys/${apiKey}`, { expired: false });
    now += 60_000;
    await requestResync(ctx, (await listConnections(ctx))[0]?.id ?? "");
    expect(await recheckPermissions(ref, { clock })).toBe("active");
    expect((await listConnections(ctx))[0]).toMatchObject({ status: "active" });
  });
});
