"use client";

import type { ConfidenceState, TierOutcome } from "@/lib/domain/market-state";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { TierWord } from "@/components/risk/tier-word";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { ScoreParts } from "./score-parts";

/** ConfidenceSection is today's evidence part by part, what it lacks, and what followed such days. */
export function ConfidenceSection({ confidence }: { confidence: ConfidenceState }) {
  const { market } = useScreenMessages();
  const words = market.asset.confidence;
  const missing = confidence.missingInputs.map((id) => market.asset.part[id] ?? id);
  return (
    <section aria-labelledby="confidence">
      <SectionHeading id="confidence" aside={confidence.score === null ? null : <TierWord tier={confidence.tier} />}>
        <Term name="confidence">{words.title}</Term>
      </SectionHeading>
      <p className="-mt-1 mb-2 text-dense text-soft">
        {confidence.percentile === null
          ? words.noScore
          : words.note(textOf(percent(confidence.percentile, { decimals: 0 })))}
      </p>
      <ScoreParts caption={words.title} parts={confidence.components} />
      <p className="mt-2 text-caption text-muted">
        {missing.length === 0 ? words.complete : words.missing(missing.join(", "))}
      </p>
      <h3 className="mt-5 text-body font-medium text-ink">{words.outcomes}</h3>
      <p className="mt-0.5 mb-2 text-dense text-soft">{words.outcomesNote}</p>
      <Outcomes outcomes={confidence.outcomes} />
      <p className="mt-2 text-caption text-muted">{confidence.isProvisional ? words.provisional : words.proven}</p>
    </section>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly TierOutcome[] }) {
  const { market } = useScreenMessages();
  const words = market.asset.confidence;
  return (
    <Table
      caption={words.outcomes}
      head={
        <>
          <Th>{words.tier}</Th>
          <Th isFigure>{words.hits}</Th>
          <Th isFigure>{words.cases}</Th>
        </>
      }
    >
      {outcomes.map(({ tier, hits, cases }) => (
        <Tr key={tier}>
          <Td>{tier === "all" ? <span className="text-soft">{words.all}</span> : <TierWord tier={tier} />}</Td>
          <Td isFigure>{textOf(cases === 0 ? NOT_KNOWN : percent(hits / cases, { decimals: 0 }))}</Td>
          <Td isFigure className="text-soft">
            {cases}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
