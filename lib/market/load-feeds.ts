import type { FeedView } from "@/lib/domain/views";
import { systemDb } from "@/lib/platform/db";

/** How old each feed may grow before its numbers are shown as stale, in ms. A daily bar is due once a day plus slack. */
const STALE_AFTER_MS: Readonly<Record<string, number>> = {
  price: 5 * 60_000,
  order_book: 2 * 3_600_000,
  candles_1h: 3 * 3_600_000,
  candles_1d: 26 * 3_600_000,
  instruments: 26 * 3_600_000,
};
const DEFAULT_STALE_MS = 26 * 3_600_000;

/** loadFeeds is the health of every shared feed at `now`, worst first. */
export async function loadFeeds(now: Date): Promise<FeedView[]> {
  const rows = await systemDb().feedStatus.findMany();
  const views = rows.map((row) => {
    const limit = STALE_AFTER_MS[row.feed] ?? DEFAULT_STALE_MS;
    return {
      feed: row.feed,
      subject: row.subject,
      lastSuccessAt: row.lastSuccessAt?.getTime() ?? null,
      asOf: row.asOf?.getTime() ?? null,
      lastErrorCode: row.lastErrorCode,
      isStale: row.lastSuccessAt === null || now.getTime() - row.lastSuccessAt.getTime() > limit,
    };
  });
  return views.sort((a, b) => Number(b.isStale) - Number(a.isStale) || (a.lastSuccessAt ?? 0) - (b.lastSuccessAt ?? 0));
}
