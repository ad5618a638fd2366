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
}
const accounts = await sandbox.control<{ id: string; keys: Key[] }[]>("GET", "/control/accounts");
const keyOf = (venue: string, kind = "read-only"): Key => {
  const key = accounts.find(({ id }) => id === `${venue}-holder`)?.keys.find((each) => each.kind === kind);
  if (key === undefined) throw new Error(`no ${kind} key of ${venue}`);
  return key;
};

let workspaces = 0;
const openWorkspace = () => openTestWorkspace(`linking-venues-${(workspaces += 1)}`, clock);

async function link(ctx: WorkspaceContext, venue: string, { kind = "read-only", attested = false } = {}) {
  const { apiKey, secret } = keyOf(venue, kind);
  const credentials = { apiKey, secret };
  const started = await startLinking(ctx, { venue, label: venue, credentials, attested });
  const attemptId = decodeId("attempt", started.id) ?? "";
  await decideLinking({ workspaceId: ctx.workspaceId, attemptId }, { clock });
  return loadAttempt(ctx, started.id);
}
async function linked(ctx: WorkspaceContext, venue: string, attested = false) {
  const { connectionId } = await link(ctx, venue, { attested });
  return { workspaceId: ctx.workspaceId, connectionId: decodeId("connection", connectionId ?? "") ?? "" };
}
const widen = (venue: string, body: object) => sandbox.control("PATCH", `/control/keys/${keyOf(venue).apiKey}`, body);

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

const PROVING = ["mexc", "htx", "bitfinex", "deribit"];
const ATTESTED = ["bitstamp", "cryptocom"];

describe.each(PROVING)("%s", (venue) => {
  test("a read-only key is proven, and linked once", async () => {
    const ctx = await openWorkspace();
    expect(await link(ctx, venue)).toMatchObject({ status: "accepted", proof: "exchange_api", reason: null });
    expect(await link(ctx, venue)).toMatchObject({ status: "refused", reason: "already_linked" });
  });

  test("a key that trades is refused with the boxes, whatever the person says", async () => {
    const ctx = await openWorkspace();
    const attempt = await link(ctx, venue, { kind: "trade-enabled", attested: true });
    expect(attempt).toMatchObject({ status: "refused", reason: "over_privileged", proof: null });
    expect(attempt.boxesToUntick.length).toBeGreaterThan(0);
    expect(await listConnections(ctx)).toEqual([]);
  });

  test("the daily re-check keeps a good key and deletes a widened one", async () => {
    const ctx = await openWorkspace();
    const ref = await linked(ctx, venue);
    expect(await recheckPermissions(ref, { clock })).toBe("active");
    await widen(venue, { permissions: { enableWithdrawals: true } });
    expect(await recheckPermissions(ref, { clock })).toBe("over_privileged");
    const { rows } = await batchPool().query("select 1 from connection_credential where connection_id = $1", [
      ref.connectionId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe.each(ATTESTED)("%s tells of no key what it may do", (venue) => {
  test("without the person's word nothing is linked or kept", async () => {
    const ctx = await openWorkspace();
    expect(await link(ctx, venue)).toMatchObject({
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
    expect(await link(ctx, venue, { attested: true })).toMatchObject({ status: "accepted", proof: "user_attested" });
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
    const attempt = await link(ctx, venue, { kind: "expired", attested: true });
    expect(attempt).toMatchObject({ status: "refused", reason: "key_rejected" });
  });

  test("the daily re-check reads with it, and never claims a proof", async () => {
    const ctx = await openWorkspace();
    const ref = await linked(ctx, venue, true);
    now += DAY_MS;
    expect(await recheckPermissions(ref, { clock })).toBe("active");
    expect(await listConnections(ctx)).toMatchObject([
      { permissionProof: "user_attested", permissionCheckedAt: now, status: "active" },
    ]);
    await widen(venue, { expired: true });
    expect(await recheckPermissions(ref, { clock })).toBe("unproven");
  });
});

test("a person's word does not stand in for an answer that is not understood", async () => {
  const ctx = await openWorkspace();
  await sandbox.control("POST", "/control/faults", {
    route: "/htx/v2/user/api-key",
    fault: "object200",
    times: 50,
  });
  expect(await link(ctx, "htx", { attested: true })).toMatchObject({ status: "unverifiable", reason: "not_provable" });
});
