import type { Plan, PlanView } from "@/lib/domain/views";
import { largerPlan, PLANS, TRIAL_PLAN } from "./plans";
import { grantsPlan, type BillingStatus } from "./subscription-read";

/** What our `subscription` row holds that decides the plan. */
export interface SubscriptionFacts {
  plan: string;
  interval: string | null;
  status: string;
  currentPeriodEnd: Date | null;
  cancelAtPeriodEnd: boolean;
  trialEndsAt: Date | null;
  trialStartedAt: Date | null;
}

/** The plan in force and what the plan page says about it. */
export type CurrentPlan = Pick<
  PlanView,
  "plan" | "status" | "interval" | "currentPeriodEnd" | "cancelAtPeriodEnd" | "trialEndsAt" | "canStartTrial"
>;

const STATUSES: readonly string[] = [
  "free",
  "trialing",
  "active",
  "past_due",
  "canceled",
  "incomplete",
] satisfies BillingStatus[];

/**
 * resolvePlan decides the plan in force at `at`: the paid one while Stripe says it runs, the trial's while it lasts,
 * the larger if both; else Free. A missing row is Free. Anything unreadable grants nothing.
 */
export function resolvePlan(row: SubscriptionFacts | null, at: Date): CurrentPlan {
  const status = row !== null && isStatus(row.status) ? row.status : "free";
  const paid: Plan = row !== null && isPlan(row.plan) && grantsPlan(status) ? row.plan : "free";
  const trialEndsAt = row?.trialEndsAt ?? null;
  const inTrial = trialEndsAt !== null && trialEndsAt > at;
  const plan = inTrial ? largerPlan(paid, TRIAL_PLAN) : paid;
  return {
    plan,
    status: inTrial && paid === "free" ? "trialing" : status,
    interval: row?.interval === "month" || row?.interval === "year" ? row.interval : null,
    currentPeriodEnd: row?.currentPeriodEnd?.getTime() ?? null,
    cancelAtPeriodEnd: row?.cancelAtPeriodEnd ?? false,
    trialEndsAt: inTrial ? trialEndsAt.getTime() : null,
    canStartTrial: paid === "free" && (row?.trialStartedAt ?? null) === null,
  };
}

function isPlan(text: string): text is Plan {
  return Object.hasOwn(PLANS, text);
}

function isStatus(text: string): text is BillingStatus {
  return STATUSES.includes(text);
}
