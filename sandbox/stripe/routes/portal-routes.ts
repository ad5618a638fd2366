import { z } from "zod";
import { parseParams } from "../parse-params";
import type { StripeAccount } from "../stripe-account";
import { newStripeId } from "../stripe-ids";
import type { StripeRouter } from "../stripe-router";
import type { WirePortalSession } from "../wire";

const portalParams = z.strictObject({
  customer: z.string(),
  return_url: z.url({ protocol: /^https?$/, message: "Not a valid URL" }).optional(),
  configuration: z.string().optional(),
  locale: z.string().optional(),
});

/** addPortalRoutes serves `/v1/billing_portal/sessions`; the page itself is `pages/portal-page.ts`. */
export function addPortalRoutes(router: StripeRouter, account: StripeAccount): void {
  router.post("/v1/billing_portal/sessions", (params) => {
    const request = parseParams(portalParams, params);
    const customer = account.customer(request.customer);
    const id = newStripeId("bps");
    const session: WirePortalSession = {
      id,
      object: "billing_portal.session",
      configuration: request.configuration ?? "bpc_sandbox_default",
      created: account.nowSeconds(customer.id),
      customer: customer.id,
      flow: null,
      livemode: false,
      locale: request.locale ?? null,
      on_behalf_of: null,
      return_url: request.return_url ?? null,
      url: `${account.baseUrl()}/stripe/portal/${id}`,
    };
    account.store.portalSessions.set(id, session);
    return session;
  });
}
