import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRESETS, presetPolicy, riskPolicySchema } from "@/lib/domain/risk-policy";
import { runs } from "@/lib/testing/runs";
import { changedFields, fieldText, fromDraft, POLICY_FIELDS, readField, toDraft } from "./policy-fields";

const UNITS = { percent: "%", times: "\u00d7", atr: "ATR" };
const balanced = presetPolicy("balanced");

describe("a policy and its draft", () => {
  it.each(PRESETS)("%s survives being edited without a change, bit by bit", (preset) => {
    const policy = presetPolicy(preset);
    expect(fromDraft(policy, toDraft(policy))).toEqual({ policy, wrong: [] });
  });

  it("survives for any number of two decimals in percent", () => {
    fc.assert(
      fc.property(fc.constantFrom(...POLICY_FIELDS), fc.integer({ min: 1, max: 20_000 }), ({ path }, hundredths) => {
        const draft = { ...toDraft(balanced), [path]: String(hundredths / 100) };
        const { policy } = fromDraft(balanced, draft);
        expect(toDraft(policy)[path]).toBe(String(hundredths / 100));
      }),
      { numRuns: runs(500) },
    );
  });

  it("covers every number of the policy", () => {
    const numbers = Object.entries(riskPolicySchema.shape)
      .filter(([key]) => typeof (balanced as Record<string, unknown>)[key] === "number")
      .map(([key]) => key);
    expect(POLICY_FIELDS.map(({ path }) => path)).toEqual(expect.arrayContaining(numbers));
    expect(POLICY_FIELDS).toHaveLength(numbers.length + 3);
  });

  it.each(["", " ", "abc", "1.2.3", "1e999", "NaN"])("says that %j is no number", (text) => {
    expect(fromDraft(balanced, { ...toDraft(balanced), heatCapFraction: text }).wrong).toEqual(["heatCapFraction"]);
  });

  it("takes a decimal comma", () => {
    expect(fromDraft(balanced, { ...toDraft(balanced), "riskPerTrade.low": "0,75" }).policy.riskPerTrade.low).toBe(
      0.0075,
    );
  });
});

describe("changedFields", () => {
  it("is what differs", () => {
    const after = { ...balanced, lossLimitFraction: 0.25, riskPerTrade: { ...balanced.riskPerTrade, high: 0.015 } };
    expect(changedFields(balanced, after).map(({ path }) => path)).toEqual(["lossLimitFraction", "riskPerTrade.high"]);
    expect(changedFields(balanced, balanced)).toEqual([]);
  });
});

describe("fieldText", () => {
  it.each([
    ["riskPerTrade.low", "0.5\u202f%"],
    ["lossLimitFraction", "40\u202f%"],
    ["leverageMax", "1\u202f\u00d7"],
    ["stopAtrMultiple", "2\u202fATR"],
  ] as const)("%s → %s", (path, text) => {
    const unit = POLICY_FIELDS.find((field) => field.path === path)?.unit ?? "percent";
    expect(fieldText(readField(balanced, path), unit, UNITS)).toBe(text);
  });
});
