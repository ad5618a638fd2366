import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock, type Clock } from "@/lib/platform/clock";
import { systemDb, withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { runtimeEnv } from "@/lib/platform/env";
import { signUnsubscribeToken } from "@/lib/mail/unsubscribe-token";
import { openDemoDesk } from "@/lib/testing/demo-desk";
import { connectAs } from "@/lib/testing/with-servers";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { stopBrief } from "./stop-brief";
import { writeBriefs } from "./write-briefs";
import { writeSafetyMails } from "./write-safety-mails";

const desk = openDemoDesk(runtimeEnv().SANDBOX_URL ?? "", systemClock);
const batch = connectAs("batch");
const owner = connectAs("admin");
let ctx: WorkspaceContext;
let userId: string;

beforeAll(async () => {
  ctx = await desk.openWorkspace("mail-test");
  userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  await owner.query("update app_user set email_verified_at = now() where id = $1", [userId]);
  const { connectionId } = await desk.link(ctx, "holder");
  await desk.round([{ ctx, connectionId }]);
}, 120_000);

afterAll(() => desk.close());

async function plantWarning(): Promise<string> {
  const id = newId();
  const now = new Date();
  await withWorkspace(ctx.workspaceId, (tx) =>
    tx.recommendationRow.create({
      data: {
        id,
        workspaceId: ctx.workspaceId,
        kind: "volatility_shock",
        severity: "warning",
        status: "open",
        dedupeKey: `volatility_shock:${id}`,
        isSafety: true,
        asset: "BTC",
        reasons: ["volatility_shock"],
        numbers: { volatilityRatio: 2.4 },
        detail: {},
        riskModelVersion: "1.0.0",
        policyVersion: 1,
        assessmentAt: now,
        createdAt: now,
        updatedAt: now,
        expiresAt: new Date(now.getTime() + 86_400_000),
      },
    }),
  );
  return id;
}

test("a safety warning is mailed once to each verified member, however often the job runs", async () => {
  const id = await plantWarning();
  await writeSafetyMails({ clock: systemClock });
  await writeSafetyMails({ clock: systemClock });
  const mails = await systemDb().mailOutbox.findMany({ where: { dedupeKey: { startsWith: `safety:${id}:` } } });
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toContain("2.4×");
  expect(mails[0]?.userId).toBe(userId);
});

test("the Monday brief goes out once when due, moves its date, and stops on unsubscribing", async () => {
  const due = new Date("2026-11-23T08:00:00Z");
  const clock: Clock = { now: () => new Date(Math.max(due.getTime(), Date.now())) };
  await batch.query("update workspace set next_brief_at = $2 where id = $1", [ctx.workspaceId, due]);
  expect(await writeBriefs({ clock })).toBe(1);
  expect(await writeBriefs({ clock })).toBe(0);
  const [brief] = await systemDb().mailOutbox.findMany({ where: { kind: "monday_brief", userId } });
  expect(brief?.text).toContain("in the market");
  expect(brief?.headers).toHaveProperty("List-Unsubscribe");

  await stopBrief(signUnsubscribeToken({ list: "monday_brief", workspaceId: ctx.workspaceId, userId }));
  await batch.query("update workspace set next_brief_at = $2 where id = $1", [ctx.workspaceId, due]);
  const later: Clock = { now: () => new Date(clock.now().getTime() + 7 * 86_400_000) };
  await writeBriefs({ clock: later });
  expect(await systemDb().mailOutbox.count({ where: { kind: "monday_brief", userId } })).toBe(1);
});

test("a token nobody signed stops nothing and says so", async () => {
  await expect(stopBrief("abc.def")).rejects.toMatchObject({ code: "invalid_input" });
});
