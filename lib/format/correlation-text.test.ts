import { describe, expect, test } from "vitest";
import type { PortfolioReport } from "@/lib/domain/portfolio-report";
import { aCluster, aCorrelationView, aReport, aRiskLine } from "@/lib/testing/portfolio-report";
import { clusterName } from "./cluster-name";
import { correlationText, type CorrelationFacts } from "./correlation-text";
import { enScreens as en } from "./messages/en-screens";
import { USD } from "./money";
import { THIN_SPACE as s } from "./number";

function facts(report: PortfolioReport | null, change: Partial<CorrelationFacts> = {}): CorrelationFacts {
  return { report, together: null, isComplete: true, missing: [], accounting: USD, ...change };
}

const NINE = ["BTC", "ETH", "SOL", "FET", "RENDER", "TAO", "PAXG", "LINK", "DOGE"];
const lines = NINE.map((asset, i) => aRiskLine(asset, 1_500 - i * 100));
const together = aCluster(["BTC", "ETH", "SOL", "FET", "RENDER", "TAO"], { riskFraction: 0.74 });
const now = {
  effectiveBets: 1.8,
  averageCorrelation: 0.5,
  clusters: [together, aCluster(["PAXG"]), aCluster(["LINK"]), aCluster(["DOGE"])],
};
const nine = aReport(lines, {
  correlations: [
    aCorrelationView(NINE, { effectiveBets: 2.1 }),
    aCorrelationView(NINE, { window: "btc_down", effectiveBets: 1.4 }),
  ],
});

describe("the sentence of Correlation", () => {
  test("names the bets, who falls together and how closely", () => {
    expect(correlationText(facts(nine, { together: now }), en)).toEqual({
      lead: "Your 9 assets behave like 1.8 bets: BTC, ETH, SOL and 3 AI tokens fall together (0.82).",
      support:
        `Together they are 75${s}% of your equity and 74${s}% of your risk. ` +
        "On days when BTC falls, 1.4 bets are left of 2.1 over the last 90 days.",
    });
  });

  test("says so when none moves closely with another", () => {
    const apart = aReport([aRiskLine("BTC", 500), aRiskLine("PAXG", 500)]);
    const alone = { ...now, effectiveBets: 1.94, clusters: [aCluster(["BTC"]), aCluster(["PAXG"])] };
    expect(correlationText(facts(apart, { together: alone }), en).lead).toBe(
      "Your 2 assets behave like 1.9 bets: none moves closely with another.",
    );
  });

  test("bad days are not mentioned when they leave as many bets", () => {
    const steady = aReport(lines, {
      correlations: [
        aCorrelationView(NINE, { effectiveBets: 1.9 }),
        aCorrelationView(NINE, { window: "btc_down", effectiveBets: 2.1 }),
      ],
    });
    expect(correlationText(facts(steady, { together: now }), en).support).not.toContain("BTC falls");
  });

  test("all cash is no bet at all", () => {
    const cash = aReport([], { leftOut: { stablecoins: 2, dust: 0, unpriced: 0, shortHistory: [] } });
    expect(correlationText(facts(cash), en)).toEqual({
      lead: "You hold no market positions, so nothing can fall together.",
      support: "2 stablecoins count as cash here; their pegs are watched.",
    });
  });

  test("one asset is one bet", () => {
    expect(correlationText(facts(aReport([aRiskLine("BTC", 4_200)])), en).lead).toBe(
      "What you hold in the market is one bet: BTC.",
    );
  });

  test("a hedge is never called a bet", () => {
    const hedged = aReport([aRiskLine("BTC", 60, { grossUsd: 8_000 })]);
    expect(correlationText(facts(hedged), en)).toEqual({
      lead: "Your BTC is hedged: what you hold and what you are short cancel out.",
      support: `$8${s}000 of positions leave $60 of net exposure. Margin and liquidation still count the whole: see Futures.`,
    });
  });

  test("too little history is said, with the names", () => {
    const young = aReport([aRiskLine("BTC", 500), aRiskLine("NEW", 500)], {
      leftOut: { stablecoins: 0, dust: 0, unpriced: 0, shortHistory: ["NEW"] },
    });
    expect(correlationText(facts(young), en)).toEqual({
      lead: "Too little shared history to say which of your 2 assets are the same bet.",
      support: "A correlation needs 20 days that both assets traded. Short so far: NEW.",
    });
  });

  test("incomplete data is said before anything else", () => {
    const { support } = correlationText(
      facts(nine, { together: now, isComplete: false, missing: ["Binance funding"] }),
      en,
    );
    expect(support).toMatch(/^Not readable now: Binance funding\. Last balances stand\. /);
  });

  test("before the first assessment it says what is needed", () => {
    expect(correlationText(facts(null), en).lead).toMatch(/^Connect an account/);
  });
});

describe("clusterName", () => {
  test.each<[string[], string]>([
    [["BTC"], "BTC"],
    [["ETH", "BTC"], "BTC and ETH"],
    [["FET", "RENDER", "TAO"], "FET, RENDER and TAO"],
    [["BTC", "ETH", "SOL", "FET", "RENDER", "TAO"], "BTC, ETH, SOL and 3 AI tokens"],
    [["BTC", "ETH", "SOL", "PAXG", "LINK"], "BTC, ETH, SOL and 2 more"],
    [NINE, "BTC, ETH, SOL, 3 AI tokens and 3 more"],
  ])("%j is %s", (assets, name) => {
    expect(clusterName(assets, nine.lines, en)).toBe(name);
  });
});
