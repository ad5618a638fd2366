import { z } from "zod";
import { collectInvoice } from "../lifecycle/collect-invoice";
import { listParams, paginate } from "../paginate";
import { parseParams } from "../parse-params";
import type { StripeAccount } from "../stripe-account";
import { invalidRequest, resourceMissing } from "../stripe-error";
import type { StripeRouter } from "../stripe-router";
import { declined } from "../test-cards";
import type { WireInvoice } from "../wire";

/** addInvoiceRoutes serves `/v1/invoices` and `/v1/payment_methods/:id`. */
export function addInvoiceRoutes(router: StripeRouter, account: StripeAccount): void {
  router.get("/v1/invoices", (params) => {
    const schema = z.strictObject({
      ...listParams,
      customer: z.string().optional(),
      subscription: z.string().optional(),
      status: z.enum(["draft", "open", "paid", "uncollectible", "void"]).optional(),
    });
    const { customer, subscription, status, ...page } = parseParams(schema, params);
    account.requireKnownCustomer(customer);
    const invoices = [...account.store.invoices.values()]
      .reverse()
      .filter(
        (it) =>
          (customer === undefined || it.customer === customer) &&
          (subscription === undefined || it.parent.subscription_details.subscription === subscription) &&
          (status === undefined || it.status === status),
      );
    return paginate(invoices, page, "/v1/invoices");
  });

  router.get("/v1/invoices/:id", (_params, id) => invoiceOf(account, id));

  router.post("/v1/invoices/:id/pay", (_params, id) => {
    const invoice = invoiceOf(account, id);
    if (invoice.status !== "open") throw invalidRequest(`Invoice is already ${invoice.status}`);
    const subscription = account.subscription(invoice.parent.subscription_details.subscription);
    const outcome = collectInvoice(account, subscription, invoice, account.nowSeconds(invoice.customer));
    if (outcome !== "paid") throw declined();
    return invoice;
  });

  router.get("/v1/payment_methods/:id", (_params, id) => {
    const method = account.store.paymentMethods.get(id);
    if (!method) throw resourceMissing("PaymentMethod", id);
    return method;
  });
}

function invoiceOf(account: StripeAccount, id: string): WireInvoice {
  const invoice = account.store.invoices.get(id);
  if (!invoice) throw resourceMissing("invoice", id);
  return invoice;
}
