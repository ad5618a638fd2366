"use client";

import type { FeedHealth, FeedState } from "@/lib/domain/market-views";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { Td, Tr } from "@/components/ui/table";
import { ToneMark, type Tone } from "@/components/ui/tone-mark";
import { LastError } from "./last-error";

const TONE: Readonly<Record<FeedState, Tone>> = { fresh: "ok", late: "warning", waiting: "info" };

/** FeedRow is one feed: how fresh it is, how much of it is there, what goes wrong with it, when it is tried next. */
export function FeedRow({ feed }: { feed: FeedHealth }) {
  const { dataHealth, feeds, time } = useScreenMessages();
  const words = dataHealth.feeds;
  const now = useNow();
  return (
    <Tr>
      <Td className="max-md:wrap-anywhere">
        <span className="text-ink">{feeds.name[feed.feed]}</span>
        {feed.subjectName === null ? null : <span className="ml-1.5 text-soft">{feed.subjectName}</span>}
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
        <LastError
          code={feed.lastErrorCode}
          at={feed.lastErrorAt}
          isOver={feed.failures === 0}
          count={feed.failures > 1 ? words.failures(feed.failures) : null}
        />
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
      <Td isFigure className="max-md:hidden">
        {feed.asOf === null ? <span className="text-muted">{textOf(NOT_KNOWN)}</span> : <AsOf at={feed.asOf} />}
      </Td>
      <Td isFigure className="max-md:hidden">
        {textOf(feed.coverage === null ? NOT_KNOWN : percent(feed.coverage, { decimals: 0 }))}
      </Td>
      <Td isFigure className="max-md:hidden text-soft">
        {time.length(feed.targetMs)}
      </Td>
      <Td isFigure className="text-soft">
        {time.until(feed.nextTryAt - now)}
      </Td>
    </Tr>
  );
}
