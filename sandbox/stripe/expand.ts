import type { StripeAccount } from "./stripe-account";
import { invalidRequest } from "./stripe-error";

type WireObject = Record<string, unknown>;

const MAX_DEPTH = 4;

/**
 * expandObject returns a copy of a response with the references named by `expand[]` replaced by their objects
 * (`customer`, `latest_invoice`, `data.items.data.price.product`…). Throws Stripe's error for a path that cannot be
 * expanded. The stored objects are never touched.
 */
export function expandObject(account: StripeAccount, response: object, paths: readonly string[]): object {
  const copy = structuredClone(response) as WireObject;
  for (const path of paths) {
    const parts = path.split(".");
    if (parts.filter((part) => part !== "data").length > MAX_DEPTH) {
      throw invalidRequest(`You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`);
    }
    expandPath(account, copy, parts, path);
  }
  return copy;
}

function expandPath(account: StripeAccount, target: unknown, parts: readonly string[], path: string): void {
  const [part, ...rest] = parts;
  if (part === undefined || target === null) return;
  if (Array.isArray(target)) {
    for (const each of target) expandPath(account, each, parts, path);
    return;
  }
  if (typeof target !== "object") throw notExpandable(path);
  const object = target as WireObject;
  if (part === "line_items" && object["object"] === "checkout.session") {
    object[part] = checkoutLineItems(account, String(object["id"]));
  }
  if (!(part in object)) throw notExpandable(path);
  const value = object[part];
  if (typeof value === "string") object[part] = structuredClone(resolveReference(account, value, path));
  else if (typeof value !== "object") throw notExpandable(path);
  expandPath(account, object[part], rest, path);
}

function resolveReference(account: StripeAccount, id: string, path: string): object {
  const { store } = account;
  const found =
    store.customers.get(id) ??
    store.subscriptions.get(id) ??
    store.invoices.get(id) ??
    store.paymentMethods.get(id) ??
    store.prices.get(id) ??
    store.products.get(id);
  if (!found) throw notExpandable(path);
  return found;
}

/** checkoutLineItems lists what a session sells. */
export function checkoutLineItems(account: StripeAccount, sessionId: string): object {
  const plan = account.store.checkoutPlans.get(sessionId);
  const data = (plan?.items ?? []).map((line, index) => {
    const price = account.store.prices.get(line.priceId);
    const amount = (price?.unit_amount ?? 0) * line.quantity;
    const product = price ? account.store.products.get(price.product) : undefined;
    return {
      id: `li_${sessionId.slice(-12)}${index}`,
      object: "item",
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: "usd",
      description: product?.name ?? null,
      price: price ?? null,
      quantity: line.quantity,
    };
  });
  return { object: "list", url: `/v1/checkout/sessions/${sessionId}/line_items`, has_more: false, data };
}

function notExpandable(path: string): Error {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
}
