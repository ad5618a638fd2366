import { z } from "zod";
import { checkoutLineItems } from "../expand";
import { priceOf } from "../lifecycle/create-subscription";
import { listParams, paginate } from "../paginate";
import { booleanParam, integerParam, mergeMetadata, metadataParam, parseParams } from "../parse-params";
import type { StripeAccount } from "../stripe-account";
import { invalidRequest, resourceMissing } from "../stripe-error";
import { newStripeId } from "../stripe-ids";
import type { StripeRouter } from "../stripe-router";
import type { WireCheckoutSession } from "../wire";

const DEFAULT_EXPIRY_SECONDS = 24 * 3_600;

const trialSettings = z.strictObject({
  end_behavior: z.strictObject({ missing_payment_method: z.enum(["cancel", "create_invoice"]) }),
});

const sessionParams = z.strictObject({
  mode: z.literal("subscription", "The sandbox offers mode `subscription` only."),
  line_items: z
    .array(z.strictObject({ price: z.string(), quantity: integerParam.pipe(z.number().min(1)).optional() }))
    .length(1, "The sandbox sells one price per subscription."),
  success_url: z.url({ protocol: /^https?$/, message: "Not a valid URL" }),
  cancel_url: z.url({ protocol: /^https?$/, message: "Not a valid URL" }).optional(),
  client_reference_id: z.string().max(200).optional(),
  customer: z.string().optional(),
  customer_email: z.email().optional(),
  customer_update: z.record(z.string(), z.enum(["auto", "never"])).optional(),
  metadata: metadataParam.optional(),
  subscription_data: z
    .strictObject({
      metadata: metadataParam.optional(),
      description: z.string().optional(),
      trial_period_days: integerParam.pipe(z.number().min(1).max(730)).optional(),
      trial_end: integerParam.optional(),
      trial_settings: trialSettings.optional(),
    })
    .optional(),
  payment_method_collection: z.enum(["always", "if_required"]).optional(),
  payment_method_types: z.array(z.literal("card")).optional(),
  allow_promotion_codes: booleanParam.optional(),
  billing_address_collection: z.enum(["auto", "required"]).optional(),
  automatic_tax: z.strictObject({ enabled: booleanParam }).optional(),
  locale: z.string().optional(),
  expires_at: integerParam.optional(),
  ui_mode: z.literal("hosted_page").optional(),
});

type SessionParams = z.output<typeof sessionParams>;

/** addCheckoutRoutes serves `/v1/checkout/sessions`; the page people pay on is `pages/checkout-page.ts`. */
export function addCheckoutRoutes(router: StripeRouter, account: StripeAccount): void {
  const { store } = account;

  router.post("/v1/checkout/sessions", (params) => openSession(account, parseParams(sessionParams, params)));

  router.get("/v1/checkout/sessions", (params) => {
    const schema = z.strictObject({
      ...listParams,
      customer: z.string().optional(),
      subscription: z.string().optional(),
      status: z.enum(["open", "complete", "expired"]).optional(),
    });
    const { customer, subscription, status, ...page } = parseParams(schema, params);
    account.requireKnownCustomer(customer);
    const sessions = [...store.checkoutSessions.values()]
      .reverse()
      .filter(
        (it) =>
          (customer === undefined || it.customer === customer) &&
          (subscription === undefined || it.subscription === subscription) &&
          (status === undefined || it.status === status),
      );
    return paginate(sessions, page, "/v1/checkout/sessions");
  });

  router.get("/v1/checkout/sessions/:id", (_params, id) => sessionOf(account, id));

  router.get("/v1/checkout/sessions/:id/line_items", (_params, id) => {
    sessionOf(account, id);
    return checkoutLineItems(account, id);
  });

  router.post("/v1/checkout/sessions/:id/expire", (_params, id) => {
    const session = sessionOf(account, id);
    if (session.status !== "open") {
      throw invalidRequest(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    }
    session.status = "expired";
    session.url = null;
    account.emit("checkout.session.expired", session, account.nowSeconds(session.customer ?? undefined));
    return session;
  });
}

function sessionOf(account: StripeAccount, id: string): WireCheckoutSession {
  const session = account.store.checkoutSessions.get(id);
  if (!session) throw resourceMissing("checkout.session", id);
  return session;
}

function openSession(account: StripeAccount, request: SessionParams): WireCheckoutSession {
  if (request.customer !== undefined && request.customer_email !== undefined) {
    throw invalidRequest("You may only specify one of these parameters: customer, customer_email.");
  }
  const customer = request.customer === undefined ? null : account.customer(request.customer);
  const atSeconds = account.nowSeconds(customer?.id);
  const items = request.line_items.map((line) => ({
    priceId: priceOf(account, line.price, "line_items[0][price]").id,
    quantity: line.quantity ?? 1,
  }));
  const data = request.subscription_data;
  if (data?.trial_end !== undefined && data.trial_end < atSeconds + 2 * 86_400) {
    throw invalidRequest("The `trial_end` date has to be at least 2 days in the future.", {
      param: "subscription_data[trial_end]",
    });
  }
  const hasTrial = data?.trial_period_days !== undefined || data?.trial_end !== undefined;
  const totalCents = hasTrial
    ? 0
    : items.reduce((sum, line) => sum + priceOf(account, line.priceId).unit_amount * line.quantity, 0);
  const id = newStripeId("cs_test");
  account.store.checkoutPlans.set(id, {
    items,
    trialEnd: data?.trial_end ?? null,
    trialPeriodDays: data?.trial_period_days ?? null,
    subscriptionMetadata: mergeMetadata({}, data?.metadata),
    subscriptionDescription: data?.description ?? null,
    missingPaymentMethod: data?.trial_settings?.end_behavior.missing_payment_method ?? "create_invoice",
  });
  const session = buildSession(account, request, { id, customerId: customer?.id ?? null, totalCents, atSeconds });
  account.store.checkoutSessions.set(id, session);
  return session;
}

function buildSession(
  account: StripeAccount,
  request: SessionParams,
  facts: { id: string; customerId: string | null; totalCents: number; atSeconds: number },
): WireCheckoutSession {
  const customer = facts.customerId === null ? null : account.customer(facts.customerId);
  return {
    id: facts.id,
    object: "checkout.session",
    allow_promotion_codes: request.allow_promotion_codes ?? null,
    amount_subtotal: facts.totalCents,
    amount_total: facts.totalCents,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    cancel_url: request.cancel_url ?? null,
    client_reference_id: request.client_reference_id ?? null,
    created: facts.atSeconds,
    currency: "usd",
    custom_fields: [],
    customer: facts.customerId,
    customer_details: customer
      ? { address: null, email: customer.email, name: customer.name, phone: customer.phone }
      : null,
    customer_email: request.customer_email ?? null,
    expires_at: request.expires_at ?? facts.atSeconds + DEFAULT_EXPIRY_SECONDS,
    invoice: null,
    livemode: false,
    locale: request.locale ?? null,
    metadata: mergeMetadata({}, request.metadata),
    mode: "subscription",
    payment_intent: null,
    payment_method_collection: request.payment_method_collection ?? "always",
    payment_method_types: ["card"],
    payment_status: "unpaid",
    setup_intent: null,
    shipping_options: [],
    status: "open",
    submit_type: null,
    subscription: null,
    success_url: request.success_url,
    ui_mode: "hosted_page",
    url: `${account.baseUrl()}/stripe/checkout/${facts.id}`,
  };
}
