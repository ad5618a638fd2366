import Link from "next/link";
import type { ReactNode } from "react";
import type { PublishedEvidence } from "@/lib/domain/evidence";
import { shareText } from "@/lib/format/evidence-text";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { formatNumber } from "@/lib/format/number";
import { PageSection } from "../../_components/page-section";

/** ReproduceSection is what the figures rest on and the command that makes them again. */
export function ReproduceSection({ provenance }: { provenance: PublishedEvidence["provenance"] }) {
  const { evidencePage, time } = getMessages(DEFAULT_LOCALE);
  const words = evidencePage.reproduce;
  const days = (cuts: PublishedEvidence["provenance"]["truncation"]) =>
    evidencePage.join(cuts.map(({ cut }) => time.dayYear(Date.parse(cut))));
  const failed = provenance.truncation.filter(({ identical }) => !identical);
  return (
    <PageSection id="reproduce" title={words.title} lead={words.lead}>
      <dl>
        <Fact term={words.command}>
          <code className="font-mono text-dense break-words text-ink">{provenance.command}</code>
        </Fact>
        <Fact term={words.data}>{provenance.data}</Fact>
        <Fact term={words.costs}>{words.costsText(formatNumber(provenance.costBps))}</Fact>
        <Fact term={words.policy}>{words.policyText(shareText(provenance.lossLimitFraction, 0))}</Fact>
        <Fact term={words.model}>{provenance.modelVersion}</Fact>
        <Fact term={words.intervals}>{words.intervalsText}</Fact>
        <Fact term={words.truncation}>
          {failed.length === 0
            ? words.truncationText(days(provenance.truncation))
            : words.truncationFailed(days(failed))}
        </Fact>
        <Fact term={words.terms}>
          <Link href="/learn" className="text-accent underline underline-offset-3">
            {words.termsLink}
          </Link>
        </Fact>
      </dl>
    </PageSection>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 first:pt-0 last:border-b-0 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <dt className="text-body font-medium text-ink">{term}</dt>
      <dd className="min-w-0 text-body text-soft">{children}</dd>
    </div>
  );
}
