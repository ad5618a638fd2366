import type { StripeAccount } from "../stripe-account";
import type { WireSubscription } from "../wire";
import { periodEndAfter } from "./billing-period";
import { announceInvoice, buildInvoice, buildLine } from "./build-invoice";
import { paymentMethodOf } from "./charge";
import { collectInvoice } from "./collect-invoice";
import { describeLine, onlyItem } from "./create-subscription";
import { endSubscription } from "./end-subscription";

/**
 * renewSubscription is what happens at the end of a period or trial: a scheduled cancellation takes effect, else the
 * next period starts and is invoiced together with waiting proration lines.
 */
export function renewSubscription(account: StripeAccount, subscription: WireSubscription, atSeconds: number): void {
  const { status } = subscription;
  const endsTrial = status === "trialing";
  if (subscription.cancel_at_period_end) {
    endSubscription(account, subscription, atSeconds, "cancellation_requested");
    return;
  }
  const cancelsWithoutCard = subscription.trial_settings.end_behavior.missing_payment_method === "cancel";
  if (endsTrial && cancelsWithoutCard && !paymentMethodOf(account, subscription)) {
    endSubscription(account, subscription, atSeconds, "payment_failed");
    return;
  }
  const item = onlyItem(subscription);
  const previous = { start: item.current_period_start, end: item.current_period_end };
  if (endsTrial) {
    subscription.status = "active";
    subscription.trial_end = atSeconds;
    subscription.billing_cycle_anchor = atSeconds;
  }
  item.current_period_start = atSeconds;
  item.current_period_end = periodEndAfter(subscription.billing_cycle_anchor, item.price.recurring.interval, atSeconds);
  const waiting = account.store.pendingLines.get(subscription.id) ?? [];
  account.store.pendingLines.delete(subscription.id);
  const line = buildLine({
    item,
    price: item.price,
    amountCents: item.price.unit_amount * item.quantity,
    description: describeLine(account, item.price),
    proration: false,
    period: { start: item.current_period_start, end: item.current_period_end },
  });
  const previousInvoice = subscription.latest_invoice;
  const invoice = buildInvoice(account, subscription, [...waiting, line], "subscription_cycle", atSeconds);
  account.emit("customer.subscription.updated", subscription, atSeconds, {
    ...(endsTrial ? { status } : {}),
    items: { data: [{ id: item.id, current_period_start: previous.start, current_period_end: previous.end }] },
    latest_invoice: previousInvoice,
  });
  announceInvoice(account, invoice, atSeconds);
  collectInvoice(account, subscription, invoice, atSeconds);
}
