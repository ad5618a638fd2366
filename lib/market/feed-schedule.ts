import type { Feed } from "@/lib/domain/feed";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";

const MINUTE_MS = 60_000;
/** After a bar closes the venue needs a moment; different subjects ask at different seconds. */
const CLOSE_DELAY_MS = 5_000;
const CLOSE_SPREAD_MS = 40_000;
const RETRY_FIRST_MS = 5_000;
/** The longest pause between two tries of a feed that fails, unless the venue asked for more. */
export const RETRY_MAX_MS = 5 * MINUTE_MS;

/**
 * nextFeedTry says when a feed that succeeded at `now` is due again: prices every minute, bars after their close, books
 * every quarter of an hour, states hourly.
 */
export function nextFeedTry(feed: Feed, subject: string, now: EpochMs): EpochMs {
  const spreadMs = spreadOf(subject);
  switch (feed) {
    case "price":
    case "dollar_rate":
      return now + MINUTE_MS;
    case "order_book":
      return now + 15 * MINUTE_MS;
    case "candles_1h":
      return nextMultiple(now, HOUR_MS) + CLOSE_DELAY_MS + spreadMs;
    case "derivatives":
    case "funding":
      // Funding is settled on the hour, every one, four or eight of them.
      return nextMultiple(now, HOUR_MS) + CLOSE_DELAY_MS + CLOSE_SPREAD_MS + spreadMs;
    case "candles_1d":
      return nextMultiple(now, DAY_MS) + CLOSE_DELAY_MS + spreadMs;
    case "market_state":
      return nextMultiple(now, HOUR_MS) + CLOSE_DELAY_MS + CLOSE_SPREAD_MS + MINUTE_MS;
    case "leverage_tiers":
      return now + DAY_MS;
    case "instruments":
      return now + 6 * HOUR_MS;
    case "implied_volatility":
      return nextMultiple(now, HOUR_MS) + CLOSE_DELAY_MS + spreadMs;
    case "onchain":
      return now + 3 * HOUR_MS;
    case "fear_greed":
      return now + HOUR_MS;
    case "news":
      return now + 10 * MINUTE_MS + spreadMs;
    case "social":
      return now + 15 * MINUTE_MS + spreadMs;
    case "sentiment":
      return nextMultiple(now, 15 * MINUTE_MS) + CLOSE_DELAY_MS;
  }
}

/** nextFeedRetry backs off after failures in a row (≥ 1): 5 s, doubling to five minutes, or as long as the venue asked. */
export function nextFeedRetry(failures: number, now: EpochMs, retryAfterMs: number | undefined): EpochMs {
  const backoffMs = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return now + Math.max(backoffMs, retryAfterMs ?? 0);
}

function nextMultiple(now: EpochMs, stepMs: number): EpochMs {
  return (Math.floor(now / stepMs) + 1) * stepMs;
}

/** The same offset for a subject every time, so that a hundred markets do not ask in the same second. */
function spreadOf(subject: string): number {
  let hash = 0;
  for (const char of subject) hash = (hash * 31 + char.charCodeAt(0)) % 9_973;
  return Math.floor((hash / 9_973) * CLOSE_SPREAD_MS);
}
