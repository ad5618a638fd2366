import type { EpochMs } from "@/lib/domain/units";
import type { Clock } from "@/lib/platform/clock";
import { withStoryLock } from "../headlines/story-lock";
import { savePoints } from "../points/save-points";
import { MARKET_SUBJECT } from "../signal-subject";
import type { SourcePoint } from "../source";
import { decaySentiment, SENTIMENT_WINDOW_MS, type ScoredItem } from "./decay-sentiment";

/** Where sentiment points come from, as stored. */
export const SENTIMENT_SOURCE = "sentiment";
/** A new value every quarter of an hour, at its full quarters. */
const STEP_MS = 15 * 60_000;
const SIGNALS = { news: "news_sentiment", social: "social_sentiment" } as const;

interface ItemRecord {
  kind: keyof typeof SIGNALS;
  published_at: Date;
  assets: string[];
  score: number;
}

/**
 * recordSentiment keeps the sentiment of the market and of every asset in the news as of the last full quarter of an hour.
 * Nothing is written where there was no headline: absence is not neutrality. Returns that instant.
 */
export async function recordSentiment({ clock }: { clock: Clock }): Promise<{ asOf: EpochMs }> {
  const asOf = Math.floor(clock.now().getTime() / STEP_MS) * STEP_MS;
  await savePoints(SENTIMENT_SOURCE, await computeSentiment(asOf), clock.now());
  return { asOf };
}

/**
 * computeSentiment makes the points of one instant from what had been received by then, repeats left out. Computed again
 * later it gives the same: what came after is not looked at.
 */
export async function computeSentiment(asOf: EpochMs): Promise<SourcePoint[]> {
  const items = await loadItems(asOf);
  const groups = new Map<string, ScoredItem[]>();
  for (const { kind, published_at, assets, score } of items) {
    for (const subject of [MARKET_SUBJECT, ...assets]) {
      const key = `${kind} ${subject}`;
      const group = groups.get(key) ?? [];
      group.push({ publishedAt: published_at.getTime(), score });
      groups.set(key, group);
    }
  }
  return [...groups].flatMap(([key, group]): SourcePoint[] => {
    const [kind, subject = MARKET_SUBJECT] = key.split(" ");
    const value = decaySentiment(group, asOf);
    if (value === null) return [];
    return [
      { name: kind === "news" ? SIGNALS.news : SIGNALS.social, subject, eventAt: asOf, publicationLagMs: 0, value },
    ];
  });
}

/** In one order, so that sums do not depend on how rows lie in the table. */
function loadItems(asOf: EpochMs): Promise<ItemRecord[]> {
  return withStoryLock(async (client) => {
    const { rows } = await client.query<ItemRecord>(
      `select kind, published_at, assets, score from news_item
       where received_at <= $1 and published_at > $2 and duplicate_of is null
       order by published_at, id`,
      [new Date(asOf), new Date(asOf - SENTIMENT_WINDOW_MS)],
    );
    return rows;
  });
}
