import type { Metadata } from "next";
import { VENUES } from "@/lib/exchange/registry";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { ComparisonSection } from "./_components/comparison-section";
import { ExampleSection } from "./_components/example-section";
import { Hero } from "./_components/hero";
import { LadderSection } from "./_components/ladder-section";
import { MeasuresSection } from "./_components/measures-section";
import { PageSection } from "./_components/page-section";
import { TermList } from "./_components/term-list";
import { WaysIn } from "./_components/ways-in";
import { workedExample } from "./_components/worked-example";
import { publishedEvidence, studiedCases } from "./evidence/published";

const { marketing, shell } = getMessages(DEFAULT_LOCALE);
const { title, description } = marketing.meta;

export const metadata: Metadata = {
  title: { absolute: title },
  description,
  openGraph: { title, description, siteName: shell.brand, type: "website" },
  twitter: { card: "summary", title, description },
};

/** Landing: what this is, one trade worked out, what is measured, the ladder, what it does and costs, the keys, the limits. */
export default function LandingPage() {
  const example = workedExample();
  const { custody, limits, audience, closing } = marketing;
  const [weeks] = publishedEvidence().paths;
  const study = studiedCases().find(({ name }) => name === weeks?.case);
  return (
    <>
      <Hero example={example} />
      <ExampleSection example={example} />
      <MeasuresSection />
      <LadderSection />
      {weeks === undefined || study === undefined ? null : <ComparisonSection study={study} weeks={weeks} />}
      <PageSection
        id="custody"
        title={custody.title}
        lead={custody.lead}
        aside={<p className="mt-3 text-body text-soft">{custody.venues(VENUES.map(({ name }) => name).join(", "))}</p>}
      >
        <TermList items={custody.steps} isNumbered />
      </PageSection>
      <PageSection id="limits" title={limits.title} lead={limits.lead}>
        <TermList items={limits.items} />
      </PageSection>
      <PageSection id="audience" title={audience.title}>
        <TermList items={audience.items} />
      </PageSection>
      <PageSection id="closing" title={closing.title} lead={closing.body}>
        <WaysIn />
      </PageSection>
    </>
  );
}
