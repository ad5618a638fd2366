import type { HeadlineView } from "@/lib/domain/market-views";
import type { EpochMs } from "@/lib/domain/units";
import { systemDb } from "@/lib/platform/db";
import { listSources } from "@/lib/sources/list-sources";
import { SENTIMENT_WINDOW_MS } from "@/lib/sources/sentiment/decay-sentiment";

/**
 * loadHeadlines reads what is behind an asset's sentiment at `asOf`: the newest stories about it that still weigh, each
 * once. An asset nobody wrote about has none; the market's mood counts for it instead.
 */
export async function loadHeadlines(asset: string, asOf: EpochMs, limit: number): Promise<HeadlineView[]> {
  const rows = await systemDb().newsItem.findMany({
    where: {
      assets: { has: asset },
      duplicateOf: null,
      publishedAt: { gt: new Date(asOf - SENTIMENT_WINDOW_MS), lte: new Date(asOf) },
    },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  const providers = new Map(listSources().map(({ source }) => [source.subject, source]));
  return rows.map((row) => ({
    title: row.title,
    url: row.url,
    provider: row.kind === "social" ? row.source : (providers.get(row.source)?.licence.provider ?? row.source),
    kind: row.kind === "social" ? "social" : "news",
    publishedAt: row.publishedAt.getTime(),
    label: row.label > 0 ? 1 : row.label < 0 ? -1 : 0,
  }));
}
