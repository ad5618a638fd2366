import Stripe from "stripe";
import { AppError } from "@/lib/domain/errors";
import type { Clock } from "@/lib/platform/clock";
import { lookUp, notifyLive, systemDb, withWorkspace } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { systemContext } from "@/lib/workspace/context";
import { applyRead } from "./apply-read";
import { fetchSubscription } from "./fetch-subscription";
import { stripeClient } from "./stripe-client";

export interface IncomingEvent {
  /** The body exactly as received: a re-serialised one does not verify. */
  rawBody: string;
  /** The `Stripe-Signature` header. */
  signature: string | null;
}

export interface EventDeps {
  clock: Clock;
  stripe?: Stripe;
  webhookSecret?: string;
}

export type EventResult = "applied" | "ignored" | "duplicate";

/** A signature older than this is refused, so that a recorded request is worth nothing later. */
const TOLERANCE_SECONDS = 300;

/**
 * handleStripeEvent verifies a webhook and brings the workspace's plan to what Stripe says *now*. The event's row and
 * its effect commit together: an event acts once, however often it comes. Throws AppError `invalid_input` for a wrong
 * signature or body (Stripe must not retry) and `upstream_unavailable` when Stripe can not be asked (it must).
 */
export async function handleStripeEvent(incoming: IncomingEvent, deps: EventDeps): Promise<EventResult> {
  const stripe = deps.stripe ?? stripeClient();
  const event = verify(incoming, stripe, deps);
  if (await systemDb().stripeEvent.findUnique({ where: { id: event.id } })) return "duplicate";
  const customerId = event.account === undefined ? customerOf(event) : null;
  const workspaceId = customerId === null ? null : await lookUp("workspace_by_stripe_customer", customerId);
  if (customerId === null || workspaceId === null) return ignore(event, deps.clock);

  const timed = await fetchSubscription(stripe, customerId, deps.clock);
  const outcome = await withWorkspace(workspaceId, async (tx) => {
    const { count } = await tx.stripeEvent.createMany({
      data: [eventRow(event, "applied", deps.clock)],
      skipDuplicates: true,
    });
    if (count === 0) return "duplicate" as const;
    const { slug } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const ctx = systemContext({ workspaceId, slug }, "stripe-webhook", deps.clock);
    return (await applyRead(tx, ctx, timed)) ? ("changed" as const) : ("applied" as const);
  });
  if (outcome !== "changed") return outcome;
  await notifyLive([workspaceId], "plan");
  return "applied";
}

function verify({ rawBody, signature }: IncomingEvent, stripe: Stripe, deps: EventDeps): Stripe.Event {
  const secret = deps.webhookSecret ?? runtimeEnv().STRIPE_WEBHOOK_SECRET;
  const receivedAt = deps.clock.now().getTime();
  try {
    return stripe.webhooks.constructEvent(rawBody, signature ?? "", secret, TOLERANCE_SECONDS, undefined, receivedAt);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError) {
      throw new AppError("invalid_input", "The webhook's signature does not fit its body.", { cause: error });
    }
    throw error;
  }
}

/** The customer an event is about, for the kinds that can change a plan. */
function customerOf(event: Stripe.Event): string | null {
  switch (event.type) {
    case "checkout.session.completed":
    case "customer.subscription.created":
    case "customer.subscription.updated":
    case "customer.subscription.deleted":
    case "customer.subscription.paused":
    case "customer.subscription.resumed":
    case "invoice.paid":
    case "invoice.payment_failed": {
      const { customer } = event.data.object;
      return typeof customer === "string" ? customer : (customer?.id ?? null);
    }
    default:
      return null;
  }
}

async function ignore(event: Stripe.Event, clock: Clock): Promise<EventResult> {
  logger("billing").info({ eventId: event.id, eventType: event.type }, "stripe event without effect");
  const row = eventRow(event, "ignored", clock);
  const { count } = await systemDb().stripeEvent.createMany({ data: [row], skipDuplicates: true });
  return count === 0 ? "duplicate" : "ignored";
}

function eventRow(event: Stripe.Event, status: "applied" | "ignored", clock: Clock) {
  return {
    id: event.id,
    type: event.type,
    createdAt: new Date(event.created * 1_000),
    receivedAt: clock.now(),
    status,
  };
}
