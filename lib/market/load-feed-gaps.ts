import { FEED_GROUP_OF, FEEDS, isFeed, type Feed } from "@/lib/domain/feed";
import type { FeedGap } from "@/lib/domain/market-views";
import { systemDb } from "@/lib/platform/db";
import { lateBy } from "./feed-target";
import { subjectName } from "./subject-name";

interface LateRow {
  feed: Feed;
  subject: string;
  lastSuccessAt: Date | null;
  lastErrorCode: string | null;
  failures: number;
  nextTryAt: Date;
}

/**
 * loadFeedGaps names every feed of markets that is past its target at `now`, one gap per feed, in the order of FEEDS.
 * Feeds of contracts are whoever's holds them: see loadContractGaps.
 */
export async function loadFeedGaps(now: Date): Promise<FeedGap[]> {
  const rows = await loadRows();
  return feedGaps(
    rows.filter(({ feed }) => FEED_GROUP_OF[feed] !== "contracts"),
    now,
  );
}

/** loadContractGaps names the feeds of these contracts, by instrument id, that are past their target at `now`. */
export async function loadContractGaps(ids: readonly string[], now: Date): Promise<FeedGap[]> {
  const rows = await loadRows();
  return feedGaps(
    rows.filter(({ feed, subject }) => FEED_GROUP_OF[feed] === "contracts" && ids.includes(subject)),
    now,
  );
}

/** A newer release may have written feeds this one does not know. */
async function loadRows(): Promise<LateRow[]> {
  const rows = await systemDb().feedStatus.findMany();
  return rows.flatMap(({ feed, ...row }) => (isFeed(feed) ? [{ ...row, feed }] : []));
}

/** feedGaps groups the late ones of some rows by feed: since when the longest of them is missing, when the next is tried. */
export function feedGaps(rows: readonly LateRow[], now: Date): FeedGap[] {
  const late = rows.filter((row) => lateBy(row, now.getTime()) !== null);
  return FEEDS.flatMap((feed): FeedGap[] => {
    const own = late.filter((row) => row.feed === feed);
    const [first] = own;
    if (first === undefined) return [];
    const successes = own.map(({ lastSuccessAt }) => lastSuccessAt?.getTime() ?? 0);
    const since = Math.min(...successes);
    return [
      {
        feed,
        subjects: [...new Set(own.map(({ subject }) => subjectName(subject)))].filter((name) => name !== null).sort(),
        since: since === 0 ? null : since,
        errorCode: own.find(({ lastErrorCode }) => lastErrorCode !== null)?.lastErrorCode ?? null,
        nextTryAt: Math.min(...own.map(({ nextTryAt }) => nextTryAt.getTime())),
      },
    ];
  });
}

/** gapsOf keeps the gaps that concern one asset: its own, and those of feeds that are the same for all. */
export function gapsOf(gaps: readonly FeedGap[], asset: string): FeedGap[] {
  return gaps.flatMap((gap) => {
    const isShared = gap.subjects.length === 0 || !PER_ASSET.has(gap.feed);
    return isShared || gap.subjects.includes(asset) ? [{ ...gap, subjects: isShared ? gap.subjects : [asset] }] : [];
  });
}

/** Feeds whose subjects are assets; the others' are venues, outlets or chains, which speak of every asset. */
const PER_ASSET: ReadonlySet<Feed> = new Set([
  "order_book",
  "candles_1h",
  "candles_1d",
  "derivatives",
  "market_state",
  "implied_volatility",
]);
