import type { Candle, OrderBook } from "./candle";
import type { SignalSeries } from "./signal";
import type { EpochMs } from "./units";

/** PriceQuote is the newest price we know, in quote units. */
export interface PriceQuote {
  price: number;
  /** When the price was true at the venue. */
  asOf: EpochMs;
}

/**
 * MarketInput is all `assessMarket` may know about one asset. Candles are oldest first; bars that had not closed by
 * `asOf` are cut, never read. Give the same history length every time (1,500 daily bars): regime and confidence
 * remember their path.
 */
export interface MarketInput {
  asset: string;
  instrumentId: string;
  asOf: EpochMs;
  dailyCandles: readonly Candle[];
  /** For the last 24 hours' volatility; null when not fetched. */
  hourlyCandles: readonly Candle[] | null;
  orderBook: OrderBook | null;
  lastPrice: PriceQuote;
  /** The market's reference (BTC) for the correlation level; null for the reference itself. */
  benchmarkDailyCandles: readonly Candle[] | null;
  /** US dollars per unit of the instrument's quote. */
  quoteUsdRate: number;
  /** Points that were not available by `asOf` are not read. */
  signals?: SignalSeries;
}
