import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { publishedHeadline, publishedPrice } from "@/lib/format/published-evidence-text";
import { PathCharts } from "@/components/evidence/path-charts";
import { PageSection } from "../_components/page-section";
import { TermList } from "../_components/term-list";
import { CrisesSection } from "./_components/crises-section";
import { EqualVolatilitySection } from "./_components/equal-volatility-section";
import { GuardsSection } from "./_components/guards-section";
import { InsuranceSection } from "./_components/insurance-section";
import { MeasuresSection } from "./_components/measures-section";
import { ReproduceSection } from "./_components/reproduce-section";
import { RobustnessSection } from "./_components/robustness-section";
import { publishedEvidence, studiedCases } from "./published";

const messages = getMessages(DEFAULT_LOCALE);
const { evidencePage, shell, time } = messages;

export const metadata: Metadata = {
  title: evidencePage.metaTitle,
  description: evidencePage.metaDescription,
  openGraph: {
    title: `${evidencePage.metaTitle} \u00b7 ${shell.brand}`,
    description: evidencePage.metaDescription,
    siteName: shell.brand,
    type: "website",
  },
};

/** Evidence: what scaling risk did on real prices, what it cost, and what that does not show. Every figure is published. */
export default function EvidencePage() {
  const evidence = publishedEvidence();
  const cases = studiedCases();
  const { lead, support } = publishedHeadline(cases, messages);
  const [first] = cases;
  const day = (value: string) => time.dayYear(Date.parse(value));
  return (
    <>
      <header className="py-8 lg:py-14">
        <p className="eyebrow">{evidencePage.question}</p>
        <h1 className="mt-2 max-w-[44ch] text-headline font-semibold tracking-[-0.015em] text-balance text-ink">
          {lead}
        </h1>
        <p className="mt-3 max-w-[80ch] text-lead text-soft">{support}</p>
        <p className="mt-3 max-w-[80ch] text-lead text-ink">{publishedPrice(cases, messages)}</p>
      </header>
      <EqualVolatilitySection cases={cases} />
      <InsuranceSection cases={cases} />
      {first === undefined ? null : (
        <PageSection
          id="paths"
          title={evidencePage.paths.title}
          lead={evidencePage.paths.lead(day(first.own.from), day(first.own.to))}
        >
          <div className="flex flex-col gap-12">
            {evidence.paths.map(({ case: name, days, paths }) => (
              <PathCharts
                key={name}
                name={evidencePage.cases[name] ?? name}
                fileName={`evidence-${name.toLowerCase()}`}
                weeks={{ days, paths }}
              />
            ))}
          </div>
        </PageSection>
      )}
      <CrisesSection crises={evidence.crises} />
      <GuardsSection guards={evidence.guards} lossLimitFraction={evidence.provenance.lossLimitFraction} />
      <RobustnessSection variants={evidence.variants} />
      <MeasuresSection engine={evidence.engine} />
      <PageSection id="limits" title={evidencePage.limits.title}>
        <TermList items={evidencePage.limits.items} />
      </PageSection>
      <ReproduceSection provenance={evidence.provenance} />
    </>
  );
}
