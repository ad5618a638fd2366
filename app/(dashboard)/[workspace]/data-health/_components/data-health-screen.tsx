"use client";

import { useQuery } from "@tanstack/react-query";
import { FEED_GROUP_OF, FEED_GROUPS } from "@/lib/domain/feed";
import type { DataHealthView, FeedHealth } from "@/lib/domain/market-views";
import { csv } from "@/lib/format/csv";
import { dataHealthText } from "@/lib/format/data-health-text";
import { apiRequest } from "@/components/api/api-request";
import { useMessages } from "@/components/i18n/use-messages";
import { Headline } from "@/components/risk/headline";
import { AsOf } from "@/components/ui/as-of";
import { CsvButton } from "@/components/ui/csv-button";
import { SectionHeading } from "@/components/ui/section-heading";
import { AccountsSection } from "./accounts-section";
import { FeedGroupTable } from "./feed-group-table";
import { OffSources } from "./off-sources";
import { TrustTable } from "./trust-table";

/** The fastest feed comes every minute. */
const REFRESH_MS = 20_000;

/** DataHealthScreen answers whether the figures can be trusted: every feed by group, what each enters, and what it costs. */
export function DataHealthScreen({ slug, initial }: { slug: string; initial: DataHealthView }) {
  const messages = useMessages();
  const { dataHealth } = messages;
  const { data: view } = useQuery({
    queryKey: ["data-health", slug],
    queryFn: ({ signal }) => apiRequest<DataHealthView>(`/api/w/${slug}/data-health`, { signal }),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const groups = FEED_GROUPS.map((group) => ({
    group,
    feeds: view.feeds.filter(({ feed }) => FEED_GROUP_OF[feed] === group),
  })).filter(({ feeds }) => feeds.length > 0);
  return (
    <div className="flex flex-col gap-9">
      <Headline text={dataHealthText(view, messages)} question={dataHealth.question} aside={<AsOf at={view.asOf} />} />
      <AccountsSection slug={slug} connections={view.connections} />
      <section aria-labelledby="feeds" className="flex flex-col gap-6">
        <SectionHeading
          id="feeds"
          aside={<CsvButton title={dataHealth.feeds.title} fileName="data-health" write={() => toCsv(view.feeds)} />}
        >
          {dataHealth.feeds.title}
        </SectionHeading>
        {groups.map(({ group, feeds }) => (
          <FeedGroupTable key={group} group={group} feeds={feeds} />
        ))}
      </section>
      <OffSources off={view.off} />
      <TrustTable slug={slug} trust={view.trust} />
    </div>
  );
}

function toCsv(feeds: readonly FeedHealth[]): string {
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return csv(
    [
      "feed",
      "subject",
      "state",
      "last_success",
      "as_of",
      "coverage",
      "target_ms",
      "last_error",
      "last_error_at",
      "failures",
      "next_try",
    ],
    feeds.map((feed) => [
      feed.feed,
      feed.subject,
      feed.state,
      instant(feed.lastSuccessAt),
      instant(feed.asOf),
      feed.coverage,
      feed.targetMs,
      feed.lastErrorCode,
      instant(feed.lastErrorAt),
      feed.failures,
      instant(feed.nextTryAt),
    ]),
  );
}
