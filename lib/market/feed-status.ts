import type { Feed } from "@/lib/domain/feed";
import type { EpochMs } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import { nextFeedRetry, nextFeedTry } from "./feed-schedule";

/** Subject of the feed that judges every market; an asset beside it is one whose data were refused. */
export const ALL_MARKETS = "all";
/** A claimed feed whose job is lost is due again after this. */
const LEASE_SECONDS = 60;

export interface DueFeed {
  feed: Feed;
  subject: string;
}

/**
 * recordFeedSuccess notes that a feed is fresh and plans its next fetch, unless somebody made it due again since
 * `startedAt`: what they saw may not be in this fetch. `asOf` is when the newest datum was true. Tells whether it is the
 * feed's first success.
 */
export async function recordFeedSuccess(
  feed: Feed,
  subject: string,
  { startedAt, now, asOf, coverage = null }: { startedAt: Date; now: Date; asOf: EpochMs; coverage?: number | null },
): Promise<{ isFirst: boolean }> {
  // The subquery sees the row as it was before this statement.
  const { rows } = await batchPool().query<{ was_fresh: boolean | null }>(
    `insert into feed_status (feed, subject, last_success_at, as_of, coverage, failures, next_try_at)
     values ($1, $2, $3, $4, $5, 0, $6)
     on conflict (feed, subject) do update set last_success_at = excluded.last_success_at, as_of = excluded.as_of,
       coverage = excluded.coverage, failures = 0, last_error_code = null,
       next_try_at = case when feed_status.next_try_at between $7 and $3 then feed_status.next_try_at
         else excluded.next_try_at end
     returning (select before.last_success_at is not null from feed_status before
       where before.feed = $1 and before.subject = $2) as was_fresh`,
    [feed, subject, now, new Date(asOf), coverage, new Date(nextFeedTry(feed, subject, now.getTime())), startedAt],
  );
  return { isFirst: rows[0]?.was_fresh !== true };
}

/** recordFeedFailure notes what went wrong and plans the next try; what was fetched before stays. */
export async function recordFeedFailure(
  feed: Feed,
  subject: string,
  { now, errorCode, retryAfterMs }: { now: Date; errorCode: string; retryAfterMs?: number | undefined },
): Promise<void> {
  const { rows } = await batchPool().query<{ failures: number }>(
    `insert into feed_status (feed, subject, last_error_code, last_error_at, failures, next_try_at)
     values ($1, $2, $3, $4, 1, $4)
     on conflict (feed, subject) do update set last_error_code = excluded.last_error_code,
       last_error_at = excluded.last_error_at, failures = feed_status.failures + 1
     returning failures`,
    [feed, subject, errorCode, now],
  );
  const next = nextFeedRetry(rows[0]?.failures ?? 1, now.getTime(), retryAfterMs);
  await batchPool().query("update feed_status set next_try_at = $3 where feed = $1 and subject = $2", [
    feed,
    subject,
    new Date(next),
  ]);
}

/** makeFeedDue brings a feed's next fetch forward to `at`. */
export async function makeFeedDue(feed: Feed, subject: string, at: Date): Promise<void> {
  await batchPool().query(
    "update feed_status set next_try_at = least(next_try_at, $3) where feed = $1 and subject = $2",
    [feed, subject, at],
  );
}

/** claimDueFeeds takes feeds whose time has come, the most overdue first. */
export async function claimDueFeeds(now: Date, limit: number): Promise<DueFeed[]> {
  const { rows } = await batchPool().query<DueFeed>(
    `update feed_status set next_try_at = $1::timestamptz + make_interval(secs => $3)
     where (feed, subject) in (
       select feed, subject from feed_status where next_try_at <= $1
       order by next_try_at, feed, subject limit $2 for update skip locked
     )
     returning feed, subject`,
    [now, limit, LEASE_SECONDS],
  );
  return rows;
}
