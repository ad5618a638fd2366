import { describe, expect, test } from "vitest";
import type { Candle } from "@/lib/domain/candle";
import type { ConfidenceTier, MarketState, RegimeLabel } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS } from "@/lib/domain/units";
import { marketInput } from "@/lib/testing/market-builders";
import { hasRealData, hourlyVariances, listSymbols, loadDaily } from "@/lib/testing/real-data";
import { assessMarket } from "./assess-market";
import { liquidityMultiplier } from "./liquidity/liquidity-multiplier";
import { marketMeasures } from "./market-measures";
import { regimeEvidence } from "./regime/regime-evidence";
import { regimeMultiplier } from "./regime/regime-multiplier";
import { TREND_WARM_UP_BARS } from "./regime/trend-series";
import { valueAtBar } from "./series/bar-series";
import { buildCandleSeries } from "./series/build-candle-series";
import { toLogReturns } from "./series/to-log-returns";
import { measureStability } from "./stability/measure-stability";
import { correlation } from "./stats/correlation";
import { mean } from "./stats/mean";
import { standardDeviation } from "./stats/standard-deviation";
import { averageTrueRange } from "./volatility/average-true-range";
import { ewmaVolatility } from "./volatility/ewma-volatility";
import { measureVolatility } from "./volatility/measure-volatility";
import { volatilityRatio } from "./volatility/volatility-ratio";

/**
 * These figures describe the developers' data (2017-08 to 2021-12), they do not prove the future: parameters are round, but
 * the signs of the stability parts and the regime's hysteresis were chosen looking at it.
 */
describe.skipIf(!hasRealData())("on real markets (skipped without ../shared/data)", () => {
  const FIRST_BAR = TREND_WARM_UP_BARS - 1;
  const COST_FRACTION = 0.001;
  /** Where the deciles of stability are out of order (rank correlation −0.55): the calm end holds, the middle does not. */
  const NOT_MONOTONE = ["XLM"];

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

    test("the evidence report says so of nearly every asset, and of direction on hardly any", () => {
      const reports = listSymbols().map((symbol) => {
        const candles = loadDaily(symbol).slice(FIRST_BAR);
        return regimeEvidence(
          candles.map(({ openAt }) => new Date(openAt).toISOString().slice(0, 10)),
          candles.map(({ close }) => close),
          labelsOf(symbol),
          { seed: 1, blocks: 40, iterations: 200 },
        );
      });
      const count = (isSo: (report: (typeof reports)[number]) => boolean) => reports.filter(isSo).length;
      expect(count(({ volatility }) => volatility.placeboP < 0.05)).toBeGreaterThanOrEqual(8);
      expect(count(({ drawdown }) => drawdown.placeboP < 0.05)).toBeGreaterThanOrEqual(2);
      expect(count(({ direction }) => direction.placeboP < 0.05)).toBeLessThanOrEqual(1);
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
    test.each(listSymbols())("%s: the calmer the score, the calmer the next seven days", (symbol) => {
      const closes = loadDaily(symbol).map(({ close }) => close);
      const scores = stabilityScores(symbol).slice(0, closes.length - 7 - FIRST_BAR);
      const pairs = scores
        .map((score, i) => [score, forwardVolatility(closes, FIRST_BAR + i, 7)] as const)
        .sort(([x], [y]) => x - y);
      const deciles = rangeOf(0, 10).map((d) => pairs.slice((d * pairs.length) / 10, ((d + 1) * pairs.length) / 10));
      const volatility = deciles.map((decile) => mean(decile.map(([, forward]) => forward)) ?? 0);
      // Nowhere is every decile in its place: a decile is about fifteen separate weeks. Order and ends are what is claimed.
      const order = correlation(rangeOf(0, 10), ranksOf(volatility)) ?? 0;
      if (NOT_MONOTONE.includes(symbol)) expect(order).toBeGreaterThan(-0.7);
      else expect(order).toBeLessThan(-0.7);
      expect(volatility[9] ?? 1).toBeLessThan(0.75 * (volatility[0] ?? 0));
    });

    test("the parts taken from series are those of the state", () => {
      expect(stabilityScores("BTC").at(-1)).toBeCloseTo(stateOn("BTC", "2021-12-31").stability.score ?? 0, 9);
    });
  });

  describe("the forecast of the next seven days' volatility, against what their hourly returns amounted to", () => {
    test.each([
      ["BTC", 0.55],
      ["ETH", 0.45],
    ])(
      "%s: ranks them with Spearman above %f, better than EWMA, and on the right level within a fifth",
      (symbol, atLeast) => {
        const { forecasts, ewma, realized } = weeklyForecasts(symbol);
        expect(spearman(forecasts, realized)).toBeGreaterThan(atLeast);
        expect(spearman(forecasts, realized)).toBeGreaterThan(spearman(ewma, realized));
        const level = (mean(forecasts) ?? 0) / (mean(realized) ?? 1);
        expect(level).toBeGreaterThan(0.8);
        expect(level).toBeLessThan(1.2);
      },
    );
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

  /** Stability at every bar from the first warmed-up one, without an order book, a benchmark or options. */
  function stabilityScores(symbol: string): number[] {
    const { measures, daily } = seriesOf(symbol);
    const ratios = volatilityRatio(measures.ewma);
    return rangeOf(FIRST_BAR, daily.length).map((bar) => {
      const volumeDailyUsd = mean(daily.volumeQuote.subarray(bar - 29, bar + 1));
      const { score } = measureStability({
        volatility_level: valueAtBar(measures.ewma, bar),
        volatility_percentile: valueAtBar(measures.volatilityPercentile, bar),
        volatility_change: valueAtBar(ratios, bar),
        trend: valueAtBar(measures.trend.strength, bar),
        volume: valueAtBar(measures.volumeZScore, bar),
        liquidity: liquidityMultiplier({ spreadFraction: null, depthUsd: null, volumeDailyUsd }),
        correlation: null,
        implied_volatility: null,
      });
      return score ?? Number.NaN;
    });
  }

  /** Forecasts of every third day, beside EWMA and what hourly returns of the next seven days amounted to. */
  function weeklyForecasts(symbol: string) {
    const candles = loadDaily(symbol);
    const hourly = hourlyVariances(symbol);
    const kept = { forecasts: [] as number[], ewma: [] as number[], realized: [] as number[] };
    for (let bar = 400; bar + 7 < candles.length; bar += 3) {
      const week = rangeOf(bar + 1, bar + 8).map((day) => hourly.get(candles[day]?.openAt ?? 0));
      if (week.includes(undefined)) continue;
      const daily = columnsOf(symbol, candles.slice(0, bar + 1));
      const returns = toLogReturns(daily);
      const ewma = ewmaVolatility(returns, CRYPTO_DAYS_PER_YEAR);
      const atr = averageTrueRange(daily, 14);
      const state = measureVolatility({ daily, hourly: null, returns, atr, ewma, implied: new Float64Array(0) });
      kept.forecasts.push(state.forecast7d ?? Number.NaN);
      kept.ewma.push(state.ewma ?? Number.NaN);
      kept.realized.push(Math.sqrt((mean(week.map((value) => value ?? 0)) ?? 0) * CRYPTO_DAYS_PER_YEAR));
    }
    return kept;
  }

  function columnsOf(symbol: string, candles: readonly Candle[]) {
    const result = buildCandleSeries(candles, DAY_MS, Number.MAX_SAFE_INTEGER);
    if (result.status !== "built") throw new Error(`${symbol}: ${result.fault.field} of bar ${result.bar}`);
    return result.series;
  }

  function seriesOf(symbol: string) {
    const daily = columnsOf(symbol, loadDaily(symbol));
    return { daily, measures: marketMeasures(daily, 1) };
  }

  function measuresOf(symbol: string) {
    return seriesOf(symbol).measures;
  }

  function historyOf(symbol: string) {
    return measuresOf(symbol).regime.history;
  }

  function labelsOf(symbol: string): RegimeLabel[] {
    return historyOf(symbol).map(({ label }) => label);
  }

  function returnsWithMultiplier(symbol: string) {
    const closes = loadDaily(symbol).map(({ close }) => close);
    const { history, blended } = measuresOf(symbol).regime;
    const weights = blended.map(
      (probabilities, i) => regimeMultiplier(history[i]?.label ?? "sideways", probabilities) / 1.2,
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

function spearman(xs: readonly number[], ys: readonly number[]): number {
  return correlation(ranksOf(xs), ranksOf(ys)) ?? Number.NaN;
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
