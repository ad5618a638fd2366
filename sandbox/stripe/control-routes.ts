import type { Context, Hono } from "hono";
import { z } from "zod";
import { settleDue } from "./lifecycle/settle-due";
import type { StripeAccount } from "./stripe-account";
import type { StripeRouter } from "./stripe-router";
import type { WebhookSender } from "./webhook-sender";

const TEN_YEARS_SECONDS = 3_660 * 86_400;

const clockBody = z.strictObject({
  advanceSeconds: z.number().int().min(1).max(TEN_YEARS_SECONDS),
  customer: z.string().optional(),
});
const failPaymentBody = z.strictObject({
  customer: z.string().optional(),
  times: z.number().int().min(0).max(100).default(1),
});
const failRequestBody = z.strictObject({
  pathPrefix: z.string().startsWith("/v1"),
  status: z.number().int().min(400).max(599).default(500),
  times: z.number().int().min(1).max(1_000).default(1),
});
const webhooksBody = z.strictObject({ paused: z.boolean() });

export interface ControlDeps {
  account: StripeAccount;
  router: StripeRouter;
  webhooks: WebhookSender;
  onChange: () => void;
}

/**
 * addControlRoutes serves `/control/stripe/…`: what a test orders and real Stripe would not offer over its API.
 * Bodies are JSON; a `customer` limits an order to one customer so that journeys do not disturb each other.
 */
export function addControlRoutes(app: Hono, deps: ControlDeps): void {
  const { account, router, webhooks, onChange } = deps;

  app.post("/control/stripe/clock", (c) =>
    withBody(c, clockBody, (body) => {
      account.advanceClock(body.advanceSeconds, body.customer);
      settleDue(account);
      onChange();
      return { nowSeconds: account.nowSeconds(body.customer) };
    }),
  );

  app.post("/control/stripe/fail-next-payment", (c) =>
    withBody(c, failPaymentBody, (body) => {
      account.failNextCharges(body.times, body.customer);
      return { customer: body.customer ?? null, times: body.times };
    }),
  );

  app.post("/control/stripe/fail-next-request", (c) =>
    withBody(c, failRequestBody, (body) => {
      router.failNextRequests(body.pathPrefix, body.status, body.times);
      return body;
    }),
  );

  app.post("/control/stripe/webhooks", (c) =>
    withBody(c, webhooksBody, (body) => {
      webhooks.setPaused(body.paused);
      return { paused: body.paused, pending: webhooks.pendingCount };
    }),
  );

  app.post("/control/stripe/redeliver/:eventId", async (c) => {
    const event = account.store.events.get(c.req.param("eventId"));
    return event ? c.json(await webhooks.redeliver(event)) : c.json({ error: "No such event" }, 404);
  });

  app.get("/control/stripe/events", (c) => {
    const customer = c.req.query("customer");
    const events = [...account.store.events.values()].filter(
      (it) => customer === undefined || customerOf(it.data.object) === customer,
    );
    return c.json({ pending: webhooks.pendingCount, attempts: webhooks.attempts, events });
  });
}

function customerOf(object: { id: string; object: string; customer?: string | null }): string | null {
  return object.object === "customer" ? object.id : (object.customer ?? null);
}

async function withBody<T>(c: Context, schema: z.ZodType<T>, run: (body: T) => object): Promise<Response> {
  const raw: unknown = await c.req.json().catch(() => ({}));
  const parsed = schema.safeParse(raw);
  return parsed.success ? c.json(run(parsed.data)) : c.json({ error: z.prettifyError(parsed.error) }, 400);
}
