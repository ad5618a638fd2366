"use client";

import type { BookReplay } from "@/lib/domain/evidence-views";
import { OutcomeTable } from "@/components/evidence/outcome-table";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { PlanTeaser } from "@/components/ui/plan-teaser";
import { SectionHeading } from "@/components/ui/section-heading";

interface FallsSectionProps {
  slug: string;
  replay: BookReplay;
  isPreview: boolean;
}

/** FallsSection is what would have hurt most, and the crises everybody remembers, under each policy. */
export function FallsSection({ slug, replay, isPreview }: FallsSectionProps) {
  const { evidence, time } = useScreenMessages();
  const words = evidence.falls;
  const days = ({ from, to }: { from: string; to: string }) =>
    evidence.period(time.dayYear(Date.parse(from)), time.dayYear(Date.parse(to)));
  return (
    <>
      <section aria-labelledby="falls">
        <SectionHeading id="falls">{words.title}</SectionHeading>
        <p className="-mt-1 mb-2 max-w-[76ch] text-dense text-soft">{words.note}</p>
        {replay.falls.length === 0 ? (
          <p className="border-t border-line py-3 text-body text-soft">{words.none}</p>
        ) : (
          <OutcomeTable
            caption={words.title}
            heading={words.period}
            rows={replay.falls.map((fall) => ({
              key: fall.from,
              name: <span className="figures whitespace-nowrap">{days(fall)}</span>,
              ...(fall.crises.length === 0
                ? {}
                : { detail: words.named(fall.crises.map((id) => evidence.crises[id]).join(", ")) }),
              outcomes: fall.outcomes,
            }))}
          />
        )}
        {isPreview ? (
          <PlanTeaser slug={slug} title={words.locked} body={words.lockedBody} action={words.lockedAction} />
        ) : null}
      </section>
      {replay.crises.length === 0 ? null : (
        <section aria-labelledby="crises">
          <SectionHeading id="crises">{evidence.crisesIn.title}</SectionHeading>
          <p className="-mt-1 mb-2 max-w-[76ch] text-dense text-soft">{evidence.crisesIn.note}</p>
          <OutcomeTable
            caption={evidence.crisesIn.title}
            heading={evidence.crisesIn.crisis}
            rows={replay.crises.map((crisis) => ({
              key: crisis.id,
              name: evidence.crises[crisis.id],
              detail: days(crisis),
              outcomes: crisis.outcomes,
            }))}
          />
        </section>
      )}
    </>
  );
}
