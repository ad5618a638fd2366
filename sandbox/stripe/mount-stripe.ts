import type { Hono } from "hono";
import { seedCatalog } from "./catalog";
import { addControlRoutes } from "./control-routes";
import { settleDue } from "./lifecycle/settle-due";
import { addCheckoutPage } from "./pages/checkout-page";
import { addPortalPage } from "./pages/portal-page";
import { addCatalogRoutes } from "./routes/catalog-routes";
import { addCheckoutRoutes } from "./routes/checkout-routes";
import { addCustomerRoutes } from "./routes/customer-routes";
import { addEventRoutes } from "./routes/event-routes";
import { addInvoiceRoutes } from "./routes/invoice-routes";
import { addPortalRoutes } from "./routes/portal-routes";
import { addSubscriptionRoutes } from "./routes/subscription-routes";
import { StripeAccount } from "./stripe-account";
import { StripeRouter } from "./stripe-router";
import { loadStripeStore, newStripeStore, saveStripeStore } from "./stripe-store";
import { WebhookSender } from "./webhook-sender";

export interface MountStripeDeps {
  /** Real time, epoch ms; Stripe's own clock is this plus what the control API adds. */
  now: () => number;
  /** Where webhooks go; undefined = no endpoint is registered. */
  webhookUrl: () => string | undefined;
  /** The sandbox's own address, for the links to its pages. */
  baseUrl: () => string;
  webhookSecret?: string;
  /** Keeps the account across restarts, so that a subscription bought yesterday still exists today. */
  stateFile?: string;
  /** Wait before a failed webhook's second try. */
  webhookRetryBaseMs?: number;
}

/** Known on both sides of the sandbox; a real Stripe account has its own. */
const SANDBOX_WEBHOOK_SECRET = "whsec_ballast_sandbox";
const DEFAULT_RETRY_BASE_MS = 250;

/**
 * mountStripe adds Stripe to the sandbox: the API under `/v1` (for Stripe's own SDK with another host), the hosted
 * pages under `/stripe`, signed webhooks, and `/control/stripe` for tests.
 */
export function mountStripe(app: Hono, deps: MountStripeDeps): { close(): Promise<void> } {
  const store = deps.stateFile === undefined ? newStripeStore() : loadStripeStore(deps.stateFile);
  const webhooks = new WebhookSender({
    now: deps.now,
    url: deps.webhookUrl,
    secret: deps.webhookSecret ?? SANDBOX_WEBHOOK_SECRET,
    retryBaseMs: deps.webhookRetryBaseMs ?? DEFAULT_RETRY_BASE_MS,
  });
  const account = new StripeAccount({
    store,
    now: deps.now,
    baseUrl: deps.baseUrl,
    onEvent: (event) => webhooks.enqueue(event),
  });
  const onChange = (): void => {
    if (deps.stateFile !== undefined) saveStripeStore(store, deps.stateFile);
  };
  for (const event of store.events.values()) {
    if (event.pending_webhooks > 0) webhooks.enqueue(event);
  }
  seedCatalog(store, account.nowSeconds());
  settleDue(account);

  const router = new StripeRouter(app, { account, now: deps.now, onChange });
  addCatalogRoutes(router, account);
  addCustomerRoutes(router, account);
  addCheckoutRoutes(router, account);
  addPortalRoutes(router, account);
  addSubscriptionRoutes(router, account);
  addInvoiceRoutes(router, account);
  addEventRoutes(router, account);
  router.closeNamespace();
  addCheckoutPage(app, account, onChange);
  addPortalPage(app, account, onChange);
  addControlRoutes(app, { account, router, webhooks, onChange });

  return {
    close: async () => {
      await webhooks.close();
      onChange();
    },
  };
}
