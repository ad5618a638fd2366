import { z } from "zod";
import { listParams, paginate } from "../paginate";
import { booleanParam, parseParams } from "../parse-params";
import type { StripeAccount } from "../stripe-account";
import { resourceMissing } from "../stripe-error";
import type { StripeRouter } from "../stripe-router";

/** addCatalogRoutes serves products and prices; they are read-only, as the operator set them up. */
export function addCatalogRoutes(router: StripeRouter, account: StripeAccount): void {
  const { store } = account;

  router.get("/v1/products", (params) => {
    const schema = z.strictObject({
      ...listParams,
      active: booleanParam.optional(),
      ids: z.array(z.string()).optional(),
    });
    const { active, ids, ...page } = parseParams(schema, params);
    const products = [...store.products.values()]
      .reverse()
      .filter((it) => (active === undefined || it.active === active) && (ids === undefined || ids.includes(it.id)));
    return paginate(products, page, "/v1/products");
  });

  router.get("/v1/products/:id", (_params, id) => {
    const product = store.products.get(id);
    if (!product) throw resourceMissing("product", id);
    return product;
  });

  router.get("/v1/prices", (params) => {
    const schema = z.strictObject({
      ...listParams,
      active: booleanParam.optional(),
      currency: z.string().optional(),
      lookup_keys: z.array(z.string()).max(10).optional(),
      product: z.string().optional(),
      type: z.enum(["recurring", "one_time"]).optional(),
    });
    const { active, currency, lookup_keys: lookupKeys, product, type, ...page } = parseParams(schema, params);
    const prices = [...store.prices.values()]
      .reverse()
      .filter(
        (it) =>
          (active === undefined || it.active === active) &&
          (currency === undefined || it.currency === currency) &&
          (lookupKeys === undefined || (it.lookup_key !== null && lookupKeys.includes(it.lookup_key))) &&
          (product === undefined || it.product === product) &&
          (type === undefined || it.type === type),
      );
    return paginate(prices, page, "/v1/prices");
  });

  router.get("/v1/prices/:id", (_params, id) => {
    const price = store.prices.get(id);
    if (!price) throw resourceMissing("price", id);
    return price;
  });
}
