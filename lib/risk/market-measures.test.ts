import { describe, expect, test } from "vitest";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS } from "@/lib/domain/units";
import { expectAllClose, expectClose } from "@/lib/testing/expect-close";
import { candleAt } from "@/lib/testing/market-builders";
import vectors from "./__fixtures__/market-vectors.json";
import { marketMeasures } from "./market-measures";
import type { BarSeries } from "./series/bar-series";
import { buildCandleSeries } from "./series/build-candle-series";
import type { CandleSeries } from "./series/candle-series";
import { garmanKlassVolatility } from "./volatility/garman-klass-volatility";
import { parkinsonVolatility } from "./volatility/parkinson-volatility";
import { realizedVolatility } from "./volatility/realized-volatility";
import { volatilityRatio } from "./volatility/volatility-ratio";
import { yangZhangVolatility } from "./volatility/yang-zhang-volatility";

const { candles } = vectors;
const series = seriesOf();
const measures = marketMeasures(series, 1);

describe(`agrees with ${vectors.metadata.generator} to 1e-9`, () => {
  test("ATR(14), Wilder, seeded by the mean of the first 14 true ranges", () =>
    expectSeries(measures.atr, vectors.atr14));
  test("EWMA volatility", () => expectSeries(measures.ewma, vectors.ewma));
  test("volatility ratio", () => expectSeries(volatilityRatio(measures.ewma), vectors.ratio));
  test("rank of volatility in its year", () => expectSeries(measures.volatilityPercentile, vectors.rankInYear));
  test("Amihud over 30 days", () => expectSeries(measures.amihud, vectors.amihud30));
  test("volume z-score", () => expectSeries(measures.volumeZScore, vectors.volumeZ30));
  test("trend score", () => expectSeries(measures.trend.score, vectors.trendScore));
  test("trend strength", () => expectSeries(measures.trend.strength, vectors.trendStrength));

  test.each([7, 30, 90] as const)("realised volatility over %i days", (window) => {
    const actual = realizedVolatility(measures.returns.values, window, CRYPTO_DAYS_PER_YEAR);
    expectClose(actual, vectors.realized[`${window}`]);
  });

  test("range estimators over 30 days", () => {
    expectClose(parkinsonVolatility(series, 30, CRYPTO_DAYS_PER_YEAR), vectors.parkinson30);
    expectClose(garmanKlassVolatility(series, 30, CRYPTO_DAYS_PER_YEAR), vectors.garmanKlass30);
    expectClose(yangZhangVolatility(series, 30, CRYPTO_DAYS_PER_YEAR), vectors.yangZhang30);
  });
});

function expectSeries(actual: BarSeries, expected: { firstBar: number; values: number[] }): void {
  expect(actual.firstBar).toBe(expected.firstBar);
  expectAllClose(actual.values, expected.values);
}

function seriesOf(): CandleSeries {
  const bars = candles.close.map((close, i) =>
    Object.freeze(
      candleAt(i, close, {
        open: candles.open[i] ?? 0,
        high: candles.high[i] ?? 0,
        low: candles.low[i] ?? 0,
        volumeQuote: candles.volumeQuote[i] ?? 0,
      }),
    ),
  );
  const result = buildCandleSeries(Object.freeze(bars), DAY_MS, (bars.at(-1)?.openAt ?? 0) + DAY_MS);
  if (result.status !== "built") throw new Error(`fixture: ${result.fault.field} of bar ${result.bar}`);
  return result.series;
}
