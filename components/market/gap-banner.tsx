"use client";

import Link from "next/link";
import type { FeedGap } from "@/lib/domain/market-views";
import { sinceText } from "@/lib/format/data-health-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { useNow } from "@/components/time/use-now";
import { Banner } from "@/components/ui/banner";

/** GapBanner says which feeds are missing since when, what each enters, and when it is tried next. Nothing while all are fresh. */
export function GapBanner({ slug, gaps }: { slug: string; gaps: readonly FeedGap[] }) {
  const { feeds } = useScreenMessages();
  if (gaps.length === 0) return null;
  return (
    <Banner
      tone="warning"
      title={feeds.gap.title(gaps.length)}
      action={
        <Link href={`/${slug}/data-health`} className="text-dense text-accent hover:underline pointer-coarse:py-2">
          {feeds.gap.open}
        </Link>
      }
    >
      <ul className="flex flex-col gap-0.5">
        {gaps.map((gap) => (
          <li key={gap.feed}>
            <GapLine gap={gap} />
          </li>
        ))}
      </ul>
      <p className="mt-1">{feeds.gap.body}</p>
    </Banner>
  );
}

/** GapLine is one missing feed in a line. */
function GapLine({ gap }: { gap: FeedGap }) {
  const messages = useScreenMessages();
  const { feeds, time } = messages;
  const now = useNow();
  const parts = [
    sinceText(gap.since, messages),
    gap.errorCode === null ? null : feeds.error(gap.errorCode),
    feeds.gap.next(time.until(gap.nextTryAt - now)),
  ].filter((part) => part !== null);
  return (
    <>
      <span className="font-medium text-ink">{feeds.gap.what(feeds.name[gap.feed], gap.subjects)}</span>
      {`: ${parts.join(", ")}. ${feeds.enters[gap.feed]}`}
    </>
  );
}
