import { invalidRequest, resourceMissing } from "../stripe-error";
import type { StripeAccount } from "../stripe-account";
import type { LineItemRequest } from "../stripe-store";
import { newStripeId } from "../stripe-ids";
import type { Metadata, MissingPaymentMethod, WirePrice, WireSubscription, WireSubscriptionItem } from "../wire";
import { periodEndAfter } from "./billing-period";
import { announceInvoice, buildInvoice, buildLine } from "./build-invoice";
import { collectInvoice } from "./collect-invoice";

export interface SubscriptionRequest {
  customerId: string;
  items: readonly LineItemRequest[];
  /** Epoch seconds; null = no trial. */
  trialEnd: number | null;
  metadata: Metadata;
  description: string | null;
  defaultPaymentMethodId: string | null;
  missingPaymentMethod: MissingPaymentMethod;
}

/**
 * createSubscription starts billing: `trialing` with a zero invoice, else `incomplete` until the first invoice is
 * paid and then `active`. Events come in Stripe's order: subscription created, invoice, payment, subscription updated.
 */
export function createSubscription(
  account: StripeAccount,
  request: SubscriptionRequest,
  atSeconds: number,
): WireSubscription {
  const [line, ...more] = request.items;
  if (!line) throw invalidRequest("Missing required param: items.", { code: "parameter_missing", param: "items" });
  if (more.length > 0) throw invalidRequest("The sandbox sells one price per subscription.", { param: "items" });
  const price = priceOf(account, line.priceId);
  const trialing = request.trialEnd !== null && request.trialEnd > atSeconds;
  const subscription = buildSubscription(request, price, line.quantity, atSeconds);
  account.store.subscriptions.set(subscription.id, subscription);
  const [item] = subscription.items.data;
  if (!item) throw new Error("A subscription is built with one item");
  const invoice = buildInvoice(
    account,
    subscription,
    [
      buildLine({
        item,
        price,
        amountCents: trialing ? 0 : price.unit_amount * item.quantity,
        description: trialing ? `Trial period for ${productName(account, price)}` : describeLine(account, price),
        proration: false,
        period: { start: item.current_period_start, end: item.current_period_end },
      }),
    ],
    "subscription_create",
    atSeconds,
  );
  account.emit("customer.subscription.created", subscription, atSeconds);
  announceInvoice(account, invoice, atSeconds);
  collectInvoice(account, subscription, invoice, atSeconds);
  return subscription;
}

/** priceOf returns an active price; Stripe's resource_missing error otherwise. */
export function priceOf(account: StripeAccount, priceId: string, param = "items[0][price]"): WirePrice {
  const price = account.store.prices.get(priceId);
  if (!price?.active) throw resourceMissing("price", priceId, param);
  return price;
}

/** onlyItem returns a subscription's single item (the sandbox sells one price per subscription). */
export function onlyItem(subscription: WireSubscription): WireSubscriptionItem {
  const [item] = subscription.items.data;
  if (!item) throw new Error(`Subscription ${subscription.id} has no item`);
  return item;
}

/** productName is the name a price is sold under. */
export function productName(account: StripeAccount, price: WirePrice): string {
  return account.store.products.get(price.product)?.name ?? price.product;
}

/** describeLine words an invoice line as Stripe does: `1 × Ballast Pro (at $29.00 / month)`. */
export function describeLine(account: StripeAccount, price: WirePrice): string {
  const amount = (price.unit_amount / 100).toFixed(2);
  return `1 × ${productName(account, price)} (at $${amount} / ${price.recurring.interval})`;
}

function buildSubscription(
  request: SubscriptionRequest,
  price: WirePrice,
  quantity: number,
  atSeconds: number,
): WireSubscription {
  const id = newStripeId("sub");
  const trialEnd = request.trialEnd !== null && request.trialEnd > atSeconds ? request.trialEnd : null;
  const anchor = trialEnd ?? atSeconds;
  return {
    id,
    object: "subscription",
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: anchor,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, reason: null },
    collection_method: "charge_automatically",
    created: atSeconds,
    currency: "usd",
    customer: request.customerId,
    default_payment_method: request.defaultPaymentMethodId,
    description: request.description,
    discounts: [],
    ended_at: null,
    items: {
      object: "list",
      url: `/v1/subscription_items?subscription=${id}`,
      has_more: false,
      data: [
        {
          id: newStripeId("si"),
          object: "subscription_item",
          created: atSeconds,
          current_period_start: atSeconds,
          current_period_end: trialEnd ?? periodEndAfter(atSeconds, price.recurring.interval, atSeconds),
          discounts: [],
          metadata: {},
          price: structuredClone(price),
          quantity,
          subscription: id,
          tax_rates: [],
        },
      ],
    },
    latest_invoice: null,
    livemode: false,
    metadata: { ...request.metadata },
    pause_collection: null,
    pending_update: null,
    schedule: null,
    start_date: atSeconds,
    status: trialEnd === null ? "incomplete" : "trialing",
    test_clock: null,
    trial_end: trialEnd,
    trial_settings: { end_behavior: { missing_payment_method: request.missingPaymentMethod } },
    trial_start: trialEnd === null ? null : atSeconds,
  };
}
