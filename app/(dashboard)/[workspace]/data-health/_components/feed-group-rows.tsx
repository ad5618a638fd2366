"use client";

import { useState } from "react";
import type { Feed, FeedGroup } from "@/lib/domain/feed";
import type { FeedHealth } from "@/lib/domain/market-views";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { TableGroup, Td, Tr } from "@/components/ui/table";
import { FeedRow } from "./feed-row";

/** A longer group is folded to what is late and, of each kind of feed, the row that has waited longest. */
const FOLD_ABOVE = 8;
/** Late rows of one kind shown before the rest is asked for; the counts above tell how many there are. */
const LATE_SHOWN = 5;
const COLUMNS = 7;

interface FeedGroupRowsProps {
  group: FeedGroup;
  feeds: readonly FeedHealth[];
}

/** FeedGroupRows is the feeds of one group: how many are fresh and what they enter, then each, the late ones first. */
export function FeedGroupRows({ group, feeds }: FeedGroupRowsProps) {
  const messages = useScreenMessages();
  const words = messages.dataHealth.feeds;
  const [isWhole, setWhole] = useState(false);
  const ordered = [...feeds].sort((a, b) => Number(b.state === "late") - Number(a.state === "late"));
  const kinds = [...new Set(feeds.map(({ feed }) => feed))];
  const shown = isWhole || feeds.length <= FOLD_ABOVE ? ordered : fold(ordered, kinds);
  return (
    <TableGroup
      title={messages.feeds.group[group]}
      columns={COLUMNS}
      detail={<Kinds group={group} kinds={kinds} feeds={feeds} />}
    >
      {shown.map((feed) => (
        <FeedRow key={`${feed.feed}/${feed.subject}`} feed={feed} />
      ))}
      {shown.length === ordered.length ? null : (
        <Tr>
          <Td colSpan={COLUMNS}>
            <button
              type="button"
              onClick={() => setWhole(true)}
              className="text-dense text-accent hover:underline pointer-coarse:py-2"
            >
              {words.showAll(ordered.length)}
            </button>
          </Td>
        </Tr>
      )}
    </TableGroup>
  );
}

/** Of each kind of feed how many are fresh, and which numbers it enters. A kind that is its whole group is not named twice. */
function Kinds({ group, kinds, feeds }: FeedGroupRowsProps & { kinds: readonly Feed[] }) {
  const messages = useScreenMessages();
  const words = messages.dataHealth.feeds;
  return (
    <span className="mt-0.5 block max-w-[90ch] text-dense text-soft">
      {kinds.map((feed) => {
        const own = feeds.filter((each) => each.feed === feed);
        const fresh = own.filter(({ state }) => state === "fresh").length;
        const name = messages.feeds.name[feed];
        return (
          <span key={feed} className="block">
            {kinds.length === 1 && name.startsWith(messages.feeds.group[group]) ? null : (
              <span className="mr-1.5 text-ink">{name}</span>
            )}
            <span className="figures mr-1.5 text-caption text-muted">{words.summary(fresh, own.length)}</span>
            {messages.feeds.enters[feed]}
          </span>
        );
      })}
    </span>
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
