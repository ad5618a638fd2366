import type { StripeAccount } from "../stripe-account";
import { chargesSucceed } from "../test-cards";
import type { WirePaymentMethod, WireSubscription } from "../wire";

export type ChargeOutcome = "paid" | "declined" | "no_payment_method";

/** paymentMethodOf returns the card a subscription is charged to: its own, else its customer's default. */
export function paymentMethodOf(account: StripeAccount, subscription: WireSubscription): WirePaymentMethod | null {
  const id =
    subscription.default_payment_method ??
    account.store.customers.get(subscription.customer)?.invoice_settings.default_payment_method ??
    null;
  return id === null ? null : (account.store.paymentMethods.get(id) ?? null);
}

/** chargeCard tries to take money; an ordered failure (control API) comes before the card's own behaviour. */
export function chargeCard(
  account: StripeAccount,
  customerId: string,
  card: WirePaymentMethod | null,
  amountCents: number,
): ChargeOutcome {
  if (amountCents <= 0) return "paid";
  if (!card) return "no_payment_method";
  if (account.takeChargeFailure(customerId)) return "declined";
  return chargesSucceed(card.card.last4) ? "paid" : "declined";
}
