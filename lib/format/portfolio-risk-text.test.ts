import { describe, expect, test } from "vitest";
import type { FuturesRisk, PortfolioReport, StressResult, TailEstimate } from "@/lib/domain/portfolio-report";
import { aReport, aRiskLine } from "@/lib/testing/portfolio-report";
import { csv } from "./csv";
import { enScreens as en } from "./messages/en-screens";
import { USD } from "./money";
import { THIN_SPACE as s } from "./number";
import { futuresText, hurtText, riskText, stressText, whatIfText } from "./portfolio-risk-text";

const facts = (report: PortfolioReport | null) => ({ report, accounting: USD });
const tail = (confidence: 0.95 | 0.99, varUsd: number, method: TailEstimate["method"]): TailEstimate => ({
  confidence,
  method,
  varUsd,
  esUsd: varUsd * 1.4,
  observations: 365,
  isThin: false,
});
const crisis = (id: string, lossUsd: number, liquidated: string[] = []): StressResult => ({
  id,
  from: "2020-03-07",
  to: "2020-03-12",
  lossUsd,
  lossFraction: lossUsd / 10_000,
  byAsset: [],
  liquidated,
});
const lines = [aRiskLine("BTC", 5_000, { riskFraction: 0.71 }), aRiskLine("SOL", 3_000, { riskFraction: 0.29 })];
const report = aReport(lines, {
  tails: [tail(0.95, 380, "historical"), tail(0.95, 412, "filtered_historical"), tail(0.99, 760, "historical")],
  stress: [crisis("ftx-2022-11", 1_900), crisis("2020-03", 4_100, ["SOL"])],
});

describe("the sentences of Portfolio", () => {
  test("a bad day is the filtered estimate where there is one", () => {
    expect(riskText(facts(report), en)).toEqual({
      lead: "One day in twenty costs you more than $412, one in a hundred more than $760.",
      support: `BTC is 71${s}% of your risk with 63${s}% of your market money.`,
    });
  });

  test("without market risk no day can hurt, and no crisis", () => {
    expect(riskText(facts(aReport([])), en).lead).toBe("You carry no market risk, so no day can hurt by price.");
    expect(stressText(facts(aReport([])), 0.25, en).lead).toMatch(/^You carry no market risk/);
    expect(hurtText(aReport([]), USD, en)).toBe("");
  });

  test("too little history is said, never a number", () => {
    expect(riskText(facts(aReport(lines)), en).lead).toBe("Too little history to say what a bad day costs.");
  });

  test("the worst crisis leads, against the loss limit, with what would be liquidated", () => {
    expect(stressText(facts(report), 0.25, en)).toEqual({
      lead: `The crash of March 2020 again would cost you $4${s}100 (41${s}%).`,
      support:
        `That alone uses 164${s}% of your loss limit. On the way, SOL would be liquidated. ` +
        `The mildest of them, the fall of FTX, would cost $1${s}900.`,
    });
  });

  test("a book that gains in every crisis is told so", () => {
    expect(stressText(facts(aReport(lines, { stress: [crisis("2020-03", -900)] })), 0.25, en).lead).toBe(
      "Even the crash of March 2020 would leave you $900 ahead.",
    );
  });

  test("holdings end with how they could hurt", () => {
    expect(hurtText(report, USD, en)).toBe(
      `One day in twenty would cost more than $412; the crash of March 2020 again would cost $4${s}100.`,
    );
  });

  test("the nearest liquidation leads", () => {
    const position: FuturesRisk = {
      instrumentId: "binance:ETH/USDT:USDT",
      asset: "ETH",
      side: "long",
      notionalUsd: 4_000,
      leverage: 8,
      marginMode: "isolated",
      liquidationPriceUsd: 2_100,
      venueLiquidationPriceUsd: 2_101,
      isApproximate: false,
      distanceFraction: 0.118,
      distanceAtr: 2.6,
      distanceSigmaDaily: 3.4,
      touchProbability7d: 0.14,
      fundingUsdPerDay: 1.2,
      sensibleLeverage: 3,
      policyLeverageMax: 2,
    };
    const far = { ...position, asset: "BTC", distanceFraction: 0.6 };
    expect(futuresText(facts(aReport(lines, { futures: [far, position] })), en)).toEqual({
      lead: `Your ETH position is 11.8${s}% from liquidation, 3.4 ordinary days away.`,
      support:
        `The chance that ETH touches it within 7 days is 14.0${s}%. ETH runs at 8×; its volatility allows 3×. ` +
        "Funding costs you $2.40 a day.",
    });
    const modest = { ...position, leverage: 2.5 };
    expect(futuresText(facts(aReport(lines, { futures: [modest] })), en).support).toContain(
      "ETH runs at 2.5×; your own limit is 2×.",
    );
    const safe = { ...position, distanceFraction: null };
    expect(futuresText(facts(aReport(lines, { futures: [safe] })), en).lead).toBe(
      "No price can liquidate your positions.",
    );
    expect(futuresText(facts(report), en).lead).toBe("No futures position is open.");
  });

  test("a what-if says only what changes", () => {
    const before = { holdFraction: 0.6, effectiveBets: 1.8, volatilityAnnual: 0.5, var95Usd: 410, es95Usd: 600 };
    const text = (after: typeof before) => whatIfText({ before, after }, USD, en).lead;
    expect(text({ ...before, effectiveBets: 2.3, var95Usd: 340 })).toBe(
      "1.8 bets would become 2.3; the 1-day loss would go from $410 to $340.",
    );
    expect(text({ ...before, effectiveBets: 1.81 })).toBe("That would change nothing you could measure.");
  });
});

test("csv quotes what needs it, leaves gaps empty and disarms formulas", () => {
  expect(
    csv(
      ["a", "b"],
      [
        ["x,y", 1.5],
        ['say "hi"', null],
        ["=1+1", Number.NaN],
      ],
    ),
  ).toBe('a,b\r\n"x,y",1.5\r\n"say ""hi""",\r\n\'=1+1,\r\n');
});
