import type { StripeAccount } from "../stripe-account";
import { newStripeId } from "../stripe-ids";
import type { TestCard } from "../test-cards";
import type { WirePaymentMethod } from "../wire";
import { collectInvoice, openInvoicesOf } from "./collect-invoice";

/** attachCard saves a card for a customer and makes it the default for invoices and for running subscriptions. */
export function attachCard(
  account: StripeAccount,
  customerId: string,
  card: TestCard,
  atSeconds: number,
): WirePaymentMethod {
  const customer = account.customer(customerId);
  const method: WirePaymentMethod = {
    id: newStripeId("pm"),
    object: "payment_method",
    billing_details: { address: null, email: customer.email, name: customer.name, phone: null },
    card: {
      brand: card.brand,
      checks: null,
      country: "US",
      display_brand: card.brand,
      exp_month: 12,
      exp_year: new Date(atSeconds * 1_000).getUTCFullYear() + 4,
      funding: "credit",
      last4: card.number.slice(-4),
      networks: null,
      three_d_secure_usage: null,
      wallet: null,
    },
    created: atSeconds,
    customer: customerId,
    livemode: false,
    metadata: {},
    type: "card",
  };
  account.store.paymentMethods.set(method.id, method);
  customer.invoice_settings.default_payment_method = method.id;
  for (const subscription of account.subscriptionsOf(customerId)) {
    if (subscription.default_payment_method !== null) subscription.default_payment_method = method.id;
  }
  account.emit("payment_method.attached", method, atSeconds);
  return method;
}

/** retryOpenInvoices charges what is still owed, as happens when a customer with a failed payment updates the card. */
export function retryOpenInvoices(account: StripeAccount, customerId: string, atSeconds: number): void {
  for (const subscription of account.subscriptionsOf(customerId)) {
    if (subscription.status !== "past_due") continue;
    for (const invoice of openInvoicesOf(account, subscription.id)) {
      collectInvoice(account, subscription, invoice, atSeconds);
    }
  }
}
