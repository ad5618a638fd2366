import type { Feed } from "@/lib/domain/feed";
import type { EpochMs } from "@/lib/domain/units";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { recordFeedFailure, recordFeedSuccess } from "@/lib/market/feed-status";
import { SourceError } from "@/lib/sources/source-error";
import type { JobContext } from "./handler";

/** How fresh what was fetched is; null when there was nothing to fetch. */
export interface Fetched {
  asOf: EpochMs;
  coverage?: number;
}

/**
 * runFeed runs one fetch of a feed and notes how it went. A venue's or source's failure is planned again in the feed's own
 * row and is no failure of the job; anything else is.
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
    await recordFeedSuccess(feed, subject, { startedAt, now: clock.now(), ...fetched });
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
