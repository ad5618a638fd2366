"use client";

import { FEED_GROUP_OF, FEED_GROUPS } from "@/lib/domain/feed";
import type { FeedHealth } from "@/lib/domain/market-views";
import { csv } from "@/lib/format/csv";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { CsvButton } from "@/components/ui/csv-button";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Th } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { FeedGroupRows } from "./feed-group-rows";

/** FeedsTable is every feed, by where it comes from, in one table: ages compare only where they stand under each other. */
export function FeedsTable({ feeds }: { feeds: readonly FeedHealth[] }) {
  const words = useScreenMessages().dataHealth.feeds;
  const groups = FEED_GROUPS.map((group) => ({
    group,
    own: feeds.filter(({ feed }) => FEED_GROUP_OF[feed] === group),
  })).filter(({ own }) => own.length > 0);
  return (
    <section aria-labelledby="feeds">
      <SectionHeading
        id="feeds"
        aside={<CsvButton title={words.title} fileName="data-health" write={() => toCsv(feeds)} />}
      >
        {words.title}
      </SectionHeading>
      <Table
        isGrouped
        caption={words.title}
        head={
          <>
            <Th>{words.feed}</Th>
            <Th>{words.state}</Th>
            <Th isFigure>{words.lastSuccess}</Th>
            <Th isFigure className="max-md:hidden">
              {words.asOf}
            </Th>
            <Th isFigure className="max-md:hidden">
              <Term name="coverage" />
            </Th>
            <Th isFigure className="max-md:hidden">
              {words.target}
            </Th>
            <Th isFigure>{words.next}</Th>
          </>
        }
      >
        {groups.map(({ group, own }) => (
          <FeedGroupRows key={group} group={group} feeds={own} />
        ))}
      </Table>
    </section>
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
