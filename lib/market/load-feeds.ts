import { isFeed } from "@/lib/domain/feed";
import type { FeedView } from "@/lib/domain/views";
import { systemDb } from "@/lib/platform/db";
import { lateBy } from "./feed-target";

/** loadFeeds is the health of every shared feed at `now`, worst first. */
export async function loadFeeds(now: Date): Promise<FeedView[]> {
  const rows = await systemDb().feedStatus.findMany();
  const views = rows.flatMap(({ feed, ...row }): FeedView[] =>
    // A newer release may have written feeds this one does not know.
    isFeed(feed)
      ? [
          {
            feed,
            subject: row.subject,
            lastSuccessAt: row.lastSuccessAt?.getTime() ?? null,
            asOf: row.asOf?.getTime() ?? null,
            lastErrorCode: row.lastErrorCode,
            isStale: row.lastSuccessAt === null || lateBy({ feed, ...row }, now.getTime()) !== null,
          },
        ]
      : [],
  );
  return views.sort((a, b) => Number(b.isStale) - Number(a.isStale) || (a.lastSuccessAt ?? 0) - (b.lastSuccessAt ?? 0));
}
