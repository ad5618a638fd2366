"use client";

import type { OffSource } from "@/lib/domain/market-views";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { SectionHeading } from "@/components/ui/section-heading";

/** OffSources is what could be read and is not, and why: a licence nobody has stated. Nothing when all are on. */
export function OffSources({ off }: { off: readonly OffSource[] }) {
  const { dataHealth, feeds } = useScreenMessages();
  const words = dataHealth.off;
  if (off.length === 0) return null;
  return (
    <section aria-labelledby="off">
      <SectionHeading id="off">{words.title}</SectionHeading>
      <p className="-mt-1 mb-2 text-dense text-soft">{words.effect}</p>
      <ul className="border-t border-line text-dense">
        {off.map(({ feed, subject, provider, termsUrl }) => (
          <li key={`${feed}/${subject}`} className="border-b border-line py-1.5">
            <span className="text-ink">{`${feeds.name[feed]}: ${subject}`}</span>
            <p className="text-soft">
              {words.why(provider)}{" "}
              <a href={termsUrl} target="_blank" rel="noreferrer" className="text-accent underline">
                {words.terms}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
