import type { Feed } from "@/lib/domain/feed";
import type { EpochMs } from "@/lib/domain/units";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { ALL_MARKETS, makeFeedDue, recordFeedFailure, recordFeedSuccess } from "@/lib/market/feed-status";
import { SourceError } from "@/lib/sources/source-error";
import type { JobContext } from "./handler";

/** What a market is judged by besides its bars: until the hour is over it would count as missing. */
const JUDGED_BY: readonly Feed[] = ["order_book", "derivatives"];
/** The first of many comes with the others close behind. */
const OTHERS_MS = 10_000;

/** How fresh what was fetched is; null when there was nothing to fetch. */
export interface Fetched {
  asOf: EpochMs;
  coverage?: number;
}

/**
 * runFeed runs one fetch of a feed and notes how it went. A venue's or source's failure is planned again in the feed's own
 * row and is no failure of the job; anything else is. The first book or funding rate of a market has it judged again.
 */
export async function runFeed(
  feed: Feed,
  subject: string,
  { clock, log }: JobContext,
  fetch: () => Promise<Fetched>,
): Promise<void> {
  const startedAt = clock.now();
  try {
    const fetched = await fetch();
    const { isFirst } = await recordFeedSuccess(feed, subject, { startedAt, now: clock.now(), ...fetched });
    if (isFirst && JUDGED_BY.includes(feed))
      await makeFeedDue("market_state", ALL_MARKETS, new Date(clock.now().getTime() + OTHERS_MS));
  } catch (error) {
    if (!(error instanceof SafeExchangeError || error instanceof SourceError)) throw error;
    log.warn({ feed, subject, reason: error.message }, "feed not fetched");
    await recordFeedFailure(feed, subject, {
      now: clock.now(),
      errorCode: error.kind,
      retryAfterMs: error.retryAfterMs,
    });
  }
}
