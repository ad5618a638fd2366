import type Stripe from "stripe";
import { AppError } from "@/lib/domain/errors";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { planSettingsUrl } from "./plan-settings-url";
import { callStripe, isMissing, stripeClient } from "./stripe-client";

/**
 * openPortal returns the address of Stripe's portal, where plan, card and cancellation are managed and invoices lie.
 * Throws AppError `precondition_failed` for a workspace that never paid.
 */
export async function openPortal(ctx: WorkspaceContext, stripe: Stripe = stripeClient()): Promise<{ url: string }> {
  requirePermission(ctx, "billing.write");
  const row = await withWorkspace(ctx.workspaceId, (tx) =>
    tx.subscription.findUnique({ where: { workspaceId: ctx.workspaceId } }),
  );
  const customer = row?.stripeCustomerId ?? null;
  if (customer === null) throw neverPaid();
  return callStripe(async () => {
    try {
      const session = await stripe.billingPortal.sessions.create({ customer, return_url: planSettingsUrl(ctx.slug) });
      return { url: session.url };
    } catch (error) {
      if (isMissing(error)) throw neverPaid();
      throw error;
    }
  });
}

function neverPaid(): AppError {
  return new AppError("precondition_failed", "There is nothing to manage yet: choose a plan first.");
}
