import type { Feed } from "@/lib/domain/feed";
import { HOUR_MS, type EpochMs } from "@/lib/domain/units";

/** A daily bar, and the list of markets, are due once a day plus slack. */
const DAILY_MS = 26 * HOUR_MS;

/** FEED_TARGET_MS is how old each feed's last success may grow before the numbers it enters are shown as late. */
export const FEED_TARGET_MS: Readonly<Record<Feed, number>> = {
  instruments: DAILY_MS,
  price: 5 * 60_000,
  dollar_rate: 15 * 60_000,
  order_book: 2 * HOUR_MS,
  candles_1h: 3 * HOUR_MS,
  candles_1d: DAILY_MS,
  derivatives: 3 * HOUR_MS,
  funding: 3 * HOUR_MS,
  // Tried again within minutes: late means that a whole day of tries failed.
  leverage_tiers: DAILY_MS,
  market_state: 3 * HOUR_MS,
  implied_volatility: 3 * HOUR_MS,
  onchain: 12 * HOUR_MS,
  fear_greed: 6 * HOUR_MS,
  news: 2 * HOUR_MS,
  social: 2 * HOUR_MS,
  sentiment: HOUR_MS,
};

/** What the rule of lateness reads of a feed's row. */
export interface FeedAge {
  feed: Feed;
  lastSuccessAt: Date | null;
  failures: number;
}

/**
 * lateBy says by how long a feed is past its target, in ms; null while it is not. A feed that never answered is late from
 * its first failure on, one that was never asked is not.
 */
export function lateBy({ feed, lastSuccessAt, failures }: FeedAge, now: EpochMs): number | null {
  if (lastSuccessAt === null) return failures > 0 ? 0 : null;
  const over = now - lastSuccessAt.getTime() - FEED_TARGET_MS[feed];
  return over > 0 ? over : null;
}
