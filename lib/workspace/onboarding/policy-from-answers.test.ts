import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACCOUNTING_CURRENCIES, ASSET_RULES, riskPolicySchema } from "@/lib/domain/risk-policy";
import { runs } from "@/lib/testing/runs";
import { ACTIVITIES, LEVERAGES, LOSS_LIMITS, nextQuestion, questionsFor, TRADE_RISKS, type Answers } from "./answers";
import { policyFromAnswers } from "./policy-from-answers";

const ANSWERS: Answers = {
  activity: "trade",
  currency: "EUR",
  lossLimit: 0.25,
  tradeRisk: 0.01,
  leverage: 1,
  longTerm: { rule: "advise", assets: [] },
};

const anyAnswers = fc.record({
  activity: fc.constantFrom(...ACTIVITIES),
  currency: fc.constantFrom(...ACCOUNTING_CURRENCIES),
  lossLimit: fc.constantFrom(...LOSS_LIMITS),
  tradeRisk: fc.constantFrom(...TRADE_RISKS, null),
  leverage: fc.constantFrom(...LEVERAGES),
  longTerm: fc.record({ rule: fc.constantFrom(...ASSET_RULES), assets: fc.subarray(["BTC", "ETH", "SOL"]) }),
});

describe("policyFromAnswers", () => {
  it.each([
    ["trade", 0.15, "trader", "active"],
    ["run_bots", 0.25, "bot", "active"],
    ["buy_regularly", 0.4, "dca", "balanced"],
    ["hold", 0.6, "holder", "holder"],
  ] as const)("%s with a limit of %d → %s, %s", (activity, lossLimit, persona, preset) => {
    const policy = policyFromAnswers({ ...ANSWERS, activity, lossLimit });
    expect(policy).toMatchObject({ persona, preset, lossLimitFraction: lossLimit, accountingCurrency: "EUR" });
  });

  it.each([
    [0.005, { low: 0.0025, medium: 0.005, high: 0.01 }],
    [0.02, { low: 0.01, medium: 0.02, high: 0.04 }],
    [null, { low: 0.005, medium: 0.01, high: 0.02 }],
  ])("normal risk %s scales the tiers", (tradeRisk, riskPerTrade) => {
    expect(policyFromAnswers({ ...ANSWERS, tradeRisk: tradeRisk as Answers["tradeRisk"] }).riskPerTrade).toEqual(
      riskPerTrade,
    );
  });

  it("takes 1 % where the question was not asked", () => {
    const { tradeRisk: _, ...holder } = { ...ANSWERS, activity: "hold" as const };
    expect(policyFromAnswers(holder).riskPerTrade.medium).toBe(0.01);
  });

  it("carries leverage into both caps, and rules to the named coins only", () => {
    const policy = policyFromAnswers({ ...ANSWERS, leverage: 5, longTerm: { rule: "never_mention", assets: ["BTC"] } });
    expect(policy).toMatchObject({ leverageMax: 5, grossCapFraction: 5, assetRules: { BTC: "never_mention" } });
    expect(policyFromAnswers({ ...ANSWERS, longTerm: { rule: "advise", assets: ["BTC"] } }).assetRules).toEqual({});
  });

  it("is a valid policy for every combination of answers", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(riskPolicySchema.safeParse(policyFromAnswers(answers)).success).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("nextQuestion", () => {
  it("goes through the six in order and ends", () => {
    expect(nextQuestion({})).toBe("activity");
    expect(nextQuestion({ activity: "trade", currency: "USD" })).toBe("lossLimit");
    expect(nextQuestion(ANSWERS)).toBeNull();
  });

  it("does not ask a holder for risk per trade, and asks again when they turn trader", () => {
    const { tradeRisk: _, ...rest } = ANSWERS;
    expect(questionsFor({ activity: "hold" })).not.toContain("tradeRisk");
    expect(nextQuestion({ ...rest, activity: "hold" })).toBeNull();
    expect(nextQuestion({ ...rest, activity: "trade" })).toBe("tradeRisk");
  });

  it("takes null (don't know) as an answer", () => {
    expect(nextQuestion({ ...ANSWERS, tradeRisk: null })).toBeNull();
  });
});
