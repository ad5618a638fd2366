import { z } from "zod";
import { changePrice } from "../lifecycle/change-price";
import { createSubscription, onlyItem, priceOf } from "../lifecycle/create-subscription";
import { endSubscription } from "../lifecycle/end-subscription";
import { renewSubscription } from "../lifecycle/renew-subscription";
import { scheduleCancellation } from "../lifecycle/schedule-cancellation";
import { listParams, paginate } from "../paginate";
import { booleanParam, integerParam, mergeMetadata, metadataParam, parseParams } from "../parse-params";
import type { StripeAccount } from "../stripe-account";
import { StripeError, invalidRequest, resourceMissing } from "../stripe-error";
import type { StripeRouter } from "../stripe-router";
import type { WireSubscription } from "../wire";

const quantity = integerParam.pipe(z.number().min(1));
const trialSettings = z.strictObject({
  end_behavior: z.strictObject({ missing_payment_method: z.enum(["cancel", "create_invoice"]) }),
});
const cancellationDetails = z.strictObject({ comment: z.string().optional(), feedback: z.string().optional() });

const createParams = z.strictObject({
  customer: z.string(),
  items: z.array(z.strictObject({ price: z.string(), quantity: quantity.optional() })),
  metadata: metadataParam.optional(),
  description: z.string().optional(),
  default_payment_method: z.string().optional(),
  trial_end: integerParam.optional(),
  trial_period_days: integerParam.pipe(z.number().min(0).max(730)).optional(),
  trial_settings: trialSettings.optional(),
});

const updateParams = z.strictObject({
  items: z
    .array(z.strictObject({ id: z.string().optional(), price: z.string().optional(), quantity: quantity.optional() }))
    .optional(),
  cancel_at_period_end: booleanParam.optional(),
  cancellation_details: cancellationDetails.optional(),
  default_payment_method: z.string().optional(),
  description: z.string().optional(),
  metadata: metadataParam.optional(),
  payment_behavior: z.enum(["allow_incomplete", "error_if_incomplete"]).optional(),
  proration_behavior: z.enum(["create_prorations", "always_invoice", "none"]).optional(),
  trial_end: z.literal("now", "The sandbox offers `now` only.").optional(),
});

/** addSubscriptionRoutes serves `/v1/subscriptions`. */
export function addSubscriptionRoutes(router: StripeRouter, account: StripeAccount): void {
  router.post("/v1/subscriptions", (params) => create(account, parseParams(createParams, params)));

  router.get("/v1/subscriptions", (params) => {
    const schema = z.strictObject({
      ...listParams,
      customer: z.string().optional(),
      price: z.string().optional(),
      status: z
        .enum(["active", "all", "canceled", "ended", "incomplete", "incomplete_expired", "past_due", "trialing"])
        .optional(),
    });
    const { customer, price, status, ...page } = parseParams(schema, params);
    account.requireKnownCustomer(customer);
    const subscriptions = [...account.store.subscriptions.values()]
      .reverse()
      .filter(
        (it) =>
          (customer === undefined || it.customer === customer) &&
          (price === undefined || onlyItem(it).price.id === price) &&
          hasStatus(it, status),
      );
    return paginate(subscriptions, page, "/v1/subscriptions");
  });

  router.get("/v1/subscriptions/:id", (_params, id) => account.subscription(id));

  router.post("/v1/subscriptions/:id", (params, id) =>
    update(account, account.subscription(id), parseParams(updateParams, params)),
  );

  router.delete("/v1/subscriptions/:id", (params, id) => {
    const subscription = account.subscription(id);
    const request = parseParams(z.strictObject({ cancellation_details: cancellationDetails.optional() }), params);
    refuseEnded(subscription);
    subscription.cancellation_details.comment = request.cancellation_details?.comment ?? null;
    subscription.cancellation_details.feedback = request.cancellation_details?.feedback ?? null;
    endSubscription(account, subscription, account.nowSeconds(subscription.customer), "cancellation_requested");
    return subscription;
  });
}

/** Without a filter Stripe leaves canceled ones out; `ended` = canceled or expired. */
function hasStatus(subscription: WireSubscription, filter: string | undefined): boolean {
  if (filter === "all") return true;
  if (filter === undefined) return subscription.status !== "canceled";
  if (filter === "ended") return subscription.ended_at !== null;
  return subscription.status === filter;
}

function create(account: StripeAccount, request: z.output<typeof createParams>): WireSubscription {
  const customer = account.customer(request.customer);
  const atSeconds = account.nowSeconds(customer.id);
  const trialEnd =
    request.trial_end ??
    (request.trial_period_days === undefined ? null : atSeconds + request.trial_period_days * 86_400);
  const method = request.default_payment_method ?? null;
  if (method !== null) requireCardOf(account, customer.id, method);
  const needsCard = trialEnd === null || trialEnd <= atSeconds;
  if (needsCard && method === null && customer.invoice_settings.default_payment_method === null) {
    throw invalidRequest(
      "This customer has no attached payment source or default payment method. Please consider adding a default payment method.",
      { code: "resource_missing" },
    );
  }
  return createSubscription(
    account,
    {
      customerId: customer.id,
      items: request.items.map((line) => ({ priceId: line.price, quantity: line.quantity ?? 1 })),
      trialEnd,
      metadata: mergeMetadata({}, request.metadata),
      description: request.description ?? null,
      defaultPaymentMethodId: method,
      missingPaymentMethod: request.trial_settings?.end_behavior.missing_payment_method ?? "create_invoice",
    },
    atSeconds,
  );
}

function update(
  account: StripeAccount,
  subscription: WireSubscription,
  request: z.output<typeof updateParams>,
): WireSubscription {
  refuseEnded(subscription);
  const atSeconds = account.nowSeconds(subscription.customer);
  if (request.default_payment_method !== undefined) {
    requireCardOf(account, subscription.customer, request.default_payment_method);
    subscription.default_payment_method = request.default_payment_method;
  }
  if (request.description !== undefined) subscription.description = request.description || null;
  if (request.metadata !== undefined) {
    const previous = { metadata: subscription.metadata };
    subscription.metadata = mergeMetadata(subscription.metadata, request.metadata);
    account.emit("customer.subscription.updated", subscription, atSeconds, previous);
  }
  const [line, ...more] = request.items ?? [];
  if (more.length > 0) throw invalidRequest("The sandbox sells one price per subscription.", { param: "items" });
  if (line) {
    const item = onlyItem(subscription);
    if (line.id !== item.id) {
      throw line.id === undefined
        ? invalidRequest("Name the item to change; the sandbox sells one price per subscription.", {
            param: "items[0][id]",
          })
        : resourceMissing("subscription item", line.id, "items[0][id]");
    }
    changePrice(
      account,
      subscription,
      {
        price: line.price === undefined ? item.price : priceOf(account, line.price),
        quantity: line.quantity ?? item.quantity,
        proration: request.proration_behavior ?? "create_prorations",
        payment: request.payment_behavior ?? "allow_incomplete",
      },
      atSeconds,
    );
  }
  if (request.trial_end === "now" && subscription.status === "trialing") {
    renewSubscription(account, subscription, atSeconds);
  }
  if (request.cancel_at_period_end !== undefined) {
    scheduleCancellation(account, subscription, request.cancel_at_period_end, atSeconds);
    subscription.cancellation_details.comment = request.cancellation_details?.comment ?? null;
    subscription.cancellation_details.feedback = request.cancellation_details?.feedback ?? null;
  }
  return subscription;
}

function requireCardOf(account: StripeAccount, customerId: string, methodId: string): void {
  if (account.store.paymentMethods.get(methodId)?.customer === customerId) return;
  throw resourceMissing("PaymentMethod", methodId, "default_payment_method");
}

function refuseEnded(subscription: WireSubscription): void {
  if (subscription.ended_at === null) return;
  throw new StripeError(
    404,
    "invalid_request_error",
    `No such subscription: '${subscription.id}'; it is ${subscription.status} and cannot be changed.`,
    { code: "resource_missing", param: "id" },
  );
}
