import { AppError } from "@/lib/domain/errors";
import { DAY_MS } from "@/lib/domain/units";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import type { CurrentPlan } from "./resolve-plan";
import { loadCurrentPlan } from "./current-plan";
import { TRIAL_DAYS, TRIAL_PLAN } from "./plans";
import { ensureSubscriptionRow } from "./subscription-row";

/**
 * startTrial gives the workspace 14 days of Pro without a card, once. Throws AppError `conflict` when it had its trial
 * or pays for a plan already. It ends by itself: the plan in force is computed when it is read.
 */
export async function startTrial(ctx: WorkspaceContext): Promise<CurrentPlan> {
  requirePermission(ctx, "billing.write");
  const now = ctx.clock.now();
  const plan = await withWorkspace(ctx.workspaceId, async (tx) => {
    await ensureSubscriptionRow(tx, ctx.workspaceId);
    const current = await loadCurrentPlan(tx, ctx.workspaceId, now);
    if (current.plan !== "free" && current.trialEndsAt === null) {
      throw new AppError(
        "conflict",
        `You already pay for a plan (${current.plan}); a trial is for workspaces on Free.`,
      );
    }
    const trialEndsAt = new Date(now.getTime() + TRIAL_DAYS * DAY_MS);
    const { count } = await tx.subscription.updateMany({
      where: { workspaceId: ctx.workspaceId, trialStartedAt: null },
      data: { trialStartedAt: now, trialEndsAt },
    });
    if (count === 0) throw new AppError("conflict", "This workspace has had its trial. Choose a plan to go on.");
    await recordAudit(tx, ctx, {
      action: "trial.start",
      after: { plan: TRIAL_PLAN, trialEndsAt: trialEndsAt.toISOString() },
    });
    return loadCurrentPlan(tx, ctx.workspaceId, now);
  });
  await notifyLive([ctx.workspaceId], "plan");
  return plan;
}
