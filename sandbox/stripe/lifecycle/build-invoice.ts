import type { StripeAccount } from "../stripe-account";
import { newStripeId } from "../stripe-ids";
import type {
  BillingReason,
  WireCustomer,
  WireInvoice,
  WireInvoiceLine,
  WirePrice,
  WireSubscription,
  WireSubscriptionItem,
} from "../wire";

export interface LineRequest {
  item: WireSubscriptionItem;
  price: WirePrice;
  amountCents: number;
  description: string;
  proration: boolean;
  period: { start: number; end: number };
}

/** buildLine makes one invoice line of a subscription item. */
export function buildLine(request: LineRequest): WireInvoiceLine {
  const { item, price } = request;
  return {
    id: newStripeId("il"),
    object: "line_item",
    amount: request.amountCents,
    currency: "usd",
    description: request.description,
    discount_amounts: [],
    discountable: !request.proration,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: {},
    parent: {
      type: "subscription_item_details",
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: request.proration,
        proration_details: null,
        subscription: item.subscription,
        subscription_item: item.id,
      },
    },
    period: request.period,
    pretax_credit_amounts: [],
    pricing: {
      type: "price_details",
      price_details: { price: price.id, product: price.product },
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity: item.quantity,
    subscription: item.subscription,
    subtotal: request.amountCents,
    taxes: [],
  };
}

/** amountDueCents is what a total costs after the customer's credit: `total − min(total, credit)`, never below zero. */
export function amountDueCents(customer: WireCustomer, totalCents: number): number {
  return Math.max(0, totalCents + Math.min(0, customer.balance));
}

/**
 * buildInvoice stores a finalised, still unpaid invoice, spends the customer's credit on it (a negative total adds
 * to the credit) and makes it the subscription's latest. It emits nothing: see `announceInvoice`.
 */
export function buildInvoice(
  account: StripeAccount,
  subscription: WireSubscription,
  lines: readonly WireInvoiceLine[],
  reason: BillingReason,
  atSeconds: number,
): WireInvoice {
  const customer = account.customer(subscription.customer);
  const id = newStripeId("in");
  const totalCents = lines.reduce((sum, line) => sum + line.amount, 0);
  const dueCents = amountDueCents(customer, totalCents);
  const startingBalance = customer.balance;
  customer.balance = startingBalance + totalCents - dueCents;
  const [item] = subscription.items.data;
  const invoice: WireInvoice = {
    id,
    object: "invoice",
    amount_due: dueCents,
    amount_paid: 0,
    amount_remaining: dueCents,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    billing_reason: reason,
    collection_method: "charge_automatically",
    created: atSeconds,
    currency: "usd",
    customer: customer.id,
    customer_email: customer.email,
    customer_name: customer.name,
    default_payment_method: null,
    description: null,
    discounts: [],
    due_date: null,
    effective_at: atSeconds,
    ending_balance: customer.balance,
    hosted_invoice_url: `${account.baseUrl()}/stripe/invoices/${id}`,
    invoice_pdf: null,
    lines: {
      object: "list",
      url: `/v1/invoices/${id}/lines`,
      has_more: false,
      data: lines.map((line) => ({ ...line, invoice: id })),
    },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, "0")}`,
    parent: {
      type: "subscription_details",
      quote_details: null,
      subscription_details: { metadata: { ...subscription.metadata }, subscription: subscription.id },
    },
    period_end: item?.current_period_end ?? atSeconds,
    period_start: item?.current_period_start ?? atSeconds,
    starting_balance: startingBalance,
    status: "open",
    status_transitions: { finalized_at: atSeconds, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: totalCents,
    total: totalCents,
  };
  customer.next_invoice_sequence += 1;
  customer.currency = "usd";
  account.store.invoices.set(id, invoice);
  subscription.latest_invoice = id;
  return invoice;
}

/** announceInvoice emits what Stripe sends when an invoice is made and finalised. */
export function announceInvoice(account: StripeAccount, invoice: WireInvoice, atSeconds: number): void {
  account.emit("invoice.created", invoice, atSeconds);
  account.emit("invoice.finalized", invoice, atSeconds);
}
