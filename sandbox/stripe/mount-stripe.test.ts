import { createServer, type Server } from "node:http";
import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import { Hono } from "hono";
import Stripe from "stripe";
import { afterEach, describe, expect, it } from "vitest";
import { mountStripe } from "./mount-stripe";

const SECRET = "whsec_ballast_sandbox";
const NOW_MS = Date.UTC(2026, 10, 22, 12);
const DAY_SECONDS = 86_400;

interface World {
  baseUrl: string;
  stripe: Stripe;
  /** Verified events in the order they arrived. */
  received: Stripe.Event[];
  /** Statuses the receiver answers next; 200 once they are used up. */
  answers: number[];
  control(path: string, body?: object): Promise<Record<string, unknown>>;
  /** Resolves once `received` has passed the test. */
  until(test: (events: Stripe.Event[]) => boolean): Promise<void>;
  close(): Promise<void>;
}

const worlds: World[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

async function openWorld(options: { stateFile?: string } = {}): Promise<World> {
  const received: Stripe.Event[] = [];
  const answers: number[] = [];
  const waiting: { test: (events: Stripe.Event[]) => boolean; resolve: () => void }[] = [];
  const verifier = new Stripe("sk_test_receiver");
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const status = answers.shift() ?? 200;
      if (status === 200) {
        const signature = String(request.headers["stripe-signature"]);
        received.push(
          verifier.webhooks.constructEvent(Buffer.concat(chunks), signature, SECRET, 300, undefined, NOW_MS),
        );
      }
      response.writeHead(status).end();
      for (const waiter of waiting) if (waiter.test(received)) waiter.resolve();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const app = new Hono();
  const port = { value: 0 };
  const mounted = mountStripe(app, {
    now: () => NOW_MS,
    webhookUrl: () => `http://127.0.0.1:${portOf(receiver)}/webhook`,
    baseUrl: () => `http://127.0.0.1:${port.value}`,
    webhookRetryBaseMs: 1,
    ...options,
  });
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (info) => {
      port.value = info.port;
      resolve(started);
    });
  });
  const baseUrl = `http://127.0.0.1:${port.value}`;
  const world: World = {
    baseUrl,
    received,
    answers,
    stripe: new Stripe("sk_test_ballast", {
      host: "127.0.0.1",
      port: port.value,
      protocol: "http",
      maxNetworkRetries: 0,
    }),
    control: async (path, body) => {
      const response = await fetch(`${baseUrl}/control/stripe/${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: { "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    until: (test) => (test(received) ? Promise.resolve() : new Promise((resolve) => waiting.push({ test, resolve }))),
    close: async () => {
      await mounted.close();
      await new Promise((resolve) => server.close(resolve));
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
    },
  };
  worlds.push(world);
  return world;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function priceId(stripe: Stripe, lookupKey: string): Promise<string> {
  const { data } = await stripe.prices.list({ lookup_keys: [lookupKey] });
  const [price] = data;
  if (!price) throw new Error(`No price ${lookupKey}`);
  return price.id;
}

async function openCheckout(
  stripe: Stripe,
  customer: string,
  lookupKey = "pro_monthly",
  data: Stripe.Checkout.SessionCreateParams.SubscriptionData = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: "subscription",
    customer,
    client_reference_id: "ws_1",
    line_items: [{ price: await priceId(stripe, lookupKey), quantity: 1 }],
    subscription_data: { metadata: { workspace: "ws_1" }, ...data },
    success_url: "http://127.0.0.1:1/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://127.0.0.1:1/back",
  });
}

function pay(url: string | null, cardNumber: string): Promise<Response> {
  return fetch(url ?? "", { method: "POST", body: new URLSearchParams({ cardNumber }), redirect: "manual" });
}

/** A customer subscribed through checkout with a card. */
async function subscribe(
  world: World,
  options: {
    lookupKey?: string;
    cardNumber?: string;
    data?: Stripe.Checkout.SessionCreateParams.SubscriptionData;
  } = {},
): Promise<{ customer: string; subscription: Stripe.Subscription }> {
  const customer = await world.stripe.customers.create({ email: "ada@example.org" });
  const session = await openCheckout(world.stripe, customer.id, options.lookupKey, options.data);
  const paid = await pay(session.url, options.cardNumber ?? "4242 4242 4242 4242");
  expect(paid.status).toBe(303);
  const subscription = await world.stripe.subscriptions.list({ customer: customer.id });
  const [first] = subscription.data;
  if (!first) throw new Error("No subscription");
  return { customer: customer.id, subscription: first };
}

const types = (events: Stripe.Event[]): string[] => events.map((event) => event.type);

describe("sandbox Stripe: API", () => {
  it("sells the six prices by lookup key", async () => {
    const { stripe } = await openWorld();
    const keys = ["holder_monthly", "holder_yearly", "pro_monthly", "pro_yearly", "team_monthly", "team_yearly"];
    const { data } = await stripe.prices.list({ lookup_keys: keys, active: true, expand: ["data.product"] });
    const sold = Object.fromEntries(data.map((price) => [price.lookup_key, price.unit_amount]));
    expect(sold).toEqual({
      holder_monthly: 900,
      holder_yearly: 9_000,
      pro_monthly: 2_900,
      pro_yearly: 29_000,
      team_monthly: 9_900,
      team_yearly: 99_000,
    });
    expect(data[0]?.product).toMatchObject({ object: "product", name: "Ballast Team" });
  });

  it("refuses a missing or live key", async () => {
    const { baseUrl, stripe } = await openWorld();
    expect((await fetch(`${baseUrl}/v1/customers`)).status).toBe(401);
    await expect(stripe.customers.list({}, { apiKey: "sk_live_1" })).rejects.toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
  });

  it("names an unknown parameter and a missing one", async () => {
    const { stripe } = await openWorld();
    await expect(stripe.customers.create({ colour: "teal" } as Stripe.CustomerCreateParams)).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "colour",
    });
    await expect(
      stripe.billingPortal.sessions.create({} as Stripe.BillingPortal.SessionCreateParams),
    ).rejects.toMatchObject({ code: "parameter_missing", param: "customer" });
  });

  it("answers resource_missing for an unknown id", async () => {
    const { stripe } = await openWorld();
    await expect(stripe.subscriptions.retrieve("sub_none")).rejects.toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
    await expect(stripe.subscriptions.list({ customer: "cus_none" })).rejects.toMatchObject({
      statusCode: 400,
      param: "customer",
    });
  });

  it("replays the response of an idempotency key and refuses other parameters", async () => {
    const { stripe } = await openWorld();
    const first = await stripe.customers.create({ email: "a@example.org" }, { idempotencyKey: "k1" });
    const again = await stripe.customers.create({ email: "a@example.org" }, { idempotencyKey: "k1" });
    expect(again.id).toBe(first.id);
    expect((await stripe.customers.list()).data).toHaveLength(1);
    await expect(stripe.customers.create({ email: "b@example.org" }, { idempotencyKey: "k1" })).rejects.toBeInstanceOf(
      Stripe.errors.StripeIdempotencyError,
    );
  });

  it("keeps, changes and clears metadata", async () => {
    const { stripe } = await openWorld();
    const made = await stripe.customers.create({ metadata: { workspace: "ws_1", note: "x" } });
    const changed = await stripe.customers.update(made.id, { metadata: { note: "", plan: "pro" } });
    expect(changed.metadata).toEqual({ workspace: "ws_1", plan: "pro" });
  });

  it("pages through a list in both directions without loss", async () => {
    const { stripe } = await openWorld();
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.unshift((await stripe.customers.create({ name: `c${i}` })).id);
    const seen: string[] = [];
    for await (const customer of stripe.customers.list({ limit: 3 })) seen.push(customer.id);
    expect(seen).toEqual(made);
    const before = await stripe.customers.list({ limit: 2, ending_before: made[4] ?? "" });
    expect(before.data.map((it) => it.id)).toEqual(made.slice(2, 4));
    expect(before.has_more).toBe(true);
  });

  it("fails the next requests when ordered to", async () => {
    const { stripe, control } = await openWorld();
    await control("fail-next-request", { pathPrefix: "/v1/customers", status: 503, times: 1 });
    await expect(stripe.customers.list()).rejects.toMatchObject({ statusCode: 503 });
    await expect(stripe.customers.list()).resolves.toMatchObject({ data: [] });
  });
});

describe("sandbox Stripe: checkout", () => {
  it("subscribes with a good card and redirects with the session's id", async () => {
    const world = await openWorld();
    const customer = await world.stripe.customers.create({ email: "ada@example.org" });
    const session = await openCheckout(world.stripe, customer.id);
    expect(session).toMatchObject({ status: "open", amount_total: 2_900, payment_status: "unpaid" });
    const page = await (await fetch(session.url ?? "")).text();
    expect(page).toContain("Ballast Pro");
    expect(page).toContain("http://127.0.0.1:1/back");

    const paid = await pay(session.url, "4242424242424242");
    expect(paid.headers.get("location")).toBe(`http://127.0.0.1:1/done?session=${session.id}`);

    const done = await world.stripe.checkout.sessions.retrieve(session.id, {
      expand: ["subscription.latest_invoice", "customer", "line_items"],
    });
    expect(done).toMatchObject({
      status: "complete",
      payment_status: "paid",
      client_reference_id: "ws_1",
      customer: { email: "ada@example.org" },
      subscription: {
        status: "active",
        metadata: { workspace: "ws_1" },
        latest_invoice: { status: "paid", amount_paid: 2_900, billing_reason: "subscription_create" },
      },
    });
    expect(done.line_items?.data[0]?.price?.lookup_key).toBe("pro_monthly");

    await world.until((events) => types(events).includes("checkout.session.completed"));
    expect(types(world.received)).toEqual([
      "customer.created",
      "payment_method.attached",
      "customer.subscription.created",
      "invoice.created",
      "invoice.finalized",
      "invoice.paid",
      "customer.subscription.updated",
      "checkout.session.completed",
    ]);
  });

  it("declines a bad card with a message and leaves nothing behind", async () => {
    const world = await openWorld();
    const customer = await world.stripe.customers.create({ email: "ada@example.org" });
    const session = await openCheckout(world.stripe, customer.id);
    const refused = await pay(session.url, "4000 0000 0000 0002");
    expect(refused.status).toBe(402);
    expect(await refused.text()).toContain("Your card was declined.");
    expect(await (await pay(session.url, "1234 5678 9012 3456")).text()).toContain("Your card number is invalid.");
    expect((await world.stripe.subscriptions.list({ customer: customer.id, status: "all" })).data).toEqual([]);
    expect((await pay(session.url, "4242424242424242")).status).toBe(303);
    expect((await pay(session.url, "4242424242424242")).status).toBe(410);
  });

  it("starts a trial that ends by a charge", async () => {
    const world = await openWorld();
    const { customer, subscription } = await subscribe(world, { data: { trial_period_days: 14 } });
    expect(subscription.status).toBe("trialing");
    await world.control("clock", { advanceSeconds: 11 * DAY_SECONDS });
    await world.until((events) => types(events).includes("customer.subscription.trial_will_end"));
    await world.control("clock", { advanceSeconds: 3 * DAY_SECONDS });
    const after = await world.stripe.subscriptions.retrieve(subscription.id);
    expect(after.status).toBe("active");
    const invoices = await world.stripe.invoices.list({ customer });
    expect(invoices.data.map((it) => it.amount_paid)).toEqual([2_900, 0]);
  });

  it("expires after a day", async () => {
    const world = await openWorld();
    const customer = await world.stripe.customers.create({});
    const session = await openCheckout(world.stripe, customer.id);
    await world.control("clock", { advanceSeconds: DAY_SECONDS });
    expect((await world.stripe.checkout.sessions.retrieve(session.id)).status).toBe("expired");
    expect((await pay(session.url, "4242424242424242")).status).toBe(410);
  });
});

describe("sandbox Stripe: subscription lifecycle", () => {
  it("renews each month from the anchor", async () => {
    const world = await openWorld();
    const { customer, subscription } = await subscribe(world);
    await world.control("clock", { advanceSeconds: 92 * DAY_SECONDS, customer });
    const after = await world.stripe.subscriptions.retrieve(subscription.id);
    expect(new Date((after.items.data[0]?.current_period_end ?? 0) * 1_000).toISOString()).toBe(
      "2027-03-22T12:00:00.000Z",
    );
    const { data } = await world.stripe.invoices.list({ customer, status: "paid" });
    expect(data.map((it) => it.billing_reason)).toEqual([
      "subscription_cycle",
      "subscription_cycle",
      "subscription_cycle",
      "subscription_create",
    ]);
  });

  it("goes past due when a renewal fails and comes back when the card is updated", async () => {
    const world = await openWorld();
    const { customer, subscription } = await subscribe(world);
    await world.control("fail-next-payment", { customer });
    await world.control("clock", { advanceSeconds: 30 * DAY_SECONDS, customer });
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe("past_due");
    await world.until((events) => types(events).includes("invoice.payment_failed"));

    const portal = await world.stripe.billingPortal.sessions.create({ customer, return_url: "http://127.0.0.1:1/" });
    expect(await (await fetch(portal.url)).text()).toContain("The last payment failed");
    await pay(`${portal.url}/card`, "4242424242424242");
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
  });

  it("cancels after the last failed charge", async () => {
    const world = await openWorld();
    const { customer, subscription } = await subscribe(world);
    await world.control("fail-next-payment", { customer, times: 4 });
    await world.control("clock", { advanceSeconds: 30 * DAY_SECONDS, customer });
    await world.control("clock", { advanceSeconds: 15 * DAY_SECONDS, customer });
    const after = await world.stripe.subscriptions.retrieve(subscription.id);
    expect(after).toMatchObject({ status: "canceled", cancellation_details: { reason: "payment_failed" } });
    await world.until((events) => types(events).includes("customer.subscription.deleted"));
    expect(types(world.received).filter((type) => type === "invoice.payment_failed")).toHaveLength(4);
  });

  it("invoices an upgrade pro rata and credits a downgrade", async () => {
    const world = await openWorld();
    const { customer, subscription } = await subscribe(world, { lookupKey: "holder_monthly" });
    await world.control("clock", { advanceSeconds: 15 * DAY_SECONDS, customer });
    const item = subscription.items.data[0]?.id ?? "";
    const upgraded = await world.stripe.subscriptions.update(subscription.id, {
      items: [{ id: item, price: await priceId(world.stripe, "pro_monthly") }],
      proration_behavior: "always_invoice",
      expand: ["latest_invoice"],
    });
    // Half of a 30-day month: −450 of Holder, +1 450 of Pro.
    expect(upgraded.latest_invoice).toMatchObject({ amount_due: 1_000, status: "paid" });
    await world.stripe.subscriptions.update(subscription.id, {
      items: [{ id: item, price: await priceId(world.stripe, "holder_monthly") }],
      proration_behavior: "always_invoice",
    });
    expect(await world.stripe.customers.retrieve(customer)).toMatchObject({ balance: -1_000 });
    await world.control("clock", { advanceSeconds: 15 * DAY_SECONDS, customer });
    const [renewal] = (await world.stripe.invoices.list({ customer })).data;
    expect(renewal).toMatchObject({ total: 900, amount_due: 0, starting_balance: -1_000, ending_balance: -100 });
  });

  it("cancels at the period's end and can be resumed until then", async () => {
    const world = await openWorld();
    const { customer, subscription } = await subscribe(world);
    const portal = await world.stripe.billingPortal.sessions.create({ customer });
    await fetch(`${portal.url}/cancel`, { method: "POST" });
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).cancel_at_period_end).toBe(true);
    await fetch(`${portal.url}/resume`, { method: "POST" });
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).cancel_at_period_end).toBe(false);
    await world.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await world.control("clock", { advanceSeconds: 30 * DAY_SECONDS, customer });
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe("canceled");
    expect((await world.stripe.subscriptions.list({ customer })).data).toEqual([]);
  });

  it("changes the plan in the portal and refuses when the card fails", async () => {
    const world = await openWorld();
    const { customer, subscription } = await subscribe(world);
    const portal = await world.stripe.billingPortal.sessions.create({ customer });
    const change = async (): Promise<Response> =>
      fetch(`${portal.url}/change-plan`, {
        method: "POST",
        body: new URLSearchParams({ price: await priceId(world.stripe, "team_yearly") }),
      });
    await world.control("fail-next-payment", { customer });
    expect((await change()).status).toBe(402);
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).items.data[0]?.price.lookup_key).toBe(
      "pro_monthly",
    );
    expect((await change()).status).toBe(200);
    const after = await world.stripe.subscriptions.retrieve(subscription.id);
    expect(after.items.data[0]?.price.lookup_key).toBe("team_yearly");
    expect(after.items.data[0]?.current_period_end).toBe(Date.UTC(2027, 10, 22, 12) / 1_000);
  });

  it("moves one customer's clock without the others'", async () => {
    const world = await openWorld();
    const ada = await subscribe(world);
    const bob = await subscribe(world);
    await world.control("clock", { advanceSeconds: 40 * DAY_SECONDS, customer: ada.customer });
    expect((await world.stripe.invoices.list({ customer: ada.customer })).data).toHaveLength(2);
    expect((await world.stripe.invoices.list({ customer: bob.customer })).data).toHaveLength(1);
  });
});

describe("sandbox Stripe: webhooks", () => {
  it("tries again until the receiver accepts, once each", async () => {
    const world = await openWorld();
    world.answers.push(500, 500, 503);
    const customer = await world.stripe.customers.create({ name: "Ada" });
    await world.until((events) => events.length > 0);
    expect(world.received.map((event) => event.data.object)).toMatchObject([{ id: customer.id }]);
    const { attempts } = (await world.control("events")) as { attempts: { status: number }[] };
    expect(attempts.map((it) => it.status).slice(0, 3)).toEqual([500, 500, 503]);
  });

  it("holds events back while paused and redelivers any of them on demand", async () => {
    const world = await openWorld();
    await world.control("webhooks", { paused: true });
    await world.stripe.customers.create({ name: "Ada" });
    const second = await world.stripe.customers.create({ name: "Bob" });
    const { events } = (await world.control("events")) as { events: Stripe.Event[] };
    expect(world.received).toEqual([]);
    const last = events.at(-1);
    await world.control(`redeliver/${last?.id ?? ""}`, {});
    expect(world.received.map((event) => event.data.object)).toMatchObject([{ id: second.id }]);
    await world.control("webhooks", { paused: false });
    await world.until((received) => received.length === 3);
  });

  it("lists the events a receiver missed", async () => {
    const world = await openWorld();
    await subscribe(world);
    const { data } = await world.stripe.events.list({ type: "customer.subscription.*" });
    expect(data.map((it) => it.type)).toEqual(["customer.subscription.updated", "customer.subscription.created"]);
  });
});

describe("sandbox Stripe: restart", () => {
  it("still knows its customers and subscriptions", async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), "stripe-")), "account.json");
    const before = await openWorld({ stateFile });
    const { subscription } = await subscribe(before);
    const after = await openWorld({ stateFile });
    expect(await after.stripe.subscriptions.retrieve(subscription.id)).toEqual(
      expect.objectContaining({ id: subscription.id, status: "active" }),
    );
  });
});
