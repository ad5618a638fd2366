import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Candle } from "@/lib/domain/candle";
import { AppError } from "@/lib/domain/errors";
import type { MarketInput } from "@/lib/domain/market-input";
import type { MarketState } from "@/lib/domain/market-state";
import { SIGNAL_NAMES, type SignalSeries } from "@/lib/domain/signal";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { arbitraryWalk, candleAt, candlesFrom, FIRST_OPEN_AT, marketInput } from "@/lib/testing/market-builders";
import { runs } from "@/lib/testing/runs";
import { assessMarket } from "./assess-market";
import { RISK_MODEL_VERSION } from "./version";

/** 100× the runs under TEST_DEEP. */
const DEEP_TIMEOUT_MS = 900_000;
const closes = Array.from(
  { length: 420 },
  (_, bar) => 100 * Math.exp(0.001 * bar + 0.1 * Math.sin(bar / 9) + 0.02 * Math.sin(bar * 7)),
);
const CANDLES = Object.freeze(candlesFrom(closes).map((candle) => Object.freeze(candle)));

describe("assessMarket", () => {
  test("fills every part of a warmed-up market from frozen input", () => {
    const input = Object.freeze(marketInput(CANDLES, { quoteUsdRate: 1.5 }));
    const state = assessMarket(input);
    expect(state).toMatchObject({
      asset: "BTC",
      dailyBars: 420,
      priceUsd: (closes.at(-1) ?? 0) * 1.5,
      regime: { isWarmedUp: true },
      trust: { score: 1, reasons: [] },
      riskModelVersion: RISK_MODEL_VERSION,
    });
    expect(state.volatility.realized24h).toBeNull();
    expect(state.stability.score).toBeGreaterThan(0);
    expect(state.confidence.score).toBeGreaterThan(0);
    expect(state.dailyLogReturns).toHaveLength(419);
    expect(state.dailyReturnsEndAt).toBe(FIRST_OPEN_AT + 419 * DAY_MS);
    expect(assessMarket(input)).toEqual(state);
  });

  test("nothing but a price is still a state: nulls, neutral regime, no trust", () => {
    const state = assessMarket(marketInput([]));
    expect(state).toMatchObject({
      dailyBars: 0,
      volatility: { atr14: null, ewma: null, ratio: null },
      regime: { multiplier: 1, isWarmedUp: false },
      stability: { score: null },
      confidence: { score: null, tier: "low", isProvisional: true },
      trust: { score: 0, reasons: [{ code: "candles_missing" }] },
      dailyLogReturns: [],
      dailyReturnsEndAt: null,
    });
  });

  test("stale hourly candles give no 24-hour volatility", () => {
    const asOf = FIRST_OPEN_AT + 420 * DAY_MS;
    const hourly = (endAt: number) =>
      Array.from({ length: 30 }, (_, i) =>
        candleAt(0, 100 + (i % 3), { openAt: endAt - (30 - i) * HOUR_MS, high: 103, low: 100 }),
      );
    expect(assessMarket(marketInput(CANDLES, { hourlyCandles: hourly(asOf) })).volatility.realized24h).toBeGreaterThan(
      0,
    );
    expect(
      assessMarket(marketInput(CANDLES, { hourlyCandles: hourly(asOf - 3 * HOUR_MS) })).volatility.realized24h,
    ).toBeNull();
  });

  test("a crash since midnight raises volatility within the hour; at the close nothing is counted twice", () => {
    const asOf = FIRST_OPEN_AT + 420 * DAY_MS;
    const close = closes.at(-1) ?? 0;
    const atClose = assessMarket(marketInput(CANDLES));
    const noon = asOf + 12 * HOUR_MS;
    const crashed = assessMarket(marketInput(CANDLES, { asOf: noon, lastPrice: { price: close * 0.65, asOf: noon } }));
    const quiet = assessMarket(marketInput(CANDLES, { asOf: noon, lastPrice: { price: close, asOf: noon } }));
    const old = assessMarket(
      marketInput(CANDLES, { asOf: noon, lastPrice: { price: close * 0.65, asOf: noon - 2 * HOUR_MS } }),
    );
    expect(crashed.volatility.ratio).toBeGreaterThan(2);
    expect(crashed.stability.score).toBeLessThan(quiet.stability.score ?? 0);
    expect(quiet.volatility).toEqual(atClose.volatility);
    expect(old.volatility).toEqual(atClose.volatility);
  });

  test("the crash does not vanish while yesterday's bar is being fetched, and days-old candles say nothing about today", () => {
    const price = 0.65 * (closes.at(-1) ?? 0);
    const at = (asOf: number) =>
      assessMarket(marketInput(CANDLES, { asOf, lastPrice: { price, asOf } })).volatility.ratio;
    const nextMidnight = FIRST_OPEN_AT + 421 * DAY_MS;
    expect(at(nextMidnight + HOUR_MS / 2)).toBeGreaterThan(2);
    expect(at(nextMidnight + 3 * DAY_MS)).toBe(assessMarket(marketInput(CANDLES)).volatility.ratio);
  });

  test("an unusable order book is left out of liquidity and named in trust", () => {
    const asOf = FIRST_OPEN_AT + 420 * DAY_MS;
    const state = assessMarket(marketInput(CANDLES, { orderBook: { asOf, bids: [[5, 1]], asks: [[4, 1]] } }));
    expect(state.liquidity).toMatchObject({ spreadFraction: null, depthBidUsd: null, imbalance: null });
    expect(state.trust.reasons.map(({ code }) => code)).toEqual(["order_book_broken"]);
  });

  test("a hole in the candles cuts the returns kept for correlation", () => {
    const state = assessMarket(marketInput(CANDLES.filter((_, bar) => bar !== 400)));
    expect(state.dailyLogReturns).toHaveLength(18);
  });
});

describe("signals", () => {
  const asOf = FIRST_OPEN_AT + 420 * DAY_MS;
  const daily = (value: (day: number) => number, days = 400) =>
    Array.from({ length: days }, (_, day) => ({
      eventAt: asOf - (days - day) * DAY_MS,
      availableAt: asOf - (days - 1 - day) * DAY_MS,
      value: value(day),
    }));

  test("implied volatility enters forecast, stability and confidence; what is missing stays listed", () => {
    const without = assessMarket(marketInput(CANDLES));
    const state = assessMarket(
      marketInput(CANDLES, { signals: { implied_volatility: daily((day) => 0.5 + day / 400) } }),
    );
    expect(state.volatility).toMatchObject({ implied30d: 0.5 + 399 / 400, impliedPercentile1y: 1 });
    expect(state.volatility.forecast7d).toBeGreaterThan(without.volatility.forecast7d ?? 9);
    expect(state.stability.score).toBeLessThan(without.stability.score ?? 0);
    expect(state.stability.components.find(({ id }) => id === "implied_volatility")).toMatchObject({
      input: 1,
      score: 0,
    });
    expect(without.confidence.missingInputs).toEqual(["on_chain", "sentiment", "implied_volatility"]);
    expect(state.confidence.missingInputs).toEqual(["on_chain", "sentiment"]);
  });

  test("coins flowing to exchanges are weak evidence, coins leaving are strong", () => {
    const onChain = (sign: number) =>
      assessMarket(
        marketInput(CANDLES, { signals: { exchange_net_inflow_usd: daily((day) => sign * day * 1e6) } }),
      ).confidence.components.find(({ id }) => id === "on_chain")?.score;
    expect(onChain(1)).toBe(0);
    expect(onChain(-1)).toBeGreaterThan(99);
  });

  test("a series that ended a fortnight ago is not known", () => {
    const old = daily(() => 60).filter(({ eventAt }) => eventAt < asOf - 14 * DAY_MS);
    const state = assessMarket(marketInput(CANDLES, { signals: { fear_greed: old, implied_volatility: old } }));
    expect(state.evidence.fearGreed).toBeNull();
    expect(state.volatility.implied30d).toBeNull();
    expect(state.confidence.missingInputs).toEqual(["on_chain", "sentiment", "implied_volatility"]);
  });
});

describe("malformed input is refused by field and value", () => {
  const book = { asOf: FIRST_OPEN_AT, bids: [[10, 1]], asks: [[11, 1]] } as const;
  const bad = (bar: number, wrong: Partial<Candle>) =>
    CANDLES.map((candle, i) => (i === bar ? { ...candle, ...wrong } : candle));
  test.each<[string, Partial<MarketInput>, string, string]>([
    ["a NaN close", { dailyCandles: bad(7, { close: Number.NaN }) }, "dailyCandles[7].close", "NaN"],
    ["unsorted candles", { dailyCandles: [...CANDLES].reverse() }, "dailyCandles[1].openAt", "later than"],
    ["an hourly grid fault", { hourlyCandles: [candleAt(0, 1, { openAt: 5 })] }, "hourlyCandles[0].openAt", "5"],
    ["a benchmark fault", { benchmarkDailyCandles: bad(0, { low: -3 }) }, "benchmarkDailyCandles[0].low", "-3"],
    ["a rate of zero", { quoteUsdRate: 0 }, "quoteUsdRate", "0"],
    ["no price", { lastPrice: { price: Number.NaN, asOf: FIRST_OPEN_AT } }, "lastPrice.price", "NaN"],
    [
      "a price from the future",
      { lastPrice: { price: 1, asOf: FIRST_OPEN_AT + 999 * DAY_MS } },
      "lastPrice.asOf",
      "not later",
    ],
    ["a fractional instant", { asOf: 1.5, lastPrice: { price: 1, asOf: 1 } }, "asOf", "1.5"],
    [
      "a signal that is no number",
      { signals: { fear_greed: [{ eventAt: 1, availableAt: 1, value: Number.NaN }] } },
      "signals.fear_greed[0].value",
      "NaN",
    ],
    [
      "a signal without a time",
      { signals: { mvrv: [{ eventAt: 1, availableAt: Number.NaN, value: 1 }] } },
      "signals.mvrv[0].availableAt",
      "NaN",
    ],
    ["no asset", { asset: "" }, "asset", "non-empty"],
    ["no instrument", { instrumentId: "" }, "instrumentId", "non-empty"],
    [
      "bids out of order",
      {
        orderBook: {
          ...book,
          bids: [
            [10, 1],
            [10.5, 1],
          ],
        },
      },
      "orderBook.bids[1][0]",
      "10.5",
    ],
    [
      "asks out of order",
      {
        orderBook: {
          ...book,
          asks: [
            [11, 1],
            [11, 1],
          ],
        },
      },
      "orderBook.asks[1][0]",
      "11",
    ],
    ["a negative quantity", { orderBook: { ...book, bids: [[10, -1]] } }, "orderBook.bids[0][1]", "-1"],
    [
      "a book from the future",
      { orderBook: { ...book, asOf: FIRST_OPEN_AT + 999 * DAY_MS } },
      "orderBook.asOf",
      "not later",
    ],
  ])("%s", (_, wrong, field, words) => {
    const refusal = refusalOf(() => assessMarket(marketInput(CANDLES, wrong)));
    expect(refusal.code).toBe("invalid_input");
    expect(refusal.fields.map((issue) => issue.field)).toEqual([field]);
    expect(refusal.message).toContain(words);
  });
});

describe("properties", () => {
  test(
    "no look-ahead: the state at t is the state from data cut at t, whatever comes later",
    () => {
      fc.assert(
        fc.property(arbitraryWalk(2, 330), fc.nat(), fc.nat({ max: DAY_MS - 1 }), (candles, pick, intoDay) => {
          const bar = pick % candles.length;
          const asOf = (candles[bar]?.openAt ?? 0) + DAY_MS + intoDay;
          const lastPrice = { price: candles[bar]?.close ?? 1, asOf };
          const at = (dailyCandles: readonly Candle[]) =>
            assessMarket(
              marketInput(dailyCandles, { asOf, lastPrice, benchmarkDailyCandles: dailyCandles, orderBook: null }),
            );
          expect(at(candles)).toEqual(at(candles.slice(0, bar + 1)));
        }),
        { numRuns: runs(200) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test(
    "signals: what was not available by then changes nothing, in whatever order points come",
    () => {
      const signal = fc.record({
        eventDay: fc.nat({ max: 330 }),
        delayDays: fc.nat({ max: 5 }),
        value: fc.double({ min: -1, max: 100, noNaN: true }),
      });
      const asOf = FIRST_OPEN_AT + 320 * DAY_MS;
      fc.assert(
        fc.property(fc.array(signal, { maxLength: 200 }), fc.constantFrom(...SIGNAL_NAMES), (made, name) => {
          const points = made.map(({ eventDay, delayDays, value }) => ({
            eventAt: FIRST_OPEN_AT + eventDay * DAY_MS,
            availableAt: FIRST_OPEN_AT + (eventDay + delayDays) * DAY_MS,
            value,
          }));
          const known = points.filter(({ availableAt }) => availableAt <= asOf);
          const at = (signals: SignalSeries) => assessMarket(marketInput(CANDLES.slice(0, 320), { asOf, signals }));
          expect(at({ [name]: points })).toEqual(at({ [name]: known }));
        }),
        { numRuns: runs(200) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test(
    "scaling every price leaves all fractions, labels and scores as they were",
    () => {
      fc.assert(
        fc.property(arbitraryWalk(1, 330), fc.integer({ min: -20, max: 20 }), (candles, power) => {
          const scale = 2 ** power; // exact in binary, so equality can be exact too
          const scaled = candles.map((candle) => ({
            ...candle,
            open: candle.open * scale,
            high: candle.high * scale,
            low: candle.low * scale,
            close: candle.close * scale,
          }));
          const { volatility, priceUsd, ...rest } = withoutBook(candles);
          const other = withoutBook(scaled);
          expect({ ...other, priceUsd: undefined, volatility: undefined }).toEqual({
            ...rest,
            priceUsd: undefined,
            volatility: undefined,
          });
          expect({ ...other.volatility, atr14: null }).toEqual({ ...volatility, atr14: null });
          expect(other.priceUsd).toBe(priceUsd * scale);
          expect(other.volatility.atr14).toBe(volatility.atr14 === null ? null : volatility.atr14 * scale);
        }),
        { numRuns: runs(200) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test(
    "every multiplier, probability and score is within its bounds",
    () => {
      fc.assert(
        fc.property(arbitraryWalk(1, 420), (candles) => {
          const { regime, liquidity, stability, confidence, trust } = assessMarket(marketInput(candles));
          expect(regime.probabilityBull + regime.probabilityBear + regime.probabilitySideways).toBeCloseTo(1, 12);
          expectWithin(regime.multiplier, 0.25, regime.label === "bull" ? 1.2 : 1);
          if (regime.isWarmedUp && regime.label === "sideways") expect(regime.multiplier).toBeLessThanOrEqual(0.8);
          expectWithin(liquidity.multiplier, 0.25, 1);
          expectWithin(trust.score, 0, 1);
          for (const score of [stability.score, confidence.score]) if (score !== null) expectWithin(score, 0, 100);
          const total = stability.components.reduce((sum, { weight, score }) => sum + weight * (score ?? 0), 0);
          if (stability.score !== null) expect(stability.score).toBeCloseTo(total, 9);
        }),
        { numRuns: runs(200) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test(
    "the wildest sound candles still give finite numbers or null",
    () => {
      const price = fc.double({ min: 1e-18, max: 1e18, noNaN: true });
      const candle = fc.record({
        a: price,
        b: price,
        c: price,
        d: price,
        volume: fc.double({ min: 0, max: 1e24, noNaN: true }),
        hole: fc.boolean(),
      });
      fc.assert(
        fc.property(
          fc.array(candle, { maxLength: 330, size: "max" }),
          fc.double({ min: 1e-18, max: 1e18, noNaN: true }),
          (days, rate) => {
            let day = 0;
            const candles = days.map(({ a, b, c, d, volume, hole }) => {
              day += hole ? 3 : 1;
              const [low = a, open = a, close = a, high = a] = [a, b, c, d].sort((x, y) => x - y);
              return candleAt(day, close, { open, high, low, volumeQuote: volume });
            });
            expectFinite(withoutBook(candles, { quoteUsdRate: rate, benchmarkDailyCandles: candles }));
          },
        ),
        { numRuns: runs(200) },
      );
    },
    DEEP_TIMEOUT_MS,
  );

  test("garbage is refused as invalid input or assessed in finite numbers, nothing else", () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1, DAY_MS));
    const candle = fc.record({
      openAt: number,
      open: number,
      high: number,
      low: number,
      close: number,
      volumeBase: number,
      volumeQuote: number,
    });
    const level = fc.tuple(number, number);
    fc.assert(
      fc.property(
        fc.array(candle, { maxLength: 5 }),
        fc.option(fc.record({ asOf: number, bids: fc.array(level), asks: fc.array(level) })),
        fc.tuple(number, number, number, number),
        (dailyCandles, orderBook, [asOf, price, priceAsOf, quoteUsdRate]) => {
          const input = marketInput(dailyCandles, {
            asOf,
            orderBook,
            quoteUsdRate,
            lastPrice: { price, asOf: priceAsOf },
          });
          try {
            expectFinite(assessMarket(input));
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(error.code).toBe("invalid_input");
          }
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

function withoutBook(candles: readonly Candle[], rest: Partial<MarketInput> = {}): MarketState {
  return assessMarket(marketInput(candles, { orderBook: null, ...rest }));
}

function expectWithin(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}

function expectFinite(value: unknown, path = "state"): void {
  if (typeof value === "number") expect(Number.isFinite(value), `${path} is ${value}`).toBe(true);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) expectFinite(inner, `${path}.${key}`);
  }
}

function refusalOf(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("expected a refusal");
}
