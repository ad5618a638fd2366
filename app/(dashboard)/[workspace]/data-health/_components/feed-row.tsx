"use client";

import type { FeedHealth, FeedState } from "@/lib/domain/market-views";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { Td, Tr } from "@/components/ui/table";
import { ToneMark, type Tone } from "@/components/ui/tone-mark";

const TONE: Readonly<Record<FeedState, Tone>> = { fresh: "ok", late: "warning", waiting: "info" };

/** FeedRow is one feed: how fresh it is, how much of it is there, what went wrong last, when it is tried next. */
export function FeedRow({ feed }: { feed: FeedHealth }) {
  const { dataHealth, feeds, time } = useMessages();
  const words = dataHealth.feeds;
  const now = useNow();
  return (
    <Tr>
      <Td className="whitespace-nowrap">
        <span className="text-ink">{feeds.name[feed.feed]}</span>
        <span className="ml-1.5 text-muted">{feed.subject === "all" ? words.everything : feed.subject}</span>
        {feed.attribution === null ? null : (
          <a
            href={feed.attribution.termsUrl}
            target="_blank"
            rel="noreferrer"
            className="block text-caption text-muted hover:underline"
          >
            {feed.attribution.text}
          </a>
        )}
      </Td>
      <Td>
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <ToneMark tone={TONE[feed.state]} />
          {words.states[feed.state]}
        </span>
      </Td>
      <Td isFigure>
        {feed.lastSuccessAt === null ? (
          <span className="text-muted">{words.never}</span>
        ) : (
          <AsOf at={feed.lastSuccessAt} />
        )}
      </Td>
      <Td isFigure>
        {feed.asOf === null ? <span className="text-muted">{textOf(NOT_KNOWN)}</span> : <AsOf at={feed.asOf} />}
      </Td>
      <Td isFigure>{textOf(feed.coverage === null ? NOT_KNOWN : percent(feed.coverage, { decimals: 0 }))}</Td>
      <Td isFigure className="text-soft">
        {time.length(feed.targetMs)}
      </Td>
      <Td className="whitespace-nowrap">
        {feed.lastErrorCode === null ? (
          <span className="text-muted">{words.none}</span>
        ) : (
          <span className="flex flex-col">
            <span>{feeds.error(feed.lastErrorCode)}</span>
            <span className="figures text-caption text-muted">
              {feed.failures === 0 ? <AsOf at={feed.lastErrorAt} /> : words.failures(feed.failures)}
            </span>
          </span>
        )}
      </Td>
      <Td isFigure className="text-soft">
        {time.until(feed.nextTryAt - now)}
      </Td>
    </Tr>
  );
}
