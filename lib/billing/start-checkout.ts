import type Stripe from "stripe";
import { AppError } from "@/lib/domain/errors";
import { systemDb, withWorkspace } from "@/lib/platform/db";
import { encodeId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { planSettingsUrl } from "./plan-settings-url";
import { lookupKeyOf, PLANS, type BillingInterval, type PaidPlan } from "./plans";
import { callStripe, isMissing, stripeClient } from "./stripe-client";
import { ensureSubscriptionRow } from "./subscription-row";
import { grantsPlan, readSubscriptions } from "./subscription-read";

export interface CheckoutRequest {
  plan: PaidPlan;
  interval: BillingInterval;
}

/**
 * startCheckout opens Stripe's payment page for a plan and returns its address. Throws AppError `conflict` when a paid
 * plan runs already (it is changed in the portal, pro rata) and `upstream_unavailable` when Stripe does not answer.
 * Earlier payment pages of the workspace are closed first: two tabs can not buy twice.
 */
export async function startCheckout(
  ctx: WorkspaceContext,
  request: CheckoutRequest,
  stripe: Stripe = stripeClient(),
): Promise<{ url: string }> {
  requirePermission(ctx, "billing.write");
  return callStripe(async () => {
    const customerId = await customerOf(ctx, stripe);
    await refuseSecondPlan(stripe, customerId);
    await closeOpenSessions(stripe, customerId);
    const workspace = encodeId("workspace", ctx.workspaceId);
    const session = await stripe.checkout.sessions.create({
      mode: "subscription",
      customer: customerId,
      client_reference_id: workspace,
      line_items: [{ price: await priceIdOf(stripe, request), quantity: 1 }],
      metadata: { workspace },
      subscription_data: { metadata: { workspace } },
      success_url: planSettingsUrl(ctx.slug, "checkout=done"),
      cancel_url: planSettingsUrl(ctx.slug, "checkout=canceled"),
    });
    if (session.url === null)
      throw new AppError("upstream_unavailable", "Stripe opened a payment page without an address.");
    return { url: session.url };
  });
}

/** The workspace's Stripe customer; made at the first checkout, and anew if Stripe no longer knows it. */
async function customerOf(ctx: WorkspaceContext, stripe: Stripe): Promise<string> {
  const known = await withWorkspace(ctx.workspaceId, (tx) =>
    tx.subscription.findUnique({ where: { workspaceId: ctx.workspaceId } }),
  );
  const previous = known?.stripeCustomerId ?? null;
  if (previous !== null && (await customerExists(stripe, previous))) return previous;
  const payer =
    ctx.actor.type === "user" ? await systemDb().user.findUnique({ where: { id: ctx.actor.userId } }) : null;
  const customer = await stripe.customers.create(
    {
      ...(payer === null ? {} : { email: payer.email, name: payer.name }),
      metadata: { workspace: encodeId("workspace", ctx.workspaceId) },
    },
    // Two clicks at once make one customer. The predecessor is part of the key: after a loss a new one is wanted.
    { idempotencyKey: `customer:${ctx.workspaceId}:${payer?.id ?? "system"}:${previous ?? "first"}` },
  );
  await withWorkspace(ctx.workspaceId, async (tx) => {
    await ensureSubscriptionRow(tx, ctx.workspaceId);
    await tx.subscription.updateMany({
      where: { workspaceId: ctx.workspaceId, stripeCustomerId: previous },
      data: { stripeCustomerId: customer.id },
    });
    await recordAudit(tx, ctx, { action: "billing.create-customer", targetId: customer.id });
  });
  return customer.id;
}

async function customerExists(stripe: Stripe, customerId: string): Promise<boolean> {
  try {
    const customer = await stripe.customers.retrieve(customerId);
    return customer.deleted !== true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function refuseSecondPlan(stripe: Stripe, customerId: string): Promise<void> {
  const { data } = await stripe.subscriptions.list({ customer: customerId, status: "all", limit: 100 });
  const read = readSubscriptions(data);
  if (!grantsPlan(read.status)) return;
  throw new AppError(
    "conflict",
    `You already pay for ${PLANS[read.plan].name}. Change the plan or its interval in the billing portal; the difference is charged pro rata.`,
    { detail: { plan: read.plan } },
  );
}

async function closeOpenSessions(stripe: Stripe, customerId: string): Promise<void> {
  const { data } = await stripe.checkout.sessions.list({ customer: customerId, status: "open", limit: 100 });
  for (const session of data) await stripe.checkout.sessions.expire(session.id);
}

async function priceIdOf(stripe: Stripe, { plan, interval }: CheckoutRequest): Promise<string> {
  const lookupKey = lookupKeyOf(plan, interval);
  const { data } = await stripe.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 });
  const [price] = data;
  if (price === undefined) throw new Error(`Stripe has no active price with lookup key ${lookupKey}; see docs/runbook`);
  return price.id;
}
