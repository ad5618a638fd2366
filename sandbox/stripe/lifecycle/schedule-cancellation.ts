import type { StripeAccount } from "../stripe-account";
import type { WireSubscription } from "../wire";
import { onlyItem } from "./create-subscription";

/** scheduleCancellation sets or lifts "cancel at the end of the period"; asking twice changes nothing. */
export function scheduleCancellation(
  account: StripeAccount,
  subscription: WireSubscription,
  cancel: boolean,
  atSeconds: number,
): void {
  if (subscription.cancel_at_period_end === cancel) return;
  const previous = {
    cancel_at: subscription.cancel_at,
    cancel_at_period_end: subscription.cancel_at_period_end,
    canceled_at: subscription.canceled_at,
  };
  subscription.cancel_at_period_end = cancel;
  subscription.cancel_at = cancel ? onlyItem(subscription).current_period_end : null;
  subscription.canceled_at = cancel ? atSeconds : null;
  subscription.cancellation_details.reason = cancel ? "cancellation_requested" : null;
  account.emit("customer.subscription.updated", subscription, atSeconds, previous);
}
