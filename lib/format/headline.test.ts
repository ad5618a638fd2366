import { describe, expect, test } from "vitest";
import type {
  AssetTarget,
  BookExposure,
  HeadlineKind,
  RiskAssessment,
  StepInput,
  WaterfallStep,
} from "@/lib/domain/risk-assessment";
import { headlineText, missingName, type HeadlineFacts } from "./headline";
import { en } from "./messages/en";
import { THIN_SPACE as s } from "./number";

const input = (name: string, value: number): StepInput => ({ name, value, unit: "ratio", asOf: 0 });

/** BTC moves 30 % a year, 2.1 times its month, and stands above one average of four. */
const INPUTS = [input("volatility.BTC", 0.3), input("volatilityRatio.BTC", 2.1), input("trendScore.BTC", 0.25)];

const factor = (id: WaterfallStep["id"], value: number, inputs = INPUTS): WaterfallStep => ({
  id,
  kind: "factor",
  factor: value,
  riskFractionAfter: value,
  capQuantity: null,
  quantityAfter: null,
  isBinding: value !== 1,
  inputs,
  formula: "",
  reason: null,
});

const BOOK: BookExposure = {
  currentFraction: 0.61,
  targetFraction: 0.5,
  lowFraction: 0.45,
  highFraction: 0.55,
  grossFraction: 0.61,
  assets: [],
  steps: [factor("regime", 1), factor("volatility", 0.55), factor("drawdown", 0.91)],
  reasons: [],
};

function facts(
  headline: HeadlineKind,
  change: { book?: Partial<BookExposure>; drawdown?: number } = {},
): HeadlineFacts {
  const assessment: RiskAssessment = {
    status: "assessed",
    asOf: 0,
    riskModelVersion: "test",
    policyVersion: 1,
    headline,
    reasons: [],
    equityUsd: 150,
    book: { ...BOOK, ...change.book },
    nextTrade: null,
    ladder: {
      state: "CAUTION",
      exposureMultiplier: 0.91,
      drawdownFraction: change.drawdown ?? 0.08,
      nextDown: null,
      nextUp: null,
      tradesAllowedToday: 5,
      tradesLeftToday: 5,
      isHighWaterMarkEstimated: false,
    },
    riskScore: { score: 62, band: "high", components: [] },
    portfolio: {
      var95Usd: 10,
      var99Usd: 20,
      es95Usd: 15,
      volatilityAnnual: 0.6,
      effectiveBets: 1.8,
      averageCorrelation: 0.8,
      heatFraction: 0,
      clusters: [],
      contributions: [],
      observations: 90,
    },
    suggestions: [],
  };
  return {
    assessment,
    accounting: { currency: "USD", usdPerUnit: 1 },
    lossLimitFraction: 0.25,
    missing: [],
    heldSince: Date.UTC(2026, 10, 22, 9, 40),
  };
}

const NOTHING = { targetFraction: 0, lowFraction: 0, highFraction: 0 };

const text = (input: HeadlineFacts) => headlineText(input, en);

describe("headlineText", () => {
  test("reduce says the range, where you are, and the two strongest reasons with their numbers", () => {
    expect(text(facts("reduce"))).toEqual({
      lead: `Hold 45–55${s}% in the market (now 61${s}%).`,
      support: `BTC volatility is 2.1× its 30-day mean; you are 8.0${s}% below your high.`,
    });
  });

  test.each<[HeadlineKind, HeadlineFacts, string]>([
    [
      "room_to_add",
      facts("room_to_add", { book: { currentFraction: 0.3 } }),
      `You may carry 45–55${s}% in the market (now 30${s}%).`,
    ],
    [
      "nothing_to_do",
      facts("nothing_to_do", { book: { currentFraction: 0.52 } }),
      `Nothing to do: you hold 52${s}%, inside the suggested 45–55${s}%.`,
    ],
    [
      "all_cash",
      facts("all_cash", { book: { currentFraction: 0 } }),
      `You carry no market risk. You may carry up to 50${s}%.`,
    ],
    ["monitor_only", facts("monitor_only"), `You hold 61${s}% in the market.`],
    [
      "preservation",
      facts("preservation", { drawdown: 0.2 }),
      `Reduce only: hold 45–55${s}% in the market (now 61${s}%).`,
    ],
    [
      "account_too_small",
      facts("account_too_small"),
      "Stand aside: at $150 no order clears the exchange’s minimum at your risk.",
    ],
    ["first_day", facts("first_day"), `Hold 45–55${s}% in the market (now 61${s}%).`],
    ["incomplete_data", facts("incomplete_data"), "Advice is held since 22\u00a0Nov, 09:40 UTC."],
  ])("%s", (_, input, lead) => {
    expect(text(input).lead).toBe(lead);
  });

  test("the volatility clause names the rule that cut: the level against the limit, or the change against the month", () => {
    const calmer = [input("volatility.BTC", 0.8), input("volatilityRatio.BTC", 0.9)];
    const steps = [factor("volatility", 0.3, calmer)];
    expect(text(facts("reduce", { book: { steps } })).support).toBe(
      `BTC moves 80${s}% a year, against your loss limit of 25${s}%; you are 8.0${s}% below your high.`,
    );
  });

  test("a clause names the held asset that was cut most, not the reference", () => {
    const inputs = [input("trendScore.BTC", 0), input("trendScore.SOL", 0.25)];
    const held = (asset: string, currentFraction: number) => ({ asset, currentFraction }) as AssetTarget;
    const book = { steps: [factor("regime", 0.2, inputs)], assets: [held("BTC", 0.05), held("SOL", 0.5)] };
    expect(text(facts("reduce", { book })).support).toContain("SOL stands above 1 of its four averages");
  });

  test("a target of nothing is said in words, not as 0 %", () => {
    const book = { steps: [factor("regime", 0, [input("trendScore.BTC", 0)])], ...NOTHING };
    expect(text(facts("reduce", { book }))).toEqual({
      lead: `Hold nothing in the market for now (you hold 61${s}%).`,
      support: `BTC stands below all four of its averages; you are 8.0${s}% below your high.`,
    });
    expect(text(facts("preservation", { book })).lead).toBe(`Reduce only: hold nothing in the market (now 61${s}%).`);
    expect(text(facts("all_cash", { book: { ...book, currentFraction: 0 } })).lead).toBe(
      "You carry no market risk, and none is suggested now.",
    );
  });

  test("outside the band without an order it does not claim to be inside", () => {
    expect(text(facts("nothing_to_do")).lead).toBe(`Nothing to trade: you hold 61${s}%, suggested is 45–55${s}%.`);
  });

  test("a net short book is measured in its own direction", () => {
    const short = { currentFraction: -0.5, targetFraction: -0.5, lowFraction: -0.45, highFraction: -0.55 };
    expect(text(facts("nothing_to_do", { book: short })).lead).toContain("inside the suggested");
  });

  test("a factor that pulls the other way is no reason", () => {
    const steps = [factor("regime", 1.2), factor("volatility", 0.5)];
    expect(text(facts("reduce", { book: { steps } })).support).not.toContain("averages");
  });

  test("at the high with calm factors it says so", () => {
    const steps = [factor("volatility", 1)];
    expect(text(facts("nothing_to_do", { drawdown: 0, book: { steps, currentFraction: 0.5 } })).support).toBe(
      "Nothing in the market or your account asks for less than usual; you are at your high.",
    );
  });

  test("preservation says how much of the limit is used", () => {
    expect(text(facts("preservation", { drawdown: 0.2 })).support).toContain(
      `20.0${s}% below your high and have used 80${s}%`,
    );
  });

  test("what could not be read is named in words", () => {
    const input = { ...facts("incomplete_data"), missing: ["Main account: earn_locked"] };
    expect(text(input).support).toContain("Main account: earn, locked");
    expect(missingName("Bybit", en)).toBe("Bybit");
  });

  test("without an assessment it says how to begin", () => {
    expect(text({ ...facts("reduce"), assessment: null }).lead).toBe(
      "Connect an account to see how much risk you carry.",
    );
  });
});
