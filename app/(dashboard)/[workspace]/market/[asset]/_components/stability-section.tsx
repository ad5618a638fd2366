"use client";

import type { StabilityState } from "@/lib/domain/market-state";
import { formatNumber } from "@/lib/format/number";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { SectionHeading } from "@/components/ui/section-heading";
import { Term } from "@/components/ui/term";
import { ScoreParts } from "./score-parts";

/** StabilitySection is the stability score with every part it is made of. */
export function StabilitySection({ stability }: { stability: StabilityState }) {
  const { market } = useScreenMessages();
  const { parts, stability: words } = market.asset;
  return (
    <section aria-labelledby="stability">
      <SectionHeading
        id="stability"
        aside={
          <span className="figures text-dense text-ink">
            {stability.score === null ? parts.noTotal : parts.total(formatNumber(stability.score))}
          </span>
        }
      >
        <Term name="stability">{words.title}</Term>
      </SectionHeading>
      <p className="-mt-1 mb-2 text-dense text-soft">{words.note}</p>
      <ScoreParts caption={words.title} parts={stability.components} />
    </section>
  );
}
