import { describe, expect, test } from "vitest";
import type { MarketState } from "@/lib/domain/market-state";
import { DAY_MS } from "@/lib/domain/units";
import { candlesFrom, marketInput } from "@/lib/testing/market-builders";
import { assessMarket } from "./assess-market";
import { assessMarketStructure } from "./assess-market-structure";
import { correlation } from "./stats/correlation";
import { averageCorrelation } from "./structure/average-correlation";

const BARS = 260;
function stateOf(asset: string, seed: number, drift: number, volumeQuote = 1e6): MarketState {
  const closes = Array.from({ length: BARS }, (_, bar) => 100 * Math.exp(drift * bar + 0.03 * Math.sin(bar * seed)));
  return assessMarket(
    marketInput(
      candlesFrom(closes).map((candle) => ({ ...candle, volumeQuote })),
      { asset },
    ),
  );
}
const bull = stateOf("BTC", 7, 0.01, 1e9);
const bear = stateOf("ETH", 5, -0.01, 1e6);
const young: MarketState = assessMarket(marketInput(candlesFrom([1, 2, 3]), { asset: "NEW" }));
const asOf = bull.asOf;

describe("assessMarketStructure", () => {
  test("breadth and shares count the warmed-up assets; the regime follows the money", () => {
    expect(assessMarketStructure([bull, bear, young], asOf)).toMatchObject({
      assets: 3,
      breadth: 0.5,
      shareBull: 0.5,
      shareBear: 0.5,
      shareSideways: 0,
      regime: "bull",
    });
  });

  test("no assets, or only young ones, is an answer", () => {
    for (const states of [[], [young]]) {
      expect(assessMarketStructure(states, asOf)).toMatchObject({
        breadth: null,
        shareBull: 0,
        averageCorrelation30d: null,
        regime: "sideways",
        stability: { score: null },
      });
    }
  });

  test("the stability of one asset is its own, but for the correlation part", () => {
    const { stability } = assessMarketStructure([bull], asOf);
    expect(stability.score).toBeCloseTo(bull.stability.score ?? 0, 9);
  });

  test("permuting the assets changes nothing", () => {
    const forth = assessMarketStructure([bull, bear, young], asOf);
    const back = assessMarketStructure([young, bear, bull], asOf);
    expect(back.stability.score).toBeCloseTo(forth.stability.score ?? 0, 9);
    expect(back.averageCorrelation90d).toBeCloseTo(forth.averageCorrelation90d ?? 0, 12);
    expect(back.regime).toBe(forth.regime);
  });
});

describe("averageCorrelation", () => {
  const others = [bull, bear, stateOf("SOL", 3, 0), stateOf("ADA", 11, 0.002)];

  test("equals the mean over all pairs, computed the long way", () => {
    const rows = others.map(({ dailyLogReturns }) => dailyLogReturns.slice(-30));
    const pairs = rows.flatMap((row, i) => rows.slice(i + 1).map((other) => correlation(row, other) ?? 0));
    expect(averageCorrelation(others, 30)).toBeCloseTo(pairs.reduce((sum, r) => sum + r, 0) / pairs.length, 12);
  });

  test("pairs by day: one asset a day behind is aligned, one a week behind is left out", () => {
    const behind = (days: number): MarketState => ({
      ...bull,
      dailyLogReturns: bull.dailyLogReturns.slice(0, -days),
      dailyReturnsEndAt: (bull.dailyReturnsEndAt ?? 0) - days * DAY_MS,
    });
    expect(averageCorrelation([bull, behind(1)], 30)).toBeCloseTo(1, 12);
    expect(averageCorrelation([bull, behind(7)], 30)).toBeNull();
  });

  test("an asset that does not move is left out", () => {
    const still = { dailyLogReturns: new Array<number>(90).fill(0), dailyReturnsEndAt: bull.dailyReturnsEndAt };
    expect(averageCorrelation([bull, still], 30)).toBeNull();
  });
});

describe("dominance and derivatives", () => {
  const withFunding = (state: MarketState, evidence: Partial<MarketState["evidence"]>): MarketState => ({
    ...state,
    evidence: { ...state.evidence, ...evidence },
  });

  test("dominance is Bitcoin's share of the volume, and unknown without Bitcoin", () => {
    expect(assessMarketStructure([bull, bear], asOf).dominance).toBeCloseTo(1000 / 1001, 12);
    expect(assessMarketStructure([bear], asOf).dominance).toBeNull();
  });

  test("funding is the median of those who have it; open interest compares like with like", () => {
    expect(assessMarketStructure([bull, bear], asOf).derivatives).toBeNull();
    const states = [
      withFunding(bull, { fundingRate: 0.0003, openInterestUsd: 150, openInterestChange7d: 0.5 }),
      withFunding(bear, { fundingRate: -0.0001, openInterestUsd: 50, openInterestChange7d: null }),
      young,
    ];
    const { derivatives } = assessMarketStructure(states, asOf);
    expect(derivatives).toMatchObject({ assets: 2, shareLongsPay: 0.5, openInterestUsd: 200 });
    expect(derivatives?.fundingRateMedian).toBeCloseTo(0.0001, 12);
    expect(derivatives?.openInterestChange7d).toBeCloseTo(0.5, 12);
  });
});
