"use client";

import { useState } from "react";
import type { Feed, FeedGroup } from "@/lib/domain/feed";
import type { FeedHealth } from "@/lib/domain/market-views";
import { useMessages } from "@/components/i18n/use-messages";
import { Table, Th } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { FeedRow } from "./feed-row";

/** Fresh rows shown before the rest is asked for; whatever is late is always shown. */
const FIRST_ROWS = 6;

interface FeedGroupTableProps {
  group: FeedGroup;
  feeds: readonly FeedHealth[];
}

/** FeedGroupTable is the feeds of one kind, what they enter, the late ones first. */
export function FeedGroupTable({ group, feeds }: FeedGroupTableProps) {
  const messages = useMessages();
  const words = messages.dataHealth.feeds;
  const [isWhole, setWhole] = useState(false);
  const ordered = [...feeds].sort((a, b) => Number(b.state === "late") - Number(a.state === "late"));
  const late = feeds.filter(({ state }) => state === "late").length;
  const fresh = feeds.filter(({ state }) => state === "fresh").length;
  const shown = isWhole ? ordered : ordered.slice(0, Math.max(FIRST_ROWS, late));
  const kinds = [...new Set(feeds.map(({ feed }) => feed))];
  return (
    <section aria-labelledby={`feeds-${group}`}>
      <h3 id={`feeds-${group}`} className="flex flex-wrap items-baseline gap-x-3 text-body font-medium text-ink">
        {messages.feeds.group[group]}
        <span className="figures text-caption font-normal text-muted">{words.summary(fresh, feeds.length)}</span>
      </h3>
      <ul className="mt-0.5 mb-2 max-w-[90ch] text-dense text-soft">
        {kinds.map((feed: Feed) => (
          <li key={feed}>{`${messages.feeds.name[feed]}: ${messages.feeds.enters[feed]}`}</li>
        ))}
      </ul>
      <Table
        caption={messages.feeds.group[group]}
        head={
          <>
            <Th>{words.feed}</Th>
            <Th>{words.state}</Th>
            <Th isFigure>{words.lastSuccess}</Th>
            <Th isFigure>{words.asOf}</Th>
            <Th isFigure>
              <Term name="coverage" />
            </Th>
            <Th isFigure>{words.target}</Th>
            <Th>{words.error}</Th>
            <Th isFigure>{words.next}</Th>
          </>
        }
      >
        {shown.map((feed) => (
          <FeedRow key={`${feed.feed}/${feed.subject}`} feed={feed} />
        ))}
      </Table>
      {shown.length === ordered.length ? null : (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="mt-2 text-dense text-accent hover:underline pointer-coarse:py-2"
        >
          {words.showAll(ordered.length)}
        </button>
      )}
    </section>
  );
}
