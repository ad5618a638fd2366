import { afterAll, expect, test } from "vitest";
import { decideLinking } from "@/lib/connection/decide-linking";
import { recheckPermissions } from "@/lib/connection/recheck-permissions";
import { startLinking } from "@/lib/connection/start-linking";
import { DAY_MS } from "@/lib/domain/units";
import { closeLockSession } from "@/lib/exchange/connection-lock";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { decodeId } from "@/lib/platform/ids";
import { closeProducer } from "@/lib/queue/enqueue";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { connectAs } from "@/lib/testing/with-servers";
import { writeKeyExpiryMails } from "./write-key-expiry-mails";

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
const key = accounts.find(({ id }) => id === "mexc-holder")?.keys.find(({ kind }) => kind === "read-only");
if (key === undefined) throw new Error("the sandbox has no read-only key of MEXC");
const { apiKey, secret } = key;

afterAll(async () => {
  await closeProducer();
  await closeLockSession();
  await closeBatchDb();
  await closeDb();
});

test("the end of a key is read anew each day and announced 14, 3 and 1 days ahead, once each", async () => {
  const ctx = await openTestWorkspace("key-expiry", clock);
  const { workspaceId } = ctx;
  const started = await startLinking(ctx, { venue: "mexc", label: "mexc", credentials: { apiKey, secret } });
  const attempt = { workspaceId, attemptId: decodeId("attempt", started.id) ?? "" };
  const connectionId = (await decideLinking(attempt, { clock }))?.connectionId ?? "";
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  await admin.query("update app_user set email_verified_at = now() where id = $1", [userId]);

  const endsAt = now + 20 * DAY_MS;
  await sandbox.control("PATCH", `/control/keys/${apiKey}`, { expiresAt: endsAt });
  const mailed: string[] = [];
  for (const daysAhead of [20, 14.5, 14, 13, 3.5, 3, 2, 1, 0.5]) {
    now = endsAt - daysAhead * DAY_MS;
    await recheckPermissions({ workspaceId, connectionId }, { clock });
    const written = (await writeKeyExpiryMails({ clock })) + (await writeKeyExpiryMails({ clock }));
    if (written > 0) mailed.push(`${written} mail, ${daysAhead} days ahead`);
  }
  expect(mailed).toEqual(["1 mail, 14 days ahead", "1 mail, 3 days ahead", "1 mail, 1 days ahead"]);
  const { rows } = await batchPool().query<{ subject: string }>(
    "select subject from mail_outbox where dedupe_key like $1",
    [`key_expiry:${connectionId}:%`],
  );
  expect(rows.map(({ subject }) => subject)).toEqual(Array(3).fill("mexc: the key ends soon"));
});
