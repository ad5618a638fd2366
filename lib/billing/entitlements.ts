import { AppError } from "@/lib/domain/errors";
import type { Plan } from "@/lib/domain/views";
import { PLANS, PLANS_BY_SIZE } from "./plans";

export const CHANNELS = ["in_app", "email", "telegram", "push", "discord", "slack", "webhook"] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * What a plan allows. Warnings, actions on the book, refresh cadence, and manual and cold holdings are not here: they
 * are the same for everyone (safety is never sold).
 */
export interface Entitlements {
  connections: number;
  seats: number;
  /** Uses of Size a trade and what-if per UTC day; null = unlimited. */
  sizeATradePerDay: number | null;
  /** Days of history shown; null = all there is. */
  historyDays: number | null;
  channels: readonly Channel[];
  stressReplay: "preview" | "full";
  pdfExport: "preview" | "full";
  journal: "none" | "preview" | "full";
  learn: "basics" | "all" | "all_and_workshops";
  paperAccount: boolean;
  /** Inbound signals, sized orders out. */
  signals: boolean;
  api: boolean;
  mcp: boolean;
  agent: boolean;
  roles: boolean;
  sharedPolicies: boolean;
  auditLog: boolean;
  followerFeed: boolean;
}

/** The parts that are simply there or not. */
export type Feature = {
  [K in keyof Entitlements]: Entitlements[K] extends boolean ? K : never;
}[keyof Entitlements];

const FREE: Entitlements = {
  connections: 2,
  seats: 1,
  sizeATradePerDay: 3,
  historyDays: 90,
  channels: ["in_app", "email", "telegram"],
  stressReplay: "preview",
  pdfExport: "preview",
  journal: "none",
  learn: "basics",
  paperAccount: false,
  signals: false,
  api: false,
  mcp: false,
  agent: false,
  roles: false,
  sharedPolicies: false,
  auditLog: false,
  followerFeed: false,
};

const HOLDER: Entitlements = {
  ...FREE,
  connections: 5,
  sizeATradePerDay: 10,
  historyDays: null,
  channels: [...FREE.channels, "push", "discord"],
  stressReplay: "full",
  pdfExport: "full",
  journal: "preview",
  learn: "all",
  paperAccount: true,
};

const PRO: Entitlements = {
  ...HOLDER,
  connections: 15,
  sizeATradePerDay: null,
  channels: [...HOLDER.channels, "slack", "webhook"],
  journal: "full",
  learn: "all_and_workshops",
  signals: true,
  api: true,
  mcp: true,
  agent: true,
};

const TEAM: Entitlements = {
  ...PRO,
  connections: 40,
  seats: 5,
  roles: true,
  sharedPolicies: true,
  auditLog: true,
  followerFeed: true,
};

const WORDS: Record<"connections" | "seats" | "size_a_trade" | Channel | Feature, string> = {
  connections: "exchange connections",
  seats: "members",
  size_a_trade: "sized trades a day",
  in_app: "messages in the app",
  email: "mail",
  telegram: "Telegram messages",
  push: "web push",
  discord: "Discord messages",
  slack: "Slack messages",
  webhook: "outgoing webhooks",
  paperAccount: "the paper account",
  signals: "signals in and sized orders out",
  api: "the API",
  mcp: "the MCP server",
  agent: "the execution agent",
  roles: "roles for members",
  sharedPolicies: "shared policies",
  auditLog: "the audit log",
  followerFeed: "the feed for followers",
};

const TABLE: Record<Plan, Entitlements> = { free: FREE, holder: HOLDER, pro: PRO, team: TEAM };

/** entitlementsFor is the one table that decides everywhere what a plan allows. */
export function entitlementsFor(plan: Plan): Entitlements {
  return TABLE[plan];
}

/** What someone is about to use. Counts are those already in use, without the new one. */
export type EntitlementRequest =
  | { kind: "connections" | "seats" | "size_a_trade"; used: number }
  | { kind: "channel"; channel: Channel }
  | { kind: "feature"; feature: Feature };

export type EntitlementVerdict =
  | { allowed: true }
  | {
      allowed: false;
      /** The plan's count; null when the thing is not in the plan at all. */
      limit: number | null;
      /** The smallest plan that allows it; null when none does. */
      upgradeTo: Plan | null;
    };

/** checkEntitlement says whether a plan allows one more use, and otherwise which plan would. */
export function checkEntitlement(plan: Plan, request: EntitlementRequest): EntitlementVerdict {
  if (allows(plan, request)) return { allowed: true };
  const upgradeTo = PLANS_BY_SIZE.find((candidate) => allows(candidate, request)) ?? null;
  return { allowed: false, limit: limitOf(plan, request), upgradeTo };
}

/** requireEntitlement throws AppError `plan_limit`, naming the limit and the plan that lifts it, unless it is allowed. */
export function requireEntitlement(plan: Plan, request: EntitlementRequest): void {
  const verdict = checkEntitlement(plan, request);
  if (verdict.allowed) return;
  const { limit, upgradeTo } = verdict;
  const what =
    limit === null
      ? `${PLANS[plan].name} does not include ${WORDS[wordKey(request)]}.`
      : `${PLANS[plan].name} allows ${limit} ${WORDS[wordKey(request)]}.`;
  const remedy =
    upgradeTo === null
      ? "No plan allows more."
      : `${PLANS[upgradeTo].name} ${limit === null ? "does" : "allows more"}.`;
  throw new AppError("plan_limit", `${what} ${remedy}`, { detail: { plan, limit, upgradeTo, kind: request.kind } });
}

function wordKey(request: EntitlementRequest): keyof typeof WORDS {
  switch (request.kind) {
    case "channel":
      return request.channel;
    case "feature":
      return request.feature;
    case "connections":
    case "seats":
    case "size_a_trade":
      return request.kind;
  }
}

function allows(plan: Plan, request: EntitlementRequest): boolean {
  const entitlements = TABLE[plan];
  switch (request.kind) {
    case "channel":
      return entitlements.channels.includes(request.channel);
    case "feature":
      return entitlements[request.feature];
    case "connections":
    case "seats":
    case "size_a_trade": {
      const limit = limitOf(plan, request);
      return limit === null || request.used < limit;
    }
  }
}

function limitOf(plan: Plan, request: EntitlementRequest): number | null {
  const entitlements = TABLE[plan];
  switch (request.kind) {
    case "connections":
      return entitlements.connections;
    case "seats":
      return entitlements.seats;
    case "size_a_trade":
      return entitlements.sizeATradePerDay;
    case "channel":
    case "feature":
      return null;
  }
}
