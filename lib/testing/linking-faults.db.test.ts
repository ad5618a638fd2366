import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decideLinking, type LinkingDecision } from "@/lib/connection/decide-linking";
import { startLinking } from "@/lib/connection/start-linking";
import { systemClock as clock } from "@/lib/platform/clock";
import { batchPool } from "@/lib/platform/batch-db";
import { decodeId } from "@/lib/platform/ids";
import { FAULTS, type FaultName } from "@/sandbox/control/faults";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { openDemoDesk, type DemoKey } from "./demo-desk";
import { startOwnSandbox } from "./own-sandbox";

/** While a key is being linked, nothing but a clear answer of the exchange proves it read-only. */
const sandbox = await startOwnSandbox();
const desk = openDemoDesk(sandbox.url, clock);

beforeAll(async () => {
  // Three tries of two dozen faults within a minute; the exchange shall not add a 429 of its own.
  await desk.control("POST", "/control/limits", { family: "sapi", perMinute: 1_000_000 });
});
afterAll(() => desk.close());

async function readOnlyKeyOf(account: string): Promise<DemoKey> {
  const found = (await desk.keys(account)).find(({ kind }) => kind === "read-only");
  if (found === undefined) throw new Error(`no read-only key for ${account}`);
  return found;
}

const PERMISSIONS = "/sapi/v1/account/apiRestrictions";
/** They close the gate for everybody, so they have their turn alone. */
const CLOSING: readonly FaultName[] = ["429", "418"];
/** Each takes its time; they wait side by side. */
const SLOW: readonly FaultName[] = ["timeout", "slowloris"];

async function tryToLink(workspace: WorkspaceContext, account: string): Promise<LinkingDecision | null> {
  const { apiKey, secret } = await readOnlyKeyOf(account);
  const attempt = await startLinking(workspace, { venue: "binance", label: account, credentials: { apiKey, secret } });
  const attemptId = decodeId("attempt", attempt.id) ?? "";
  return decideLinking({ workspaceId: workspace.workspaceId, attemptId }, { clock });
}

describe("linking while the permission endpoint answers nonsense", () => {
  test("never accepts a key, whatever the nonsense, and says nothing bad about it", async () => {
    const quick = FAULTS.filter((fault) => fault !== "skew" && !CLOSING.includes(fault) && !SLOW.includes(fault));
    const outcomes = new Map<FaultName, string | undefined>();
    const run = async (account: string, faults: readonly FaultName[]): Promise<void> => {
      const workspace = await desk.openWorkspace(`link-${account}-${faults.length}`);
      const { apiKey } = await readOnlyKeyOf(account);
      for (const fault of faults) {
        const order = { apiKey, route: PERMISSIONS, fault, times: 1_000, retryAfter: 1 };
        await desk.control("POST", "/control/faults", order);
        outcomes.set(fault, (await tryToLink(workspace, account))?.status);
        await desk.control("DELETE", `/control/faults?apiKey=${apiKey}`);
      }
    };
    await Promise.all([run("trader", quick), run("holder", SLOW.slice(0, 1)), run("dca", SLOW.slice(1))]);
    await batchPool().query("delete from egress_bucket");
    await run("stablecoins", CLOSING);

    expect(outcomes.size).toBe(FAULTS.length - 1);
    for (const [fault, status] of outcomes) {
      // The exchange's own "invalid key", in JSON, is the one word about the key that counts.
      const expected = fault === "401" ? ["refused"] : ["failed", "unverifiable"];
      expect(expected, `${fault} ended as ${status}`).toContain(status);
    }
    const { rows } = await batchPool().query("select 1 from connection");
    expect(rows).toEqual([]);
    const waiting = await batchPool().query("select 1 from connection_intake");
    expect(waiting.rows, "no ciphertext waits for a verdict that was given").toEqual([]);
  }, 120_000);

  test("accepts the same key once the endpoint speaks again", async () => {
    const workspace = await desk.openWorkspace("link-again");
    await batchPool().query("delete from egress_bucket");
    expect(await tryToLink(workspace, "trader")).toMatchObject({ status: "accepted" });
  });
});
