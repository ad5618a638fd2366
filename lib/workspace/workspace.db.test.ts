import { afterAll, describe, expect, it } from "vitest";
import { presetPolicy } from "@/lib/domain/risk-policy";
import type { AppErrorCode } from "@/lib/domain/errors";
import { systemClock } from "@/lib/platform/clock";
import { withWorkspace } from "@/lib/platform/db";
import { closeConnections } from "@/lib/testing/close-connections";
import { foundWorkspace, signedUp } from "@/lib/testing/signed-up";
import { connectAs } from "@/lib/testing/with-servers";
import type { WorkspaceContext } from "./context";
import { loadOnboarding } from "./onboarding/load-onboarding";
import { saveAnswer } from "./onboarding/save-answer";
import type { Answer } from "./onboarding/answers";
import { openWorkspace } from "./open-workspace";
import { readPolicy } from "./read-policy";
import { savePolicy } from "./save-policy";
import { consumeUsage } from "./usage/consume-usage";
import { loadUsage } from "./usage/load-usage";

afterAll(closeConnections);
const everything = connectAs("batch");

let count = 0;
async function owned(): Promise<WorkspaceContext> {
  const { userId } = await signedUp("Ada");
  count += 1;
  const { slug } = await foundWorkspace(`desk-${count}`, userId);
  return openWorkspace({ slug, userId }, systemClock);
}

const refusal = (work: Promise<unknown>): Promise<AppErrorCode | "done"> =>
  work.then(
    () => "done",
    (error: { code: AppErrorCode }) => error.code,
  );

async function audit(ctx: WorkspaceContext): Promise<{ action: string; actor_id: string }[]> {
  const { rows } = await everything.query<{ action: string; actor_id: string }>(
    "select action, actor_id from audit_log where workspace_id = $1 order by id",
    [ctx.workspaceId],
  );
  return rows;
}

describe("openWorkspace", () => {
  it("gives a member their role and a stranger nothing", async () => {
    const ctx = await owned();
    const stranger = await signedUp("Mallory");
    expect(ctx).toMatchObject({ role: "owner", actor: { type: "user" } });
    expect(await refusal(openWorkspace({ slug: ctx.slug, userId: stranger.userId }, systemClock))).toBe("not_found");
  });

  it.each(["", "no-such-desk", "api", "desk-1\0", "../desk-1", "DESK-1", "x".repeat(3_000)])(
    "finds nothing at %j",
    async (slug) => {
      const { userId } = await signedUp("Ada");
      expect(await refusal(openWorkspace({ slug, userId }, systemClock))).toBe("not_found");
    },
  );
});

describe("savePolicy", () => {
  it("adds a version, keeps the old one, audits before and after, and asks for an assessment", async () => {
    const ctx = await owned();
    const policy = { ...presetPolicy("active"), accountingCurrency: "EUR" as const };
    const saved = await savePolicy(ctx, { policy, version: 1 });
    expect(saved).toMatchObject({ version: 2, policy, before: { preset: "balanced" } });
    expect(await readPolicy(ctx)).toEqual({ version: 2, policy });
    const { rows } = await everything.query("select version from risk_policy_version where workspace_id = $1", [
      ctx.workspaceId,
    ]);
    expect(rows).toHaveLength(2);
    const { rows: entries } = await everything.query<{ before: unknown; after: unknown }>(
      "select before, after from audit_log where workspace_id = $1 and action = 'policy.save'",
      [ctx.workspaceId],
    );
    expect(entries).toEqual([{ before: expect.objectContaining({ preset: "balanced" }), after: policy }]);
  });

  it("lets one of two simultaneous changes win and tells the other", async () => {
    const ctx = await owned();
    const results = await Promise.all(
      (["active", "holder"] as const).map((preset) =>
        refusal(savePolicy(ctx, { policy: presetPolicy(preset), version: 1 })),
      ),
    );
    expect(results.sort()).toEqual(["conflict", "done"]);
    expect((await readPolicy(ctx)).version).toBe(2);
  });

  it("refuses a member and writes nothing", async () => {
    const ctx = await owned();
    expect(await refusal(savePolicy({ ...ctx, role: "member" }, { policy: presetPolicy("active"), version: 1 }))).toBe(
      "forbidden",
    );
    expect((await readPolicy(ctx)).version).toBe(1);
  });
});

const ANSWERS: readonly Answer[] = [
  { question: "activity", value: "trade" },
  { question: "currency", value: "EUR" },
  { question: "lossLimit", value: 0.25 },
  { question: "tradeRisk", value: null },
  { question: "leverage", value: 2 },
  { question: "longTerm", value: { rule: "warn_only", assets: ["BTC"] } },
];

describe("onboarding", () => {
  it("keeps each answer, resumes at the next question and ends in a policy", async () => {
    const ctx = await owned();
    expect(await loadOnboarding(ctx)).toMatchObject({ isFinished: false, answers: {}, next: "activity" });
    for (const [index, answer] of ANSWERS.entries()) {
      const view = await saveAnswer(ctx, answer);
      const next = ANSWERS[index + 1]?.question ?? null;
      expect(view).toMatchObject({ next, isFinished: next === null });
      if (next !== null) expect(await loadOnboarding(ctx)).toEqual(view);
    }
    expect(await readPolicy(ctx)).toMatchObject({
      version: 2,
      policy: {
        persona: "trader",
        preset: "active",
        accountingCurrency: "EUR",
        leverageMax: 2,
        assetRules: { BTC: "warn_only" },
      },
    });
    expect((await audit(ctx)).map(({ action }) => action)).toEqual([
      "workspace.create",
      "policy.save",
      "onboarding.finish",
    ]);
    expect(await refusal(saveAnswer(ctx, { question: "currency", value: "USD" }))).toBe("precondition_failed");
    expect(await loadOnboarding(ctx)).toMatchObject({ isFinished: true, next: null });
  });

  it("replaces an answer that is given again", async () => {
    const ctx = await owned();
    await saveAnswer(ctx, { question: "currency", value: "EUR" });
    await saveAnswer(ctx, { question: "currency", value: "GBP" });
    expect((await loadOnboarding(ctx)).answers).toEqual({ currency: "GBP" });
  });

  it("loses no answer of two tabs", async () => {
    const ctx = await owned();
    await Promise.all(ANSWERS.slice(0, 5).map((answer) => saveAnswer(ctx, answer)));
    expect(Object.keys((await loadOnboarding(ctx)).answers)).toHaveLength(5);
  });

  it("finishes once when the last answer comes twice", async () => {
    const ctx = await owned();
    for (const answer of ANSWERS.slice(0, 5)) await saveAnswer(ctx, answer);
    const last = ANSWERS[5] ?? { question: "currency", value: "EUR" };
    const results = await Promise.all([refusal(saveAnswer(ctx, last)), refusal(saveAnswer(ctx, last))]);
    expect(results.sort()).toEqual(["done", "precondition_failed"]);
    expect((await readPolicy(ctx)).version).toBe(2);
  });
});

describe("consumeUsage", () => {
  const use = (ctx: WorkspaceContext, at: Date, limit: number | null) =>
    withWorkspace(ctx.workspaceId, (tx) =>
      consumeUsage(tx, { workspaceId: ctx.workspaceId, kind: "size_trade", at, limit }),
    );
  const used = (ctx: WorkspaceContext, at: Date) =>
    withWorkspace(ctx.workspaceId, (tx) => loadUsage(tx, { workspaceId: ctx.workspaceId, kind: "size_trade", at }));

  it("holds the limit exactly when twenty come at once, and does not count the refused", async () => {
    const ctx = await owned();
    const at = new Date("2026-03-01T23:59:59.999Z");
    const results = await Promise.all(Array.from({ length: 20 }, () => refusal(use(ctx, at, 3))));
    expect(results.filter((result) => result === "done")).toHaveLength(3);
    expect(results.filter((result) => result === "plan_limit")).toHaveLength(17);
    expect(await used(ctx, at)).toBe(3);
  });

  it("starts again at 00:00 UTC and knows no limit of null", async () => {
    const ctx = await owned();
    await use(ctx, new Date("2026-03-01T23:59:59.999Z"), 1);
    const next = new Date("2026-03-02T00:00:00Z");
    expect(await use(ctx, next, 1)).toEqual({ used: 1, limit: 1 });
    expect(await use(ctx, next, null)).toEqual({ used: 2, limit: null });
  });

  it("takes the count back when the work it paid for fails", async () => {
    const ctx = await owned();
    const at = new Date("2026-03-01T00:00:00Z");
    const failing = withWorkspace(ctx.workspaceId, async (tx) => {
      await consumeUsage(tx, { workspaceId: ctx.workspaceId, kind: "size_trade", at, limit: 3 });
      throw new Error("no price");
    });
    await expect(failing).rejects.toThrow("no price");
    expect(await used(ctx, at)).toBe(0);
  });
});
