import type { PlanView } from "@/lib/domain/views";
import { entitlementsFor } from "./entitlements";
import { resolvePlan, type SubscriptionFacts } from "./resolve-plan";

/** PlanFacts is what PLAN_FACTS selects: JSON, so instants are texts. */
export interface PlanFacts {
  subscription: SubscriptionRecord | null;
  usedToday: number;
  connections: number;
}

type SubscriptionRecord = Omit<SubscriptionFacts, "currentPeriodEnd" | "trialEndsAt" | "trialStartedAt"> & {
  currentPeriodEnd: string | null;
  trialEndsAt: string | null;
  trialStartedAt: string | null;
};

/** PLAN_FACTS is the expression that selects a PlanFacts: $1 is the workspace, $2 the instant whose UTC day counts. */
export const PLAN_FACTS = `json_build_object(
  'subscription', (select json_build_object('plan', plan, 'interval', interval, 'status', status,
      'currentPeriodEnd', current_period_end, 'cancelAtPeriodEnd', cancel_at_period_end, 'trialEndsAt', trial_ends_at,
      'trialStartedAt', trial_started_at) from subscription where workspace_id = $1),
  'usedToday', coalesce((select count from usage_counter where workspace_id = $1 and kind = 'size_trade'
      and day = ($2::timestamptz at time zone 'UTC')::date), 0),
  'connections', (select count(*) from connection where workspace_id = $1 and status <> 'disconnected'))`;

/** planViewOf is the plan in force at `at` and how much of it is used. */
export function planViewOf({ subscription, usedToday, connections }: PlanFacts, at: Date): PlanView {
  const current = resolvePlan(subscription === null ? null : toSubscription(subscription), at);
  const limits = entitlementsFor(current.plan);
  return {
    ...current,
    sizeATrade: { usedToday, limitPerDay: limits.sizeATradePerDay },
    connections: { used: connections, limit: limits.connections },
  };
}

function toSubscription(record: SubscriptionRecord): SubscriptionFacts {
  return {
    ...record,
    currentPeriodEnd: toDate(record.currentPeriodEnd),
    trialEndsAt: toDate(record.trialEndsAt),
    trialStartedAt: toDate(record.trialStartedAt),
  };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
