import type { StripeAccount } from "../stripe-account";
import type { CancellationReason, WireSubscription } from "../wire";

/** endSubscription cancels for good: nothing is charged any more and no event follows `customer.subscription.deleted`. */
export function endSubscription(
  account: StripeAccount,
  subscription: WireSubscription,
  atSeconds: number,
  reason: CancellationReason,
): void {
  subscription.status = "canceled";
  subscription.canceled_at ??= atSeconds;
  subscription.ended_at = atSeconds;
  subscription.cancellation_details.reason ??= reason;
  account.store.pendingLines.delete(subscription.id);
  for (const invoice of account.store.invoices.values()) {
    if (invoice.parent.subscription_details.subscription !== subscription.id || invoice.status !== "open") continue;
    // Stripe stops collecting a canceled subscription's invoices and leaves them open for the operator.
    invoice.auto_advance = false;
    invoice.next_payment_attempt = null;
  }
  account.emit("customer.subscription.deleted", subscription, atSeconds);
}
