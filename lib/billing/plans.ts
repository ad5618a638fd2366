import type { Plan } from "@/lib/domain/views";

export type PaidPlan = Exclude<Plan, "free">;
export type BillingInterval = "month" | "year";

export interface PlanDefinition {
  name: string;
  /** Whole US dollars; null = not sold. */
  priceUsd: Readonly<Record<BillingInterval, number>> | null;
}

/** Smallest to largest: a later plan allows everything an earlier one does. */
export const PLANS_BY_SIZE = ["free", "holder", "pro", "team"] as const satisfies readonly Plan[];

/** What is sold. What each plan allows is `entitlements.ts`. */
export const PLANS = {
  free: { name: "Free", priceUsd: null },
  holder: { name: "Holder", priceUsd: { month: 9, year: 90 } },
  pro: { name: "Pro", priceUsd: { month: 29, year: 290 } },
  team: { name: "Team", priceUsd: { month: 99, year: 990 } },
} as const satisfies Record<Plan, PlanDefinition>;

/** The card-free trial: this plan, for this long, once per workspace. */
export const TRIAL_PLAN: PaidPlan = "pro";
export const TRIAL_DAYS = 14;

/** lookupKeyOf names a plan's price in Stripe: `pro_monthly`, `pro_yearly`. */
export function lookupKeyOf(plan: PaidPlan, interval: BillingInterval): string {
  return `${plan}_${interval === "month" ? "monthly" : "yearly"}`;
}

/** isPaidPlan narrows a text from outside to a plan that is sold. */
export function isPaidPlan(text: string | undefined): text is PaidPlan {
  return text !== undefined && text !== "free" && Object.hasOwn(PLANS, text);
}

/** largerPlan returns the larger of two plans. */
export function largerPlan(a: Plan, b: Plan): Plan {
  return PLANS_BY_SIZE.indexOf(a) >= PLANS_BY_SIZE.indexOf(b) ? a : b;
}
