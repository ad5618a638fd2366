import { queueMail } from "@/lib/mail/queue-mail";
import { subscriptionStartedMail } from "@/lib/mail/templates/subscription-started";
import type { WorkspaceTx } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import type { TimedRead } from "./fetch-subscription";
import { planSettingsUrl } from "./plan-settings-url";
import { isPaidPlan, PLANS } from "./plans";
import { grantsPlan, type SubscriptionRead } from "./subscription-read";

/** What of a row and a read is compared. */
export interface ShownState {
  plan: string;
  interval: string | null;
  status: string;
  stripeSubscriptionId: string | null;
  currentPeriodEnd: Date | null;
  cancelAtPeriodEnd: boolean;
}

/**
 * isNewerRead decides between the read a row shows and another: the one that *began* later wins. A read that began
 * after Stripe's last change shows that change, and the change's own event causes such a read; so in whatever order
 * reads finish, the row ends at the final state.
 */
export function isNewerRead(shownSince: Date, startedAt: Date): boolean {
  return startedAt >= shownSince;
}

/**
 * applyRead writes what Stripe said into the workspace's row, with its audit entry and, when a paid plan begins, the
 * confirmation mail to the owners: all in the caller's transaction. Returns whether anything changed. The row must
 * exist; the row lock makes concurrent reads take turns.
 */
export async function applyRead(
  tx: WorkspaceTx,
  ctx: WorkspaceContext,
  { startedAt, read }: TimedRead,
): Promise<boolean> {
  const { workspaceId } = ctx;
  // An update that changes nothing, for its lock: what is compared below can not change before the commit.
  const before = await tx.subscription.update({ where: { workspaceId }, data: { workspaceId } });
  if (!isNewerRead(before.updatedAt, startedAt)) return false;
  await tx.subscription.update({ where: { workspaceId }, data: { ...read, updatedAt: startedAt } });
  if (isSameState(before, read)) return false;
  await recordAudit(tx, ctx, { action: "plan.change", before: auditState(before), after: auditState(read) });
  if (grantsPlan(read.status) && before.stripeSubscriptionId !== read.stripeSubscriptionId) {
    await queueConfirmation(tx, ctx, read);
  }
  return true;
}

function isSameState(a: ShownState, b: ShownState): boolean {
  return JSON.stringify(auditState(a)) === JSON.stringify(auditState(b));
}

function auditState(state: ShownState): Record<keyof ShownState, string | boolean | null> {
  return {
    plan: state.plan,
    interval: state.interval,
    status: state.status,
    stripeSubscriptionId: state.stripeSubscriptionId,
    currentPeriodEnd: state.currentPeriodEnd?.toISOString() ?? null,
    cancelAtPeriodEnd: state.cancelAtPeriodEnd,
  };
}

async function queueConfirmation(tx: WorkspaceTx, ctx: WorkspaceContext, read: SubscriptionRead): Promise<void> {
  const { plan, interval, stripeSubscriptionId } = read;
  if (!isPaidPlan(plan) || interval === null || stripeSubscriptionId === null) return;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: ctx.workspaceId } });
  const owners = await tx.membership.findMany({
    where: { workspaceId: ctx.workspaceId, role: "owner" },
    include: { user: true },
  });
  const content = subscriptionStartedMail({
    workspaceName: workspace.name,
    planName: PLANS[plan].name,
    priceUsd: PLANS[plan].priceUsd[interval],
    interval,
    renewsAt: read.currentPeriodEnd,
    url: planSettingsUrl(workspace.slug),
  });
  for (const { user } of owners) {
    const dedupeKey = `subscription_started:${stripeSubscriptionId}:${user.id}`;
    const mail = { kind: "subscription_started" as const, userId: user.id, to: user.email, content, dedupeKey };
    await queueMail(tx, mail, ctx.clock.now());
  }
}
