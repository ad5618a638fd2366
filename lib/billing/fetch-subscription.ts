import type Stripe from "stripe";
import type { Clock } from "@/lib/platform/clock";
import { callStripe } from "./stripe-client";
import { readSubscriptions, type SubscriptionRead } from "./subscription-read";

/** A look at Stripe and the moment it began. */
export interface TimedRead {
  startedAt: Date;
  read: SubscriptionRead;
}

/**
 * fetchSubscription asks Stripe for the customer's subscriptions as they are now. Events only say *that* something
 * changed; what holds is asked here, so neither their order nor their repetition matters.
 * Throws AppError `upstream_unavailable`; Stripe's resource_missing passes unchanged.
 */
export async function fetchSubscription(stripe: Stripe, customerId: string, clock: Clock): Promise<TimedRead> {
  const startedAt = clock.now();
  const { data } = await callStripe(() =>
    stripe.subscriptions.list({ customer: customerId, status: "all", limit: 100 }),
  );
  return { startedAt, read: readSubscriptions(data) };
}
