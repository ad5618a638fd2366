import type Stripe from "stripe";
import type { Plan, PlanView } from "@/lib/domain/views";
import { isPaidPlan, largerPlan, type BillingInterval, type PaidPlan } from "./plans";

export type BillingStatus = PlanView["status"];

/** What one look at Stripe says about a customer; the columns of our `subscription` row. */
export interface SubscriptionRead {
  plan: Plan;
  interval: BillingInterval | null;
  status: BillingStatus;
  stripeSubscriptionId: string | null;
  currentPeriodEnd: Date | null;
  cancelAtPeriodEnd: boolean;
}

/** What of Stripe's Subscription decides. */
export type StripeSubscriptionFacts = Pick<
  Stripe.Subscription,
  "id" | "created" | "status" | "cancel_at" | "cancel_at_period_end" | "items"
>;

const NOTHING: SubscriptionRead = {
  plan: "free",
  interval: null,
  status: "free",
  stripeSubscriptionId: null,
  currentPeriodEnd: null,
  cancelAtPeriodEnd: false,
};

/**
 * readSubscriptions reduces all of a customer's subscriptions, in any order, to the one that counts: a running one
 * before an ended one, then the larger plan, then the newer. None, or none of our prices, is Free.
 */
export function readSubscriptions(subscriptions: readonly StripeSubscriptionFacts[]): SubscriptionRead {
  const ours = subscriptions.flatMap((subscription) => {
    const read = readSubscription(subscription);
    return read === null ? [] : [{ read, created: subscription.created }];
  });
  const [best] = ours.sort((a, b) => compare(b, a));
  return best?.read ?? NOTHING;
}

/** grantsPlan says whether a status gives its plan: while a payment is retried (past due) it still does. */
export function grantsPlan(status: BillingStatus): boolean {
  return status === "active" || status === "trialing" || status === "past_due";
}

interface Candidate {
  read: SubscriptionRead;
  created: number;
}

function compare(a: Candidate, b: Candidate): number {
  const running = Number(grantsPlan(a.read.status)) - Number(grantsPlan(b.read.status));
  if (running !== 0) return running;
  if (grantsPlan(a.read.status) && a.read.plan !== b.read.plan) {
    return largerPlan(a.read.plan, b.read.plan) === a.read.plan ? 1 : -1;
  }
  // The id breaks the tie of two made in the same second, so that the answer does not depend on the order given.
  return a.created - b.created || (a.read.stripeSubscriptionId ?? "").localeCompare(b.read.stripeSubscriptionId ?? "");
}

function readSubscription(subscription: StripeSubscriptionFacts): SubscriptionRead | null {
  const [item] = subscription.items.data;
  const plan = item === undefined ? null : planOf(item.price);
  if (item === undefined || plan === null) return null;
  return {
    plan,
    interval: intervalOf(item.price),
    status: statusOf(subscription.status),
    stripeSubscriptionId: subscription.id,
    currentPeriodEnd: new Date(item.current_period_end * 1_000),
    cancelAtPeriodEnd: subscription.cancel_at_period_end || subscription.cancel_at !== null,
  };
}

/** By lookup key; a price that was replaced loses its key, so its `plan` metadata counts too. */
function planOf(price: Stripe.Price): PaidPlan | null {
  const named = price.lookup_key?.split("_")[0] ?? price.metadata["plan"];
  return isPaidPlan(named) ? named : null;
}

function intervalOf(price: Stripe.Price): BillingInterval | null {
  switch (price.recurring?.interval) {
    case "month":
      return "month";
    case "year":
      return "year";
    default:
      return null;
  }
}

/** Stripe's words to ours; a status Stripe adds later grants nothing until we know it. */
function statusOf(status: string): BillingStatus {
  switch (status) {
    case "active":
    case "trialing":
    case "past_due":
    case "canceled":
      return status;
    case "incomplete_expired":
      return "canceled";
    default:
      return "incomplete";
  }
}
