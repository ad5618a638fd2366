import type Stripe from "stripe";
import { DAY_MS } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { notifyLive, systemDb, withWorkspace } from "@/lib/platform/db";
import { logger } from "@/lib/platform/logger";
import { systemContext } from "@/lib/workspace/context";
import { applyRead } from "./apply-read";
import { fetchSubscription } from "./fetch-subscription";
import { isMissing, stripeClient } from "./stripe-client";

export interface ReconcileCount {
  checked: number;
  changed: number;
  /** Customers Stripe does not know. */
  missing: number;
  failed: number;
}

/** Stripe repeats an event for days, not months: older rows protect nothing. */
const KEPT_EVENT_DAYS = 90;

/**
 * reconcileSubscriptions asks Stripe once a night about every paying workspace, so that a webhook that never came is
 * put right within a day. A customer Stripe does not know keeps its plan and is reported: a wrong key or account must
 * not take everyone's plan away. One failure does not stop the others.
 */
export async function reconcileSubscriptions(deps: { clock: Clock; stripe?: Stripe }): Promise<ReconcileCount> {
  const stripe = deps.stripe ?? stripeClient();
  const count: ReconcileCount = { checked: 0, changed: 0, missing: 0, failed: 0 };
  const { rows } = await batchPool().query<{ workspace_id: string; slug: string; stripe_customer_id: string }>(
    `select s.workspace_id, w.slug, s.stripe_customer_id
       from subscription s join workspace w on w.id = s.workspace_id
      where s.stripe_customer_id is not null
      order by s.workspace_id`,
  );
  for (const { workspace_id: workspaceId, slug, stripe_customer_id: customerId } of rows) {
    count.checked += 1;
    const ctx = systemContext({ workspaceId, slug }, "reconcile-subscriptions", deps.clock);
    try {
      const timed = await fetchSubscription(stripe, customerId, deps.clock);
      if (!(await withWorkspace(workspaceId, (tx) => applyRead(tx, ctx, timed)))) continue;
      count.changed += 1;
      await notifyLive([workspaceId], "plan");
    } catch (error) {
      count[isMissing(error) ? "missing" : "failed"] += 1;
      logger("billing").error({ err: error, workspaceId, customerId }, "subscription not reconciled");
    }
  }
  await systemDb().stripeEvent.deleteMany({
    where: { receivedAt: { lt: new Date(deps.clock.now().getTime() - KEPT_EVENT_DAYS * DAY_MS) } },
  });
  return count;
}
