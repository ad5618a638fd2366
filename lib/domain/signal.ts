import type { EpochMs } from "./units";

/** Everything beside prices that a market computation may read. One name, one unit. */
export const SIGNAL_NAMES = [
  /** 30-day annualised implied volatility, fraction (Deribit DVOL ÷ 100). */
  "implied_volatility",
  /** 0–100, alternative.me. */
  "fear_greed",
  /** −1…1, decayed mean of scored headlines. */
  "news_sentiment",
  /** −1…1, decayed mean of scored posts. */
  "social_sentiment",
  /** Funding paid by longs per interval, fraction; annualise by the instrument's own interval. */
  "funding_rate",
  "open_interest_usd",
  "active_addresses",
  "hash_rate",
  "transactions",
  "fees_usd",
  "mvrv",
  "exchange_net_inflow_usd",
] as const;
export type SignalName = (typeof SIGNAL_NAMES)[number];

/** SignalPoint is point-in-time: a computation at t may read it only when `availableAt` ≤ t. */
export interface SignalPoint {
  /** When it was true. */
  eventAt: EpochMs;
  /** When we could have known it. */
  availableAt: EpochMs;
  value: number;
}

/** SignalSeries holds what exists, oldest first; a missing name means we have never had it. */
export type SignalSeries = Readonly<Partial<Record<SignalName, readonly SignalPoint[]>>>;
