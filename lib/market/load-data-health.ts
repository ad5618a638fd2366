import { listConnections } from "@/lib/connection/list-connections";
import { FEED_GROUP_OF, FEED_GROUPS, FEEDS, isFeed, type Feed } from "@/lib/domain/feed";
import type { DataHealthView, FeedHealth, FeedState, OffSource } from "@/lib/domain/market-views";
import { systemDb } from "@/lib/platform/db";
import { listSources, type ListedSource } from "@/lib/sources/list-sources";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { FEED_TARGET_MS, lateBy } from "./feed-target";
import { fullSubjectName } from "./full-subject-name";
import { loadMarketStates } from "./load-market-states";

type FeedRow = Awaited<ReturnType<ReturnType<typeof systemDb>["feedStatus"]["findMany"]>>[number];

/**
 * loadDataHealth is every feed as its row stands, the sources that are off, the workspace's own accounts, and what the data
 * of each asset deserve to be believed.
 */
export async function loadDataHealth(ctx: WorkspaceContext): Promise<DataHealthView> {
  requirePermission(ctx, "workspace.read");
  const now = ctx.clock.now().getTime();
  const [rows, states, connections] = await Promise.all([
    systemDb().feedStatus.findMany(),
    loadMarketStates(),
    listConnections(ctx),
  ]);
  const sources = listSources();
  const feeds = rows.flatMap((row) => (isFeed(row.feed) ? [toFeedHealth(row, row.feed, { sources, now })] : []));
  return {
    asOf: now,
    feeds: feeds.sort(byPlace),
    off: sources.filter(({ isOn }) => !isOn).map(toOffSource),
    connections,
    trust: Object.values(states)
      .map(({ asset, asOf, trust }) => ({ asset, asOf, trust }))
      .sort((a, b) => a.trust.score - b.trust.score || a.asset.localeCompare(b.asset)),
  };
}

function toFeedHealth(
  row: FeedRow,
  feed: Feed,
  { sources, now }: { sources: readonly ListedSource[]; now: number },
): FeedHealth {
  const listed = sources.find(({ source }) => source.feed === feed && source.subject === row.subject);
  return {
    feed,
    subject: row.subject,
    subjectName:
      feed === "news" && listed !== undefined ? listed.source.licence.provider : fullSubjectName(row.subject),
    state: stateOf(row, feed, now),
    lastSuccessAt: row.lastSuccessAt?.getTime() ?? null,
    asOf: row.asOf?.getTime() ?? null,
    coverage: row.coverage,
    targetMs: FEED_TARGET_MS[feed],
    lastErrorCode: row.lastErrorCode,
    lastErrorAt: row.lastErrorAt?.getTime() ?? null,
    failures: row.failures,
    nextTryAt: row.nextTryAt.getTime(),
    attribution:
      listed === undefined
        ? null
        : { text: listed.source.licence.attribution, termsUrl: listed.source.licence.termsUrl },
  };
}

function stateOf(row: FeedRow, feed: Feed, now: number): FeedState {
  if (lateBy({ feed, lastSuccessAt: row.lastSuccessAt, failures: row.failures }, now) !== null) return "late";
  return row.lastSuccessAt === null ? "waiting" : "fresh";
}

function toOffSource({ source }: ListedSource): OffSource {
  const { provider, termsUrl } = source.licence;
  return { feed: source.feed, subject: source.subject, provider, termsUrl };
}

/** By group, then feed, then subject: a row keeps its place whatever its state. */
function byPlace(a: FeedHealth, b: FeedHealth): number {
  return (
    FEED_GROUPS.indexOf(FEED_GROUP_OF[a.feed]) - FEED_GROUPS.indexOf(FEED_GROUP_OF[b.feed]) ||
    FEEDS.indexOf(a.feed) - FEEDS.indexOf(b.feed) ||
    a.subject.localeCompare(b.subject)
  );
}
