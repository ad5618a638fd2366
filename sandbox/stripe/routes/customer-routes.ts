import { z } from "zod";
import { createCustomer } from "../lifecycle/create-customer";
import { endSubscription } from "../lifecycle/end-subscription";
import { listParams, paginate } from "../paginate";
import { clearableParam, mergeMetadata, metadataParam, parseParams } from "../parse-params";
import type { StripeAccount } from "../stripe-account";
import { resourceMissing } from "../stripe-error";
import type { StripeRouter } from "../stripe-router";

const customerParams = z.strictObject({
  email: clearableParam.optional(),
  name: clearableParam.optional(),
  description: clearableParam.optional(),
  phone: clearableParam.optional(),
  metadata: metadataParam.optional(),
  invoice_settings: z.strictObject({ default_payment_method: clearableParam.optional() }).optional(),
});

/** addCustomerRoutes serves `/v1/customers` and a customer's saved cards. */
export function addCustomerRoutes(router: StripeRouter, account: StripeAccount): void {
  const { store } = account;

  router.post("/v1/customers", (params) => {
    const request = parseParams(customerParams, params);
    const customer = createCustomer(
      account,
      {
        email: request.email ?? null,
        name: request.name ?? null,
        description: request.description ?? null,
        metadata: mergeMetadata({}, request.metadata),
      },
      account.nowSeconds(),
    );
    customer.phone = request.phone ?? null;
    return customer;
  });

  router.get("/v1/customers", (params) => {
    const { email, ...page } = parseParams(z.strictObject({ ...listParams, email: z.string().optional() }), params);
    const customers = [...store.customers.values()].reverse();
    return paginate(
      email === undefined ? customers : customers.filter((it) => it.email === email),
      page,
      "/v1/customers",
    );
  });

  router.get("/v1/customers/:id", (_params, id) =>
    store.deletedCustomers.has(id) ? deletedCustomer(id) : account.customer(id, "id"),
  );

  router.post("/v1/customers/:id", (params, id) => {
    const customer = account.customer(id, "id");
    const request = parseParams(customerParams, params);
    if (request.email !== undefined) customer.email = request.email;
    if (request.name !== undefined) customer.name = request.name;
    if (request.description !== undefined) customer.description = request.description;
    if (request.phone !== undefined) customer.phone = request.phone;
    customer.metadata = mergeMetadata(customer.metadata, request.metadata);
    const method = request.invoice_settings?.default_payment_method;
    if (method !== undefined) {
      if (method !== null && store.paymentMethods.get(method)?.customer !== id) {
        throw resourceMissing("PaymentMethod", method, "invoice_settings[default_payment_method]");
      }
      customer.invoice_settings.default_payment_method = method;
    }
    account.emit("customer.updated", customer, account.nowSeconds(id));
    return customer;
  });

  router.delete("/v1/customers/:id", (_params, id) => {
    account.customer(id, "id");
    const atSeconds = account.nowSeconds(id);
    for (const subscription of account.subscriptionsOf(id)) {
      if (subscription.ended_at === null) endSubscription(account, subscription, atSeconds, "cancellation_requested");
    }
    store.customers.delete(id);
    store.deletedCustomers.set(id, true);
    account.emit("customer.deleted", deletedCustomer(id), atSeconds);
    return deletedCustomer(id);
  });

  router.get("/v1/customers/:id/payment_methods", (params, id) => {
    account.customer(id, "id");
    const page = parseParams(z.strictObject({ ...listParams, type: z.string().optional() }), params);
    const methods = [...store.paymentMethods.values()].filter((it) => it.customer === id).reverse();
    return paginate(methods, page, `/v1/customers/${id}/payment_methods`);
  });
}

function deletedCustomer(id: string): { id: string; object: "customer"; deleted: true } {
  return { id, object: "customer", deleted: true };
}
