import { afterAll, afterEach, describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { closeLockSession } from "@/lib/exchange/connection-lock";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { decodeId } from "@/lib/platform/ids";
import { closeProducer } from "@/lib/queue/enqueue";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { decideLinking } from "./decide-linking";
import { listConnections } from "./list-connections";
import { loadAttempt } from "./load-attempt";
import { recheckPermissions } from "./recheck-permissions";
import { startLinking } from "./start-linking";

/** Linking accounts of the smaller venues end to end: proof, attestation, daily re-check. */
let now = Date.now();
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });

interface Key {
  kind: string;
  apiKey: string;
  secret: string;
  passphrase?: string;
}
const accounts = await sandbox.control<{ id: string; venue: string; keys: Key[] }[]>("GET", "/control/accounts");
const accountOf = (id: string) => {
  const account = accounts.find((each) => each.id === id);
  if (account === undefined) throw new Error(`no account ${id}`);
  return account;
};
const keyOf = (account: string, kind = "read-only"): Key => {
  const key = accountOf(account).keys.find((each) => each.kind === kind);
  if (key === undefined) throw new Error(`no ${kind} key of ${account}`);
  return key;
};

let workspaces = 0;
const openWorkspace = () => openTestWorkspace(`linking-venues-${(workspaces += 1)}`, clock);

async function link(ctx: WorkspaceContext, account: string, { kind = "read-only", attested = false } = {}) {
  const { apiKey, secret, passphrase } = keyOf(account, kind);
  const credentials = { apiKey, secret, ...(passphrase === undefined ? {} : { passphrase }) };
  const { venue } = accountOf(account);
  const started = await startLinking(ctx, { venue, label: account, credentials, attested });
  const attemptId = decodeId("attempt", started.id) ?? "";
  await decideLinking({ workspaceId: ctx.workspaceId, attemptId }, { clock });
  return loadAttempt(ctx, started.id);
}
async function linked(ctx: WorkspaceContext, account: string, attested = false) {
  const { connectionId } = await link(ctx, account, { attested });
  return { workspaceId: ctx.workspaceId, connectionId: decodeId("connection", connectionId ?? "") ?? "" };
}
const widen = (account: string, body: object) =>
  sandbox.control("PATCH", `/control/keys/${keyOf(account).apiKey}`, body);

afterEach(async () => {
  await sandbox.control("DELETE", "/control/faults");
  await sandbox.control("POST", "/control/reset");
  await batchPool().query("delete from egress_bucket");
});

afterAll(async () => {
  await closeProducer();
  await closeLockSession();
  await closeBatchDb();
  await closeDb();
});

const PROVING = [
  "kucoin-trader",
  "kucoin-unified",
  "bitget-trader",
  "bitget-classic",
  "gate-trader",
  "mexc-holder",
  "htx-holder",
  "bitfinex-holder",
  "deribit-holder",
];
/** Of keys of Gate's sub-accounts nothing is told, though Gate tells of others. */
const ATTESTED = ["bitstamp-holder", "cryptocom-holder", "gate-sub"];

describe.each(PROVING)("%s", (account) => {
  test("a read-only key is proven, and linked once", async () => {
    const ctx = await openWorkspace();
    expect(await link(ctx, account)).toMatchObject({ status: "accepted", proof: "exchange_api", reason: null });
    expect(await link(ctx, account)).toMatchObject({ status: "refused", reason: "already_linked" });
  });

  test("a key that trades is refused with the boxes, whatever the person says", async () => {
    const ctx = await openWorkspace();
    const attempt = await link(ctx, account, { kind: "trade-enabled", attested: true });
    expect(attempt).toMatchObject({ status: "refused", reason: "over_privileged", proof: null });
    expect(attempt.boxesToUntick.length).toBeGreaterThan(0);
    expect(await listConnections(ctx)).toEqual([]);
  });

  test("the daily re-check keeps a good key and deletes a widened one", async () => {
    const ctx = await openWorkspace();
    const ref = await linked(ctx, account);
    expect(await recheckPermissions(ref, { clock })).toBe("active");
    await widen(account, { permissions: { enableWithdrawals: true } });
    expect(await recheckPermissions(ref, { clock })).toBe("over_privileged");
    const { rows } = await batchPool().query("select 1 from connection_credential where connection_id = $1", [
      ref.connectionId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe.each(ATTESTED)("of %s nobody tells what a key may do", (account) => {
  test("without the person's word nothing is linked or kept", async () => {
    const ctx = await openWorkspace();
    expect(await link(ctx, account)).toMatchObject({
      status: "unverifiable",
      reason: "attestation_needed",
      proof: null,
      connectionId: null,
    });
    const { rows } = await batchPool().query("select 1 from connection_intake where workspace_id = $1", [
      ctx.workspaceId,
    ]);
    expect(rows).toEqual([]);
  });

  test("with it the account is linked as not proven, and who said so is on record", async () => {
    const ctx = await openWorkspace();
    expect(await link(ctx, account, { attested: true })).toMatchObject({ status: "accepted", proof: "user_attested" });
    expect(await listConnections(ctx)).toMatchObject([{ permissionProof: "user_attested", isIpBound: null }]);
    const { rows } = await batchPool().query<{ after: unknown }>(
      "select after from audit_log where workspace_id = $1 and action = 'connection.link'",
      [ctx.workspaceId],
    );
    const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
    expect(rows).toMatchObject([{ after: { proof: "user_attested", attestedBy: userId } }]);
  });

  test("a key that cannot read is not linked on anybody's word", async () => {
    const ctx = await openWorkspace();
    const attempt = await link(ctx, account, { kind: "expired", attested: true });
    expect(attempt).toMatchObject({ status: "refused", reason: "key_rejected" });
  });

  test("the daily re-check reads with it, and never claims a proof", async () => {
    const ctx = await openWorkspace();
    const ref = await linked(ctx, account, true);
    now += DAY_MS;
    expect(await recheckPermissions(ref, { clock })).toBe("active");
    expect(await listConnections(ctx)).toMatchObject([
      { permissionProof: "user_attested", permissionCheckedAt: now, status: "active" },
    ]);
    await widen(account, { expired: true });
    expect(await recheckPermissions(ref, { clock })).toBe("unproven");
  });
});

test.each([
  ["htx-holder", "/htx/v2/user/api-key"],
  ["gate-trader", "/gate/api/v4/account/main_keys"],
])("of %s, a person's word does not stand in for an answer that is not understood", async (account, route) => {
  const ctx = await openWorkspace();
  await sandbox.control("POST", "/control/faults", { route, fault: "object200", times: 50 });
  expect(await link(ctx, account, { attested: true })).toMatchObject({
    status: "unverifiable",
    reason: "not_provable",
  });
});

test.each(["kucoin-trader", "bitget-trader", "gate-trader"])(
  "%s that asks to be left alone for a while says nothing about the key",
  async (account) => {
    const ctx = await openWorkspace();
    const { venue } = accountOf(account);
    await sandbox.control("POST", "/control/limits", { family: venue, perMinute: 0 });
    const attempt = await link(ctx, account, { attested: true });
    expect(attempt).toMatchObject({ status: "failed", reason: "exchange_unavailable", proof: null });
    expect(await listConnections(ctx)).toEqual([]);
  },
);
