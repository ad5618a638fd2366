import type { StripeAccount } from "../stripe-account";
import type { WireInvoice, WireSubscription } from "../wire";
import { chargeCard, paymentMethodOf, type ChargeOutcome } from "./charge";
import { endSubscription } from "./end-subscription";

const DAY_SECONDS = 86_400;
/** Days from a failed charge to the next try; after the last one the subscription is canceled (dunning). */
const RETRY_AFTER_DAYS = [3, 5, 7];

/**
 * collectInvoice tries to charge an open invoice and carries the result into its subscription: paid → active,
 * failed → past_due with a next try, failed for the last time → canceled. `outcome` is given when the charge has
 * already been made.
 */
export function collectInvoice(
  account: StripeAccount,
  subscription: WireSubscription,
  invoice: WireInvoice,
  atSeconds: number,
  outcome: ChargeOutcome = chargeCard(
    account,
    subscription.customer,
    paymentMethodOf(account, subscription),
    invoice.amount_remaining,
  ),
): ChargeOutcome {
  if (invoice.amount_due > 0) {
    invoice.attempted = true;
    invoice.attempt_count += 1;
  }
  if (outcome === "paid") markPaid(account, subscription, invoice, atSeconds);
  else markFailed(account, subscription, invoice, atSeconds);
  return outcome;
}

/** openInvoicesOf lists a subscription's unpaid invoices, oldest first. */
export function openInvoicesOf(account: StripeAccount, subscriptionId: string): WireInvoice[] {
  return [...account.store.invoices.values()].filter(
    (it) => it.parent.subscription_details.subscription === subscriptionId && it.status === "open",
  );
}

function markPaid(
  account: StripeAccount,
  subscription: WireSubscription,
  invoice: WireInvoice,
  atSeconds: number,
): void {
  invoice.status = "paid";
  invoice.amount_paid = invoice.amount_due;
  invoice.amount_remaining = 0;
  invoice.auto_advance = false;
  invoice.next_payment_attempt = null;
  invoice.status_transitions.paid_at = atSeconds;
  account.emit("invoice.paid", invoice, atSeconds);
  if (openInvoicesOf(account, subscription.id).length > 0) return;
  account.customer(subscription.customer).delinquent = false;
  const { status } = subscription;
  if (status !== "incomplete" && status !== "past_due") return;
  subscription.status = "active";
  account.emit("customer.subscription.updated", subscription, atSeconds, { status });
}

function markFailed(
  account: StripeAccount,
  subscription: WireSubscription,
  invoice: WireInvoice,
  atSeconds: number,
): void {
  const { status } = subscription;
  const waitDays = status === "incomplete" ? undefined : RETRY_AFTER_DAYS[invoice.attempt_count - 1];
  invoice.next_payment_attempt = waitDays === undefined ? null : atSeconds + waitDays * DAY_SECONDS;
  invoice.auto_advance = waitDays !== undefined;
  account.customer(subscription.customer).delinquent = true;
  account.emit("invoice.payment_failed", invoice, atSeconds);
  if (status === "incomplete" || status === "canceled") return;
  if (waitDays === undefined) {
    endSubscription(account, subscription, atSeconds, "payment_failed");
    return;
  }
  if (status === "past_due") return;
  subscription.status = "past_due";
  account.emit("customer.subscription.updated", subscription, atSeconds, { status });
}
