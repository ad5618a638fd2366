"use client";

import { useState } from "react";
import type { Feed, FeedGroup } from "@/lib/domain/feed";
import type { FeedHealth } from "@/lib/domain/market-views";
import { useMessages } from "@/components/i18n/use-messages";
import { Table, Th } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { FeedRow } from "./feed-row";

/** A longer group is folded to what is late and, of each kind of feed, the row that has waited longest. */
const FOLD_ABOVE = 8;
/** Late rows of one kind shown before the rest is asked for; the counts above tell how many there are. */
const LATE_SHOWN = 5;

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
  const kinds = [...new Set(feeds.map(({ feed }) => feed))];
  const shown = isWhole || feeds.length <= FOLD_ABOVE ? ordered : fold(ordered, kinds);
  const freshOf = (feed: Feed) => {
    const own = feeds.filter((each) => each.feed === feed);
    return words.summary(own.filter(({ state }) => state === "fresh").length, own.length);
  };
  return (
    <section aria-labelledby={`feeds-${group}`}>
      <h3 id={`feeds-${group}`} className="text-body font-medium text-ink">
        {messages.feeds.group[group]}
      </h3>
      <ul className="mt-0.5 mb-2 max-w-[90ch] text-dense text-soft">
        {kinds.map((feed) => (
          <li key={feed}>
            <span className="text-ink">{messages.feeds.name[feed]}</span>
            <span className="figures mx-1.5 text-caption text-muted">{freshOf(feed)}</span>
            {messages.feeds.enters[feed]}
          </li>
        ))}
      </ul>
      <Table
        caption={messages.feeds.group[group]}
        head={
          <>
            <Th className="w-[34%]">{words.feed}</Th>
            <Th className="w-[8%]">{words.state}</Th>
            <Th isFigure>{words.lastSuccess}</Th>
            <Th isFigure>{words.asOf}</Th>
            <Th isFigure>
              <Term name="coverage" />
            </Th>
            <Th isFigure>{words.target}</Th>
            <Th className="w-[14%]">{words.error}</Th>
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

/** Of each kind the first late ones, and of each kind without a late row the one that has waited longest: it speaks for the others. */
function fold(feeds: readonly FeedHealth[], kinds: readonly Feed[]): FeedHealth[] {
  return kinds.flatMap((kind) => {
    const own = feeds.filter(({ feed }) => feed === kind);
    const late = own.filter(({ state }) => state === "late");
    const [oldest] = [...own].sort((a, b) => (a.lastSuccessAt ?? 0) - (b.lastSuccessAt ?? 0));
    return late.length > 0 || oldest === undefined ? late.slice(0, LATE_SHOWN) : [oldest];
  });
}
