import { serve, type ServerType } from "@hono/node-server";
import fc from "fast-check";
import { Hono } from "hono";
import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "@/lib/domain/errors";
import type { Plan } from "@/lib/domain/views";
import { closeBatchDb } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { closeDb, systemDb, withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { runs } from "@/lib/testing/runs";
import { connectAs } from "@/lib/testing/with-servers";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { mountStripe } from "@/sandbox/stripe/mount-stripe";
import { applyRead } from "./apply-read";
import { loadCurrentPlan } from "./current-plan";
import { fetchSubscription, type TimedRead } from "./fetch-subscription";
import { handleStripeEvent, type EventResult } from "./handle-event";
import { loadPlan } from "./load-plan";
import { loadPlanView } from "./load-plan-view";
import { openPortal } from "./open-portal";
import { reconcileSubscriptions } from "./reconcile-subscriptions";
import { startCheckout } from "./start-checkout";
import { startTrial } from "./start-trial";

const SECRET = "whsec_billing_test";
const DAY_MS = 86_400_000;
/** Each is some fifteen requests and as many transactions: the long run is bounded by time, not by luck. */
const LIFECYCLES = Math.min(runs(12), 200);
const START_MS = Date.UTC(2026, 10, 22, 12);
const batch = connectAs("batch");
const app = connectAs("app");

/** The product's clock: each look at it is later than the last, as on a real machine. */
const time = { ms: START_MS };
const clock: Clock = { now: () => new Date(time.ms++) };
let server: ServerType;
let sandboxUrl = "";
let stripe: Stripe;
let closeStripe = (): Promise<void> => Promise.resolve();

beforeAll(async () => {
  const sandbox = new Hono();
  const mounted = mountStripe(sandbox, { now: () => START_MS, webhookUrl: () => undefined, baseUrl: () => sandboxUrl });
  closeStripe = () => mounted.close();
  const port = await new Promise<number>((resolve) => {
    server = serve({ fetch: sandbox.fetch, port: 0, hostname: "127.0.0.1" }, (info) => resolve(info.port));
  });
  sandboxUrl = `http://127.0.0.1:${port}`;
  stripe = new Stripe("sk_test_billing", { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0 });
});

afterAll(async () => {
  await closeStripe();
  await new Promise((resolve) => server.close(resolve));
  await closeBatchDb();
  await closeDb();
});

beforeEach(() => {
  time.ms = START_MS;
});

/** A workspace with one owner. */
async function openWorkspace(): Promise<WorkspaceContext> {
  const workspaceId = newId();
  const userId = newId();
  const slug = `ws-${workspaceId}`;
  await app.query(
    `insert into app_user (id, email, name, password_hash, created_at) values ($1, $2, 'Ada', 'x', now())`,
    [userId, `${userId}@example.org`],
  );
  await batch.query(
    `insert into workspace (id, slug, name, assess_due_at, next_brief_at, created_at)
     values ($1, $2, 'Ada''s book', now(), now(), now())`,
    [workspaceId, slug],
  );
  await batch.query(
    `insert into membership (workspace_id, user_id, role, created_at) values ($1, $2, 'owner', now())`,
    [workspaceId, userId],
  );
  return { workspaceId, slug, role: "owner", actor: { type: "user", userId }, clock };
}

/** Pays on the sandbox's payment page and returns the customer's events so far, oldest first. */
async function pay(url: string): Promise<void> {
  const body = new URLSearchParams({ cardNumber: "4242424242424242" });
  expect((await fetch(url, { method: "POST", body, redirect: "manual" })).status).toBe(303);
}

async function control(path: string, body?: object): Promise<unknown> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  return (await fetch(`${sandboxUrl}/control/stripe/${path}`, init)).json();
}

async function customerOf(ctx: WorkspaceContext): Promise<string> {
  const row = await withWorkspace(ctx.workspaceId, (tx) =>
    tx.subscription.findUniqueOrThrow({ where: { workspaceId: ctx.workspaceId } }),
  );
  return row.stripeCustomerId ?? "";
}

async function eventsOf(ctx: WorkspaceContext): Promise<Stripe.Event[]> {
  const { events } = (await control(`events?customer=${await customerOf(ctx)}`)) as { events: Stripe.Event[] };
  return events;
}

function deliver(event: object, options: { ageSeconds?: number; secret?: string } = {}): Promise<EventResult> {
  const rawBody = JSON.stringify(event);
  const signature = stripe.webhooks.generateTestHeaderString({
    payload: rawBody,
    secret: options.secret ?? SECRET,
    timestamp: Math.floor(time.ms / 1_000) - (options.ageSeconds ?? 0),
  });
  return handleStripeEvent({ rawBody, signature }, { clock, stripe, webhookSecret: SECRET });
}

async function planOf(ctx: WorkspaceContext): Promise<Plan> {
  return (await loadPlan(ctx)).plan;
}

async function auditCount(ctx: WorkspaceContext): Promise<number> {
  return withWorkspace(ctx.workspaceId, (tx) =>
    tx.auditLog.count({ where: { workspaceId: ctx.workspaceId, action: "plan.change" } }),
  );
}

async function subscribe(plan: "holder" | "pro" | "team" = "pro"): Promise<WorkspaceContext> {
  const ctx = await openWorkspace();
  await pay((await startCheckout(ctx, { plan, interval: "month" }, stripe)).url);
  return ctx;
}

describe("checkout", () => {
  it("leads to the plan once the webhook has come, and to one confirmation mail", async () => {
    const ctx = await openWorkspace();
    const { url } = await startCheckout(ctx, { plan: "pro", interval: "year" }, stripe);
    await pay(url);
    expect(await planOf(ctx)).toBe("free");
    for (const event of await eventsOf(ctx)) await deliver(event);
    expect(await loadPlanView(ctx)).toMatchObject({
      plan: "pro",
      status: "active",
      interval: "year",
      cancelAtPeriodEnd: false,
      currentPeriodEnd: Date.UTC(2027, 10, 22, 12),
      sizeATrade: { usedToday: 0, limitPerDay: null },
      connections: { used: 0, limit: 15 },
    });
    const mails = await systemDb().mailOutbox.findMany({ where: { kind: "subscription_started" } });
    expect(mails.map((mail) => mail.subject)).toEqual(["Ballast Pro is active"]);
    expect(mails[0]?.text).toContain("Price: $290 a year");
  });

  it("closes the earlier payment page, so that two tabs can not buy twice", async () => {
    const ctx = await openWorkspace();
    const first = await startCheckout(ctx, { plan: "pro", interval: "month" }, stripe);
    const second = await startCheckout(ctx, { plan: "holder", interval: "month" }, stripe);
    expect((await fetch(first.url)).status).toBe(410);
    expect((await fetch(second.url)).status).toBe(200);
  });

  it("refuses a second plan and points to the portal", async () => {
    const ctx = await subscribe();
    await expect(startCheckout(ctx, { plan: "team", interval: "month" }, stripe)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await openPortal(ctx, stripe)).url).toContain("/stripe/portal/");
  });

  it("makes a new customer when Stripe no longer knows the old one", async () => {
    const ctx = await openWorkspace();
    await startCheckout(ctx, { plan: "pro", interval: "month" }, stripe);
    const before = await customerOf(ctx);
    await stripe.customers.del(before);
    await pay((await startCheckout(ctx, { plan: "pro", interval: "month" }, stripe)).url);
    expect(await customerOf(ctx)).not.toBe(before);
  });

  it("is for owners, and the portal for who has paid", async () => {
    const ctx = await openWorkspace();
    const request = { plan: "pro", interval: "month" } as const;
    await expect(startCheckout({ ...ctx, role: "viewer" }, request, stripe)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(openPortal(ctx, stripe)).rejects.toMatchObject({ code: "precondition_failed" });
  });

  it("says so when Stripe does not answer", async () => {
    const ctx = await openWorkspace();
    await control("fail-next-request", { pathPrefix: "/v1/customers", status: 500 });
    await expect(startCheckout(ctx, { plan: "pro", interval: "month" }, stripe)).rejects.toMatchObject({
      code: "upstream_unavailable",
    });
  });
});

describe("webhooks", () => {
  it("act once, also when the same event comes twenty times at once", async () => {
    const ctx = await subscribe();
    const event = (await eventsOf(ctx)).at(-1);
    const results = await Promise.all(Array.from({ length: 20 }, () => deliver(event ?? {})));
    expect(results.filter((result) => result === "applied")).toHaveLength(1);
    expect(results.filter((result) => result === "duplicate")).toHaveLength(19);
    expect(await auditCount(ctx)).toBe(1);
    expect(await deliver(event ?? {})).toBe("duplicate");
  });

  it("are refused when forged, stale or altered, and leave nothing", async () => {
    const ctx = await subscribe();
    const event = (await eventsOf(ctx)).at(-1) ?? {};
    const refused = expect.objectContaining({ code: "invalid_input" }) as AppError;
    await expect(deliver(event, { secret: "whsec_other" })).rejects.toEqual(refused);
    await expect(deliver(event, { ageSeconds: 301 })).rejects.toEqual(refused);
    const deps = { clock, stripe, webhookSecret: SECRET };
    await expect(handleStripeEvent({ rawBody: "{}", signature: null }, deps)).rejects.toEqual(refused);
    expect(await planOf(ctx)).toBe("free");
    expect(await deliver(event, { ageSeconds: 299 })).toBe("applied");
  });

  it("are ignored when they are a stranger's, another account's or of no interest", async () => {
    const ctx = await subscribe();
    const event = (await eventsOf(ctx)).find((it) => it.type === "customer.subscription.updated");
    const object = { ...event?.data.object, customer: "cus_stranger" };
    expect(await deliver({ ...event, id: "evt_a", data: { object } })).toBe("ignored");
    expect(await deliver({ ...event, id: "evt_b", account: "acct_other" })).toBe("ignored");
    expect(await deliver({ ...event, id: "evt_c", type: "product.created" })).toBe("ignored");
    expect(await planOf(ctx)).toBe("free");
  });

  it("are left for Stripe to repeat while Stripe can not be asked", async () => {
    const ctx = await subscribe();
    const event = (await eventsOf(ctx)).at(-1) ?? {};
    await control("fail-next-request", { pathPrefix: "/v1/subscriptions", status: 503 });
    await expect(deliver(event)).rejects.toMatchObject({ code: "upstream_unavailable" });
    expect(await planOf(ctx)).toBe("free");
    expect(await deliver(event)).toBe("applied");
    expect(await planOf(ctx)).toBe("pro");
  });

  it("follow dunning down to canceled", async () => {
    const ctx = await subscribe();
    const customer = await customerOf(ctx);
    const seen: string[] = [];
    for (const [times, days] of [
      [0, 0],
      [4, 30],
      [0, 15],
    ] as const) {
      if (times > 0) await control("fail-next-payment", { customer, times });
      if (days > 0) await control("clock", { customer, advanceSeconds: days * 86_400 });
      for (const event of await eventsOf(ctx)) await deliver(event);
      const { plan, status } = await loadPlan(ctx);
      seen.push(`${plan} ${status}`);
    }
    expect(seen).toEqual(["pro active", "pro past_due", "free canceled"]);
  });

  it(`end alike in every order and interleaving of a lifecycle's events (${LIFECYCLES} of them)`, async () => {
    const order = fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(order, async (picks) => {
        const ctx = await subscribe("holder");
        const customer = await customerOf(ctx);
        const [subscription] = (await stripe.subscriptions.list({ customer })).data;
        const id = subscription?.id ?? "";
        const item = subscription?.items.data[0]?.id ?? "";
        const [team] = (await stripe.prices.list({ lookup_keys: ["team_yearly"] })).data;
        const changes = [
          () => control("clock", { customer, advanceSeconds: 31 * 86_400 }),
          () => stripe.subscriptions.update(id, { cancel_at_period_end: true }),
          () => stripe.subscriptions.update(id, { items: [{ id: item, price: team?.id ?? "" }] }),
          () => stripe.subscriptions.update(id, { cancel_at_period_end: false }),
        ];
        const delivered = new Set<string>();
        const deliverOne = async (pick: number): Promise<boolean> => {
          const waiting = (await eventsOf(ctx)).filter((event) => !delivered.has(event.id));
          const event = waiting[pick % Math.max(1, waiting.length)];
          if (event === undefined) return false;
          delivered.add(event.id);
          await deliver(event);
          return true;
        };
        for (const [index, change] of changes.entries()) {
          for (let i = 0; i < (picks[index] ?? 0) % 4; i++) await deliverOne(picks[index + 4 + i] ?? 0);
          await change();
        }
        for (let i = 0; await deliverOne(picks[i % picks.length] ?? 0); i++);
        expect(await loadPlan(ctx)).toMatchObject({
          plan: "team",
          status: "active",
          interval: "year",
          cancelAtPeriodEnd: false,
        });
      }),
      { numRuns: LIFECYCLES },
    );
  }, 300_000);
});

describe("a look at Stripe that ends late", () => {
  it("does not undo one that began after it", async () => {
    const ctx = await subscribe("pro");
    const customer = await customerOf(ctx);
    const early = await fetchSubscription(stripe, customer, clock);
    const [subscription] = (await stripe.subscriptions.list({ customer })).data;
    await stripe.subscriptions.cancel(subscription?.id ?? "");
    const late = await fetchSubscription(stripe, customer, clock);
    const apply = (timed: TimedRead) => withWorkspace(ctx.workspaceId, (tx) => applyRead(tx, ctx, timed));
    expect(await apply(late)).toBe(true);
    expect(await apply(early)).toBe(false);
    expect(await loadPlan(ctx)).toMatchObject({ plan: "free", status: "canceled" });
  });
});

describe("the nightly reconciliation", () => {
  it("puts right what a lost webhook left, and changes nothing the second time", async () => {
    const ctx = await subscribe("team");
    expect(await planOf(ctx)).toBe("free");
    expect((await reconcileSubscriptions({ clock, stripe })).changed).toBeGreaterThanOrEqual(1);
    expect(await planOf(ctx)).toBe("team");
    expect((await reconcileSubscriptions({ clock, stripe })).changed).toBe(0);
  });

  it("keeps the plan of a customer Stripe does not know, and goes on after a failure", async () => {
    const kept = await subscribe();
    for (const event of await eventsOf(kept)) await deliver(event);
    await batch.query("update subscription set stripe_customer_id = $1 where workspace_id = $2", [
      `cus_gone_${kept.workspaceId}`,
      kept.workspaceId,
    ]);
    const late = await subscribe("holder");
    await control("fail-next-request", { pathPrefix: "/v1/subscriptions", status: 500 });
    expect(await reconcileSubscriptions({ clock, stripe })).toMatchObject({ missing: 1, failed: 1 });
    await reconcileSubscriptions({ clock, stripe });
    expect(await planOf(kept)).toBe("pro");
    expect(await planOf(late)).toBe("holder");
  });
});

describe("the trial", () => {
  it("gives Pro for fourteen days, once, also when asked for five times at once", async () => {
    const ctx = await openWorkspace();
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => startTrial(ctx)));
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    expect(await loadPlan(ctx)).toMatchObject({ plan: "pro", status: "trialing", canStartTrial: false });
    const plan = (days: number) =>
      withWorkspace(ctx.workspaceId, (tx) => loadCurrentPlan(tx, ctx.workspaceId, new Date(START_MS + days * DAY_MS)));
    expect((await plan(13.9)).plan).toBe("pro");
    expect(await plan(14.1)).toMatchObject({ plan: "free", status: "free", canStartTrial: false });
    await expect(startTrial(ctx)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not for who pays already", async () => {
    const ctx = await subscribe("holder");
    for (const event of await eventsOf(ctx)) await deliver(event);
    await expect(startTrial(ctx)).rejects.toMatchObject({ code: "conflict" });
    expect(await planOf(ctx)).toBe("holder");
  });

  it("does not throw away a look at Stripe that began before it", async () => {
    const ctx = await subscribe();
    const event = (await eventsOf(ctx)).at(-1) ?? {};
    const began = time.ms;
    time.ms += 60_000;
    await startTrial(ctx);
    time.ms = began;
    await deliver(event);
    expect(await loadPlan(ctx)).toMatchObject({ plan: "pro", status: "active" });
  });
});
