/** What the rest of the sandbox knows of a market. Prices are in the quote coin; times are epoch milliseconds UTC. */

import type { Interval } from "./interval";

/** One bar without its time. `volume` is in base units; `trades` is a plausible count. */
export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A bar with its place on the grid; `closeAt` is the last millisecond inside it. */
export interface Candle extends Bar {
  readonly openAt: number;
  readonly closeAt: number;
}

/** One spot pair quoted in USDT. */
export interface Instrument {
  /** The exchange's id, as in `BTCUSDT`. */
  readonly symbol: string;
  readonly base: string;
  readonly quote: "USDT";
  readonly tickSize: number;
  readonly priceDecimals: number;
  readonly stepSize: number;
  readonly quantityDecimals: number;
  readonly minNotional: number;
  /** First instant with a price. */
  readonly listedAt: number;
  /** First instant without one; absent while it trades. */
  readonly delistedAt?: number;
  /** Whether a USDⓈ-M perpetual of the same name trades too. */
  readonly hasPerpetual: boolean;
}

/** One side of the book is a list of [price, quantity], best first. */
export interface OrderBook {
  readonly bids: readonly (readonly [number, number])[];
  readonly asks: readonly (readonly [number, number])[];
}

/** The rolling day of a pair. `change` is last − open. */
export interface DayStatistics extends Bar {
  readonly openAt: number;
  readonly closeAt: number;
  readonly quoteVolume: number;
}

/** A fall or rise of some or all pairs from one instant on, made through the control API. */
export interface Shock {
  readonly at: number;
  /** What prices are multiplied by from `at` on. */
  readonly factorOf: (base: string) => number;
  /** What the dollar price of USDT is multiplied by; absent where it stays. */
  readonly usdtFactor?: number;
}

/** The market the sandbox shows: a simulation or a replay of real history, always as of the sandbox's clock. */
export interface Market {
  readonly mode: "simulator" | "replay";
  /** Whole days by which a replay moves recorded history to the venue's time; 0 in the simulator. */
  readonly offsetDays: number;
  /** Words for the product's sandbox mark, as in "Replay: market of 2020-03-13". */
  label(): string;
  /** Pairs that trade now. */
  instruments(): readonly Instrument[];
  /** The pair of that id if it trades now. */
  instrument(symbol: string): Instrument | undefined;
  /** Candles with `from` ≤ openAt ≤ `to`, oldest first, at most `limit` from the start; never later than now. */
  candles(symbol: string, interval: Interval, from: number, to: number, limit: number): Candle[];
  /** The price at an instant not later than now; undefined before listing. */
  priceAt(symbol: string, at: number): number | undefined;
  /** The last price. */
  lastPrice(symbol: string): number | undefined;
  /** The last 24 hours. */
  day(symbol: string): DayStatistics | undefined;
  orderBook(symbol: string, levels: number): OrderBook | undefined;
  /** Funding paid by longs to shorts at that 8-hour boundary, as a fraction of notional. */
  fundingRate(symbol: string, at: number): number;
  /** What one USDT costs in real dollars: 1 until somebody takes it off its peg. */
  usdtUsd(): number;
  /** Lets prices fall now. */
  addShock(shock: Shock): void;
  clearShocks(): void;
}
