/**
 * The part of Stripe's objects that the sandbox fills, in wire form: times are epoch seconds of Stripe's own clock,
 * amounts are integer cents, references are ids until a request expands them. Field names follow API version
 * 2026-10-28.endive, the one Stripe's SDK 23 pins.
 */
export const STRIPE_API_VERSION = "2026-10-28.endive";

export type Metadata = Record<string, string>;

export interface WireList<T> {
  object: "list";
  url: string;
  has_more: boolean;
  data: T[];
}

export interface WireProduct {
  id: string;
  object: "product";
  active: boolean;
  created: number;
  default_price: string | null;
  description: string | null;
  images: string[];
  livemode: false;
  marketing_features: { name: string }[];
  metadata: Metadata;
  name: string;
  type: "service";
  updated: number;
  url: string | null;
}

export type BillingInterval = "month" | "year";

export interface WirePrice {
  id: string;
  object: "price";
  active: boolean;
  billing_scheme: "per_unit";
  created: number;
  currency: "usd";
  custom_unit_amount: null;
  livemode: false;
  lookup_key: string | null;
  metadata: Metadata;
  nickname: string | null;
  product: string;
  recurring: {
    interval: BillingInterval;
    interval_count: number;
    meter: null;
    trial_period_days: null;
    usage_type: "licensed";
  };
  tax_behavior: "unspecified";
  tiers_mode: null;
  transform_quantity: null;
  type: "recurring";
  unit_amount: number;
  unit_amount_decimal: string;
}

export interface WireCustomer {
  id: string;
  object: "customer";
  address: null;
  /** Negative = credit in the customer's favour, taken off the next invoice. */
  balance: number;
  created: number;
  currency: "usd" | null;
  default_source: null;
  /** True while the latest charge of an open invoice has failed. */
  delinquent: boolean;
  description: string | null;
  email: string | null;
  invoice_prefix: string;
  invoice_settings: {
    custom_fields: null;
    default_payment_method: string | null;
    footer: null;
    rendering_options: null;
  };
  livemode: false;
  metadata: Metadata;
  name: string | null;
  next_invoice_sequence: number;
  phone: string | null;
  preferred_locales: string[];
  shipping: null;
  tax_exempt: "none";
  test_clock: null;
}

export interface WirePaymentMethod {
  id: string;
  object: "payment_method";
  billing_details: { address: null; email: string | null; name: string | null; phone: null };
  card: {
    brand: string;
    checks: null;
    country: "US";
    display_brand: string;
    exp_month: number;
    exp_year: number;
    funding: "credit";
    last4: string;
    networks: null;
    three_d_secure_usage: null;
    wallet: null;
  };
  created: number;
  customer: string | null;
  livemode: false;
  metadata: Metadata;
  type: "card";
}

export interface WireSubscriptionItem {
  id: string;
  object: "subscription_item";
  created: number;
  current_period_end: number;
  current_period_start: number;
  discounts: string[];
  metadata: Metadata;
  price: WirePrice;
  quantity: number;
  subscription: string;
  tax_rates: [];
}

export type SubscriptionStatus = "incomplete" | "incomplete_expired" | "trialing" | "active" | "past_due" | "canceled";
export type MissingPaymentMethod = "cancel" | "create_invoice";
export type CancellationReason = "cancellation_requested" | "payment_failed";

export interface WireSubscription {
  id: string;
  object: "subscription";
  automatic_tax: { disabled_reason: null; enabled: false; liability: null };
  billing_cycle_anchor: number;
  cancel_at: number | null;
  cancel_at_period_end: boolean;
  canceled_at: number | null;
  cancellation_details: { comment: string | null; feedback: string | null; reason: CancellationReason | null };
  collection_method: "charge_automatically";
  created: number;
  currency: "usd";
  customer: string;
  default_payment_method: string | null;
  description: string | null;
  discounts: string[];
  ended_at: number | null;
  items: WireList<WireSubscriptionItem>;
  latest_invoice: string | null;
  livemode: false;
  metadata: Metadata;
  pause_collection: null;
  pending_update: null;
  schedule: null;
  start_date: number;
  status: SubscriptionStatus;
  test_clock: null;
  trial_end: number | null;
  trial_settings: { end_behavior: { missing_payment_method: MissingPaymentMethod } };
  trial_start: number | null;
}

export interface WireInvoiceLine {
  id: string;
  object: "line_item";
  amount: number;
  currency: "usd";
  description: string;
  discount_amounts: [];
  discountable: boolean;
  discounts: string[];
  invoice: string | null;
  livemode: false;
  metadata: Metadata;
  parent: {
    type: "subscription_item_details";
    invoice_item_details: null;
    subscription_item_details: {
      invoice_item: null;
      proration: boolean;
      proration_details: null;
      subscription: string;
      subscription_item: string;
    };
  };
  period: { start: number; end: number };
  pretax_credit_amounts: [];
  pricing: {
    type: "price_details";
    price_details: { price: string; product: string };
    unit_amount_decimal: string;
  };
  quantity: number;
  subscription: string;
  subtotal: number;
  taxes: [];
}

export type BillingReason = "subscription_create" | "subscription_cycle" | "subscription_update";

export interface WireInvoice {
  id: string;
  object: "invoice";
  amount_due: number;
  amount_paid: number;
  amount_remaining: number;
  attempt_count: number;
  attempted: boolean;
  auto_advance: boolean;
  billing_reason: BillingReason;
  collection_method: "charge_automatically";
  created: number;
  currency: "usd";
  customer: string;
  customer_email: string | null;
  customer_name: string | null;
  default_payment_method: string | null;
  description: string | null;
  discounts: string[];
  due_date: number | null;
  effective_at: number | null;
  ending_balance: number;
  hosted_invoice_url: string;
  invoice_pdf: null;
  lines: WireList<WireInvoiceLine>;
  livemode: false;
  metadata: Metadata;
  next_payment_attempt: number | null;
  number: string;
  parent: {
    type: "subscription_details";
    quote_details: null;
    subscription_details: { metadata: Metadata; subscription: string };
  };
  period_end: number;
  period_start: number;
  starting_balance: number;
  status: "open" | "paid" | "void" | "uncollectible";
  status_transitions: {
    finalized_at: number | null;
    marked_uncollectible_at: number | null;
    paid_at: number | null;
    voided_at: number | null;
  };
  subtotal: number;
  total: number;
}

export interface WireCheckoutSession {
  id: string;
  object: "checkout.session";
  allow_promotion_codes: boolean | null;
  amount_subtotal: number;
  amount_total: number;
  automatic_tax: { enabled: false; liability: null; provider: null; status: null };
  cancel_url: string | null;
  client_reference_id: string | null;
  created: number;
  currency: "usd";
  custom_fields: [];
  customer: string | null;
  customer_details: { address: null; email: string | null; name: string | null; phone: string | null } | null;
  customer_email: string | null;
  expires_at: number;
  invoice: string | null;
  livemode: false;
  locale: string | null;
  metadata: Metadata;
  mode: "subscription";
  payment_intent: null;
  payment_method_collection: "always" | "if_required";
  payment_method_types: ["card"];
  payment_status: "paid" | "unpaid" | "no_payment_required";
  setup_intent: null;
  shipping_options: [];
  status: "open" | "complete" | "expired";
  submit_type: null;
  subscription: string | null;
  success_url: string;
  ui_mode: "hosted_page";
  url: string | null;
}

export interface WirePortalSession {
  id: string;
  object: "billing_portal.session";
  configuration: string;
  created: number;
  customer: string;
  flow: null;
  livemode: false;
  locale: string | null;
  on_behalf_of: null;
  return_url: string | null;
  url: string;
}

export type EventType =
  | "checkout.session.completed"
  | "checkout.session.expired"
  | "customer.created"
  | "customer.updated"
  | "customer.deleted"
  | "customer.subscription.created"
  | "customer.subscription.updated"
  | "customer.subscription.deleted"
  | "customer.subscription.trial_will_end"
  | "invoice.created"
  | "invoice.finalized"
  | "invoice.paid"
  | "invoice.payment_failed"
  | "payment_method.attached";

export type EventObject =
  WireCheckoutSession | WireCustomer | WireSubscription | WireInvoice | WirePaymentMethod | DeletedCustomer;

export interface DeletedCustomer {
  id: string;
  object: "customer";
  deleted: true;
}

export interface WireEvent {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: EventObject; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: EventType;
}
