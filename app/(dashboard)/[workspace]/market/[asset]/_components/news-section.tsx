"use client";

import type { HeadlineView } from "@/lib/domain/market-views";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { AsOf } from "@/components/ui/as-of";
import { SectionHeading } from "@/components/ui/section-heading";

interface NewsSectionProps {
  asset: string;
  headlines: readonly HeadlineView[];
}

/** NewsSection is the headlines behind the sentiment: title, outlet and link; the article stays theirs. */
export function NewsSection({ asset, headlines }: NewsSectionProps) {
  const { market } = useScreenMessages();
  const words = market.asset.news;
  return (
    <section aria-labelledby="news">
      <SectionHeading id="news">{words.title}</SectionHeading>
      <p className="-mt-1 mb-2 text-dense text-soft">{headlines.length === 0 ? words.none(asset) : words.note}</p>
      {headlines.length === 0 ? null : (
        <ul className="border-t border-line text-dense">
          {headlines.map(({ url, title, provider, publishedAt, label }) => (
            <li key={url} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-1.5">
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="min-w-0 text-ink hover:underline pointer-coarse:py-1.5"
              >
                {title}
              </a>
              <span className="flex shrink-0 items-baseline gap-3 text-caption text-muted">
                <span>{words.tone[label]}</span>
                <span>{provider}</span>
                <AsOf at={publishedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
