import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/domain/errors";
import type { Plan } from "@/lib/domain/views";
import {
  checkEntitlement,
  CHANNELS,
  entitlementsFor,
  requireEntitlement,
  type EntitlementRequest,
} from "./entitlements";
import { isPaidPlan, lookupKeyOf, PLANS, PLANS_BY_SIZE } from "./plans";

const FEATURES = [
  "paperAccount",
  "signals",
  "api",
  "mcp",
  "agent",
  "roles",
  "sharedPolicies",
  "auditLog",
  "followerFeed",
] as const;

describe("entitlements", () => {
  it("are the table of design §10", () => {
    const row = (pick: (plan: Plan) => unknown) => PLANS_BY_SIZE.map(pick);
    expect(row((plan) => entitlementsFor(plan).connections)).toEqual([2, 5, 15, 40]);
    expect(row((plan) => entitlementsFor(plan).seats)).toEqual([1, 1, 1, 5]);
    expect(row((plan) => entitlementsFor(plan).sizeATradePerDay)).toEqual([3, 10, null, null]);
    expect(row((plan) => entitlementsFor(plan).historyDays)).toEqual([90, null, null, null]);
    expect(row((plan) => entitlementsFor(plan).journal)).toEqual(["none", "preview", "full", "full"]);
    expect(row((plan) => entitlementsFor(plan).learn)).toEqual([
      "basics",
      "all",
      "all_and_workshops",
      "all_and_workshops",
    ]);
    expect(row((plan) => entitlementsFor(plan).channels.length)).toEqual([3, 5, 7, 7]);
    expect(row((plan) => entitlementsFor(plan).paperAccount)).toEqual([false, true, true, true]);
    expect(row((plan) => entitlementsFor(plan).api)).toEqual([false, false, true, true]);
    expect(row((plan) => entitlementsFor(plan).auditLog)).toEqual([false, false, false, true]);
    expect(row((plan) => PLANS[plan].priceUsd)).toEqual([
      null,
      { month: 9, year: 90 },
      { month: 29, year: 290 },
      { month: 99, year: 990 },
    ]);
  });

  it("never allow less on a larger plan", () => {
    const request: fc.Arbitrary<EntitlementRequest> = fc.oneof(
      fc.record({
        kind: fc.constantFrom("connections" as const, "seats" as const, "size_a_trade" as const),
        used: fc.nat(100),
      }),
      fc.record({ kind: fc.constant("channel" as const), channel: fc.constantFrom(...CHANNELS) }),
      fc.record({ kind: fc.constant("feature" as const), feature: fc.constantFrom(...FEATURES) }),
    );
    fc.assert(
      fc.property(request, (asked) => {
        const verdicts = PLANS_BY_SIZE.map((plan) => checkEntitlement(plan, asked));
        const firstAllowed = verdicts.findIndex((verdict) => verdict.allowed);
        verdicts.forEach((verdict, index) => {
          const isAllowed = firstAllowed !== -1 && index >= firstAllowed;
          expect(verdict.allowed).toBe(isAllowed);
          if (!verdict.allowed) expect(verdict.upgradeTo).toBe(PLANS_BY_SIZE[firstAllowed] ?? null);
        });
      }),
    );
  });

  it("name the limit and the plan that lifts it", () => {
    const attempt = () => requireEntitlement("free", { kind: "size_a_trade", used: 3 });
    expect(attempt).toThrow(AppError);
    expect(attempt).toThrow("Free allows 3 sized trades a day. Holder allows more.");
    expect(() => requireEntitlement("holder", { kind: "feature", feature: "api" })).toThrow(
      "Holder does not include the API. Pro does.",
    );
    expect(() => requireEntitlement("team", { kind: "seats", used: 5 })).toThrow("No plan allows more.");
    expect(() => requireEntitlement("free", { kind: "size_a_trade", used: 2 })).not.toThrow();
  });
});

describe("plans", () => {
  it("have the lookup keys Stripe's prices carry", () => {
    expect(lookupKeyOf("holder", "month")).toBe("holder_monthly");
    expect(lookupKeyOf("team", "year")).toBe("team_yearly");
  });

  it("take only sold plans from outside", () => {
    expect(["pro", "free", "constructor", "", undefined].map(isPaidPlan)).toEqual([true, false, false, false, false]);
  });
});
