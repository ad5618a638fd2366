import type { StripeAccount } from "../stripe-account";
import { invalidRequest } from "../stripe-error";
import { declined, readCardNumber, type TestCard } from "../test-cards";
import type { WireCheckoutSession, WireSubscription } from "../wire";
import { attachCard } from "./attach-card";
import { createCustomer } from "./create-customer";
import { createSubscription } from "./create-subscription";

const DAY_SECONDS = 86_400;

/** needsCard tells whether the payment page must ask for a card: always, unless nothing is due and the session says so. */
export function needsCard(session: WireCheckoutSession): boolean {
  return session.amount_total > 0 || session.payment_method_collection === "always";
}

/**
 * completeCheckout is the Pay button. It throws a card_error and leaves the session open when the card does not
 * work; else customer, card, subscription and first invoice exist and `checkout.session.completed` is emitted last.
 */
export function completeCheckout(
  account: StripeAccount,
  session: WireCheckoutSession,
  form: { cardNumber: string; email: string },
): WireSubscription {
  if (session.status !== "open") throw invalidRequest(`This checkout session is ${session.status}.`);
  const plan = account.store.checkoutPlans.get(session.id);
  if (!plan) throw new Error(`Checkout session ${session.id} has no plan`);
  const atSeconds = account.nowSeconds(session.customer ?? undefined);
  const card = needsCard(session) || form.cardNumber.trim() !== "" ? readCardNumber(form.cardNumber) : null;
  refuseFailingCharge(account, session, card);
  const customer = session.customer
    ? account.customer(session.customer)
    : createCustomer(account, { email: form.email || session.customer_email, name: null, metadata: {} }, atSeconds);
  const method = card ? attachCard(account, customer.id, card, atSeconds) : null;
  const subscription = createSubscription(
    account,
    {
      customerId: customer.id,
      items: plan.items,
      trialEnd:
        plan.trialEnd ?? (plan.trialPeriodDays === null ? null : atSeconds + plan.trialPeriodDays * DAY_SECONDS),
      metadata: plan.subscriptionMetadata,
      description: plan.subscriptionDescription,
      defaultPaymentMethodId: method?.id ?? null,
      missingPaymentMethod: plan.missingPaymentMethod,
    },
    atSeconds,
  );
  session.status = "complete";
  session.payment_status = session.amount_total > 0 ? "paid" : "no_payment_required";
  session.customer = customer.id;
  session.customer_details = { address: null, email: customer.email, name: customer.name, phone: null };
  session.subscription = subscription.id;
  session.invoice = subscription.latest_invoice;
  session.url = null;
  account.emit("checkout.session.completed", session, atSeconds);
  return subscription;
}

/** Checkout charges before it creates anything: a declined card leaves no customer, card or subscription behind. */
function refuseFailingCharge(account: StripeAccount, session: WireCheckoutSession, card: TestCard | null): void {
  if (session.amount_total === 0 || !card) return;
  if (account.takeChargeFailure(session.customer ?? "") || card.behaviour !== "pays") throw declined();
}
