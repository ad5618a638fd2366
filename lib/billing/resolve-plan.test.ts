import { describe, expect, it } from "vitest";
import { resolvePlan, type SubscriptionFacts } from "./resolve-plan";
import { grantsPlan } from "./subscription-read";

const NOW = new Date("2026-11-22T12:00:00Z");

describe("resolvePlan", () => {
  const row = (facts: Partial<SubscriptionFacts>): SubscriptionFacts => ({
    plan: "free",
    interval: null,
    status: "free",
    currentPeriodEnd: null,
    cancelAtPeriodEnd: false,
    trialStartedAt: null,
    trialEndsAt: null,
    ...facts,
  });
  const later = new Date(NOW.getTime() + 1);
  const trial = { trialStartedAt: new Date(0), trialEndsAt: later };

  it.each([
    ["no row", null, { plan: "free", status: "free", canStartTrial: true }],
    [
      "a paid plan",
      row({ plan: "holder", status: "active" }),
      { plan: "holder", status: "active", canStartTrial: false },
    ],
    [
      "a canceled plan",
      row({ plan: "pro", status: "canceled" }),
      { plan: "free", status: "canceled", canStartTrial: true },
    ],
    ["an unpaid plan", row({ plan: "pro", status: "incomplete" }), { plan: "free", status: "incomplete" }],
    ["a trial", row(trial), { plan: "pro", status: "trialing", canStartTrial: false, trialEndsAt: later.getTime() }],
    [
      "a trial that has ended",
      row({ ...trial, trialEndsAt: NOW }),
      { plan: "free", status: "free", canStartTrial: false, trialEndsAt: null },
    ],
    [
      "a smaller paid plan in a trial",
      row({ ...trial, plan: "holder", status: "active" }),
      { plan: "pro", status: "active" },
    ],
    [
      "a larger paid plan in a trial",
      row({ ...trial, plan: "team", status: "active" }),
      { plan: "team", status: "active" },
    ],
    ["unreadable text grants nothing", row({ plan: "gold", status: "active" }), { plan: "free" }],
    ["an unreadable status grants nothing", row({ plan: "pro", status: "?" }), { plan: "free", status: "free" }],
  ] as const)("%s", (_name, facts, expected) => {
    expect(resolvePlan(facts, NOW)).toMatchObject(expected);
  });

  it("grants a paid plan exactly while it runs", () => {
    const statuses = ["free", "trialing", "active", "past_due", "canceled", "incomplete"] as const;
    for (const status of statuses) {
      expect(resolvePlan(row({ plan: "pro", status }), NOW).plan).toBe(grantsPlan(status) ? "pro" : "free");
    }
  });
});
