import fc from "fast-check";
import type { Candle } from "@/lib/domain/candle";
import type { MarketInput } from "@/lib/domain/market-input";
import { DAY_MS } from "@/lib/domain/units";

/** First bar of every synthetic series: 2020-01-01 UTC. */
export const FIRST_OPEN_AT = Date.UTC(2020, 0, 1);

/** candleAt is a sound daily candle with everything equal to `close` unless said. */
export function candleAt(bar: number, close: number, rest: Partial<Candle> = {}): Candle {
  const openAt = FIRST_OPEN_AT + bar * DAY_MS;
  return { openAt, open: close, high: close, low: close, close, volumeBase: 1e6 / close, volumeQuote: 1e6, ...rest };
}

/** candlesFrom makes daily candles from closes; each opens where the last closed, with no wicks. */
export function candlesFrom(closes: readonly number[]): Candle[] {
  return closes.map((close, bar) => {
    const open = closes[bar - 1] ?? close;
    return candleAt(bar, close, { open, high: Math.max(open, close), low: Math.min(open, close) });
  });
}

/** marketInput is a complete input whose last price is the last close, at the end of the last candle's day. */
export function marketInput(dailyCandles: readonly Candle[], rest: Partial<MarketInput> = {}): MarketInput {
  const last = dailyCandles.at(-1);
  const asOf = rest.asOf ?? (last === undefined ? FIRST_OPEN_AT : last.openAt + DAY_MS);
  return {
    asset: "BTC",
    instrumentId: "binance:BTC/USDT",
    asOf,
    dailyCandles,
    hourlyCandles: null,
    orderBook: { asOf, bids: [[last?.close ?? 1, 1e6]], asks: [[(last?.close ?? 1) * 1.0005, 1e6]] },
    lastPrice: { price: last?.close ?? 1, asOf },
    benchmarkDailyCandles: null,
    quoteUsdRate: 1,
    ...rest,
  };
}

/** arbitraryWalk is a plausible price history: log steps up to ±20 % a day, wicks, volumes over three decades. */
export function arbitraryWalk(lengthMin: number, lengthMax: number): fc.Arbitrary<Candle[]> {
  const day = fc.record({
    step: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    wickUp: fc.double({ min: 0, max: 0.1, noNaN: true }),
    wickDown: fc.double({ min: 0, max: 0.1, noNaN: true }),
    volume: fc.double({ min: 3, max: 9, noNaN: true }),
  });
  return fc.array(day, { minLength: lengthMin, maxLength: lengthMax, size: "max" }).map((days) => {
    let price = 100;
    return days.map(({ step, wickUp, wickDown, volume }, bar) => {
      const open = price;
      price *= Math.exp(step);
      return candleAt(bar, price, {
        open,
        high: Math.max(open, price) * (1 + wickUp),
        low: Math.min(open, price) * (1 - wickDown),
        volumeQuote: 10 ** volume,
        volumeBase: 10 ** volume / price,
      });
    });
  });
}
