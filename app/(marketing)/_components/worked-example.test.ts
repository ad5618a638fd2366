import { describe, expect, it } from "vitest";
import { ladderPath, PATH } from "./ladder-path";
import { workedExample } from "./worked-example";

describe("the landing page's worked example", () => {
  const { size, input } = workedExample();

  it("is sized: 1 % \u00d7 0.5 \u00d7 0.8 \u00d7 0.90625 \u00d7 0.8 of 20 000, over 9.3 % of 60 000, down to the lot", () => {
    expect(size.status).toBe("sized");
    expect(size.baseRiskFraction).toBe(0.01);
    expect(size.riskFraction).toBeCloseTo(0.01 * 0.5 * 0.8 * 0.90625 * 0.8, 12);
    expect(size.quantity).toBe("0.01039");
    expect(size.riskUsd / input.account.equityUsd).toBeCloseTo(0.0029, 5);
  });

  it("has the same bet's correlation of 1, and no cap that its stated inputs do not explain", () => {
    const correlation = size.steps.find(({ id }) => id === "correlation");
    expect(correlation?.inputs.find(({ name }) => name === "correlationWithBook")?.value).toBeCloseTo(1, 12);
    expect(size.steps.filter(({ kind, isBinding }) => kind === "cap" && isBinding)).toEqual([]);
  });
});

describe("the landing page's walk down the ladder", () => {
  const path = ladderPath();
  const steps = path.slice(1).map(({ day, exposureMultiplier }, i) => ({
    day,
    step: exposureMultiplier - (path[i]?.exposureMultiplier ?? 1),
  }));

  it("does what its three captions say", () => {
    const during = (from: number, to: number) => steps.filter(({ day }) => day > from && day <= to);
    expect(during(0, PATH.fallTo).every(({ step }) => step <= 0)).toBe(true);
    expect(during(PATH.fallTo, PATH.calmFrom).every(({ step }) => step === 0)).toBe(true);
    expect(during(PATH.calmFrom, PATH.endsOn).every(({ step }) => step >= 0 && step <= 0.01 + 1e-12)).toBe(true);
    expect(path.at(-1)?.exposureMultiplier).toBe(1);
  });
});
