"use client";

import type { OverviewView } from "@/lib/domain/views";
import { changeText } from "@/lib/format/change-text";
import { useMessages } from "@/components/i18n/use-messages";
import { AsOf } from "@/components/ui/as-of";
import { SectionHeading } from "@/components/ui/section-heading";

/** SinceLastVisit is at most five lines of what happened meanwhile. */
export function SinceLastVisit({ view }: { view: OverviewView }) {
  const messages = useMessages();
  const { overview } = messages;
  return (
    <section aria-labelledby="changes">
      <SectionHeading id="changes">{overview.changes.title}</SectionHeading>
      {view.changes.length === 0 ? (
        <p className="border-t border-line py-2 text-dense text-soft">{overview.changes.none}</p>
      ) : (
        <ul className="border-t border-line">
          {view.changes.map((change) => (
            <li
              key={`${change.at}-${change.kind}-${change.asset ?? ""}`}
              className="flex items-baseline justify-between gap-3 border-b border-line py-1.5 text-dense"
            >
              <span className="figures min-w-0 text-soft">{changeText(change, messages)}</span>
              <AsOf at={change.at} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
