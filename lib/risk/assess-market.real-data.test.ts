import { describe, expect, test } from "vitest";
import type { Candle } from "@/lib/domain/candle";
import type { ConfidenceTier, MarketState, RegimeLabel } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS } from "@/lib/domain/units";
import { marketInput } from "@/lib/testing/market-builders";
import { hasRealData, listSymbols, loadDaily } from "@/lib/testing/real-data";
import { assessMarket } from "./assess-market";
import { marketMeasures } from "./market-measures";
import { regimeHistory } from "./regime/regime-history";
import { regimeMultiplier } from "./regime/regime-multiplier";
import { regimeProbabilities } from "./regime/regime-probabilities";
import { TREND_WARM_UP_BARS } from "./regime/trend-series";
import { buildCandleSeries } from "./series/build-candle-series";
import { correlation } from "./stats/correlation";
import { mean } from "./stats/mean";
import { standardDeviation } from "./stats/standard-deviation";
import { volatilityRatio } from "./volatility/volatility-ratio";

/**
 * These figures describe the developers' data (2017-08 to 2021-12), they do not prove the future: parameters are round, but
 * the signs of the stability parts and the regime's hysteresis were chosen looking at it.
 */
describe.skipIf(!hasRealData())("on real markets (skipped without ../shared/data)", () => {
  const FIRST_BAR = TREND_WARM_UP_BARS - 1;
  const COST_FRACTION = 0.001;

  describe("Bitcoin's volatility ratio", () => {
    test.each([
      ["2020-03-12", 4.04],
      ["2020-03-13", 3.69],
    ])("on %s was %f", (date, ratio) => {
      expect(stateOn("BTC", date).volatility.ratio).toBeCloseTo(ratio, 2);
    });

    test("passed 2 on 16 of the last 1,498 days", () => {
      const ratios = volatilityRatio(measuresOf("BTC").ewma).values.slice(-1498);
      expect(ratios).toHaveLength(1498);
      expect(ratios.filter((ratio) => ratio > 2)).toHaveLength(16);
    });

    test("was known on the day: the state does not change with the data of later years", () => {
      for (const date of ["2018-11-20", "2020-03-13", "2021-05-19"]) {
        const then = loadDaily("BTC").filter(({ openAt }) => openAt <= Date.parse(date));
        expect(stateOn("BTC", date)).toEqual(assessMarket(inputAt(then, Date.parse(date) + DAY_MS)));
      }
    });
  });

  describe("regime", () => {
    test("separates the volatility of the next 30 days better than 95 % of shifted labels (a placebo)", () => {
      const markets = listSymbols().map((symbol) => {
        const closes = loadDaily(symbol).map(({ close }) => close);
        const outcomes = rangeOf(FIRST_BAR, closes.length - 30).map((bar) =>
          Math.log(forwardVolatility(closes, bar, 30)),
        );
        const center = mean(outcomes) ?? 0;
        const labels = labelsOf(symbol).slice(0, outcomes.length);
        return { labels, outcomes: outcomes.map((outcome) => outcome - center) };
      });
      const explainedAt = (shift: number) =>
        explainedShare(
          markets.flatMap(({ labels, outcomes }) =>
            outcomes.map((outcome, i) => [labels[(i + shift) % labels.length] ?? "sideways", outcome] as const),
          ),
        );
      const actual = explainedAt(0);
      const placebos = rangeOf(20, 80).map((step) => explainedAt(7 * step));
      expect(actual).toBeGreaterThan(0.05);
      expect(placebos.filter((placebo) => placebo >= actual).length / placebos.length).toBeLessThan(0.05);
    });

    test.each(["BTC", "ETH"])(
      "%s held in proportion to the multiplier falls less than a static book as volatile",
      (symbol) => {
        const { dynamic, held } = returnsWithMultiplier(symbol);
        const scale = (standardDeviation(dynamic) ?? 0) / (standardDeviation(held) ?? 1);
        expect(maxDrawdown(dynamic)).toBeLessThan(0.85 * maxDrawdown(held.map((value) => value * scale)));
      },
    );

    test.each(listSymbols())(
      "%s changes its label at most 15 times a year and never twice within five days",
      (symbol) => {
        const history = historyOf(symbol);
        const starts = [...new Set(history.map(({ sinceBar }) => sinceBar))];
        expect((starts.length - 1) / (history.length / CRYPTO_DAYS_PER_YEAR)).toBeLessThan(15);
        for (const [i, start] of starts.entries()) expect(start - (starts[i - 1] ?? -99)).toBeGreaterThanOrEqual(5);
      },
    );
  });

  describe("stability", () => {
    test.each(["BTC", "ETH"])("%s: the calmer the score, the calmer the next seven days", (symbol) => {
      const closes = loadDaily(symbol).map(({ close }) => close);
      const pairs = statesFrom(symbol, FIRST_BAR, 3)
        .filter(({ bar }) => bar + 7 < closes.length)
        .map(({ bar, state }) => [state.stability.score ?? Number.NaN, forwardVolatility(closes, bar, 7)] as const)
        .sort(([a], [b]) => a - b);
      const deciles = rangeOf(0, 10).map((d) => pairs.slice((d * pairs.length) / 10, ((d + 1) * pairs.length) / 10));
      const volatility = deciles.map((decile) => mean(decile.map(([, forward]) => forward)) ?? 0);
      expect(correlation(rangeOf(0, 10), ranksOf(volatility))).toBeLessThan(-0.85);
      expect(volatility[9] ?? 1).toBeLessThan(0.7 * (volatility[0] ?? 0));
      expect(correlation(rangeOf(0, pairs.length), ranksOf(pairs.map(([, forward]) => forward)))).toBeLessThan(-0.25);
    });
  });

  describe("confidence", () => {
    test.each(listSymbols())("%s: each tier really occurs", (symbol) => {
      const outcomes = stateOn(symbol, "2021-12-31").confidence.outcomes;
      const cases = (tier: ConfidenceTier | "all") => outcomes.find((outcome) => outcome.tier === tier)?.cases ?? 0;
      for (const tier of ["low", "medium", "high"] as const) expect(cases(tier) / cases("all")).toBeGreaterThan(0.15);
    });

    test.each(["BTC", "ETH"])("%s: past days of a higher tier reached the target more often", (symbol) => {
      const { outcomes, isProvisional } = stateOn(symbol, "2021-12-31").confidence;
      const [low, medium, high] = outcomes.map(({ hits, cases }) => hits / cases);
      expect(low).toBeLessThan(medium ?? 0);
      expect(medium).toBeLessThan(high ?? 0);
      expect(isProvisional).toBe(false);
    });

    test("is provisional as soon as the measured order breaks", () => {
      const provisional = listSymbols().filter((symbol) => stateOn(symbol, "2021-12-31").confidence.isProvisional);
      expect(provisional).toEqual(["LINK", "XLM"]);
    });
  });

  function inputAt(candles: readonly Candle[], asOf: number) {
    const last = candles.filter(({ openAt }) => openAt + DAY_MS <= asOf).at(-1);
    return marketInput(candles, { asOf, lastPrice: { price: last?.close ?? 1, asOf }, orderBook: null });
  }

  function stateOn(symbol: string, date: string): MarketState {
    return assessMarket(inputAt(loadDaily(symbol), Date.parse(date) + DAY_MS));
  }

  function statesFrom(symbol: string, firstBar: number, step: number): { bar: number; state: MarketState }[] {
    const candles = loadDaily(symbol);
    const bars = rangeOf(firstBar, candles.length).filter((bar) => (bar - firstBar) % step === 0);
    return bars.map((bar) => ({ bar, state: assessMarket(inputAt(candles, (candles[bar]?.openAt ?? 0) + DAY_MS)) }));
  }

  function measuresOf(symbol: string) {
    const result = buildCandleSeries(loadDaily(symbol), DAY_MS, Number.MAX_SAFE_INTEGER);
    if (result.status !== "built") throw new Error(`${symbol}: ${result.fault.field} of bar ${result.bar}`);
    return marketMeasures(result.series, 1);
  }

  function historyOf(symbol: string) {
    return regimeHistory(measuresOf(symbol).trend);
  }

  function labelsOf(symbol: string): RegimeLabel[] {
    return historyOf(symbol).map(({ label }) => label);
  }

  function returnsWithMultiplier(symbol: string) {
    const closes = loadDaily(symbol).map(({ close }) => close);
    const { trend } = measuresOf(symbol);
    const weights = regimeHistory(trend).map(
      ({ label }, i) => regimeMultiplier(label, regimeProbabilities(trend.strength.values[i] ?? 0.5)) / 1.2,
    );
    const held = rangeOf(FIRST_BAR, closes.length - 1).map((bar) => (closes[bar + 1] ?? 0) / (closes[bar] ?? 1) - 1);
    const dynamic = held.map((value, i) => {
      const weight = weights[i] ?? 0;
      return weight * value - COST_FRACTION * Math.abs(weight - (weights[i - 1] ?? weight));
    });
    return { dynamic, held };
  }
});

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function forwardVolatility(closes: readonly number[], bar: number, days: number): number {
  const squares = rangeOf(bar + 1, bar + days + 1).map((i) => Math.log((closes[i] ?? 1) / (closes[i - 1] ?? 1)) ** 2);
  return Math.sqrt((mean(squares) ?? 0) * CRYPTO_DAYS_PER_YEAR);
}

/** Share of the outcomes' variance that the labels' means explain (η²). */
function explainedShare(pairs: readonly (readonly [RegimeLabel, number])[]): number {
  const overall = mean(pairs.map(([, outcome]) => outcome)) ?? 0;
  const groups = (["bull", "bear", "sideways"] as const).map((label) => pairs.filter(([own]) => own === label));
  const between = groups.reduce((sum, group) => {
    const center = mean(group.map(([, outcome]) => outcome)) ?? overall;
    return sum + group.length * (center - overall) ** 2;
  }, 0);
  return between / pairs.reduce((sum, [, outcome]) => sum + (outcome - overall) ** 2, 0);
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, i) => [value, i] as const).sort(([a], [b]) => a - b);
  const ranks = new Array<number>(values.length).fill(0);
  for (const [rank, [, i]] of order.entries()) ranks[i] = rank;
  return ranks;
}

function maxDrawdown(returns: readonly number[]): number {
  let equity = 1;
  let peak = 1;
  let worst = 0;
  for (const value of returns) {
    equity *= 1 + value;
    peak = Math.max(peak, equity);
    worst = Math.max(worst, 1 - equity / peak);
  }
  return worst;
}
