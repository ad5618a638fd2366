import { FEEDS, isFeed, type Feed } from "@/lib/domain/feed";
import type { EpochMs } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import { RETRY_MAX_MS } from "./feed-schedule";
import { FEED_TARGET_MS, lateBy } from "./feed-target";

/** As many more tries, at the longest pause between two, a late feed gets before somebody is called. */
const PERIODS = 3;

/** LateFeed is a kind of feed that has stayed past its target: what of it, since when, why. */
export interface LateFeed {
  feed: Feed;
  subjects: readonly string[];
  /** Last success of the one missing longest; null = never. */
  since: EpochMs | null;
  errorCode: string | null;
  targetMs: number;
}

interface StatusRow {
  feed: string;
  subject: string;
  last_success_at: Date | null;
  last_error_code: string | null;
  failures: number;
}

/**
 * loadLateFeeds names the kinds of feed that stayed past their target for PERIODS of the longest retry pause: by then a
 * passing trouble has passed. One that never answered counts after as many failures. For the operator, not for screens.
 */
export async function loadLateFeeds(now: Date): Promise<LateFeed[]> {
  const { rows } = await batchPool().query<StatusRow>(
    `select feed, subject, last_success_at, last_error_code, failures from feed_status
     order by last_success_at nulls first, subject`,
  );
  const known = rows.flatMap((row) => (isFeed(row.feed) ? [{ ...row, feed: row.feed }] : []));
  const late = known.filter((row) => isCalledFor(row, now.getTime()));
  return FEEDS.flatMap((feed): LateFeed[] => {
    const own = late.filter((row) => row.feed === feed);
    const [longest] = own;
    if (longest === undefined) return [];
    return [
      {
        feed,
        subjects: own.map(({ subject }) => subject),
        since: longest.last_success_at?.getTime() ?? null,
        errorCode: own.find((row) => row.last_error_code !== null)?.last_error_code ?? null,
        targetMs: FEED_TARGET_MS[feed],
      },
    ];
  });
}

function isCalledFor(row: StatusRow & { feed: Feed }, now: EpochMs): boolean {
  if (row.last_success_at === null) return row.failures >= FAILURES_MIN;
  const over = lateBy({ feed: row.feed, lastSuccessAt: row.last_success_at, failures: row.failures }, now);
  return over !== null && over > PERIODS * RETRY_MAX_MS;
}

/** Retries double from seconds to the longest pause within seven failures; then the periods begin. */
const FAILURES_MIN = 7 + PERIODS;
