import type { PublishedEvidence } from "@/lib/domain/evidence";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { OutcomeTable } from "@/components/evidence/outcome-table";
import { PageSection } from "../../_components/page-section";

/** CrisesSection is every named crisis the data cover, case by case. */
export function CrisesSection({ crises }: { crises: PublishedEvidence["crises"] }) {
  const { evidence, evidencePage, time } = getMessages(DEFAULT_LOCALE);
  const names = [...new Set(crises.map((crisis) => crisis.case))];
  const day = (value: string) => time.dayYear(Date.parse(value));
  return (
    <PageSection id="crises" title={evidencePage.crises.title} lead={evidencePage.crises.lead}>
      <div className="flex flex-col gap-8">
        {names.map((name) => (
          <OutcomeTable
            key={name}
            caption={`${evidencePage.crises.title}: ${evidencePage.cases[name] ?? name}`}
            heading={evidencePage.cases[name] ?? name}
            rows={crises
              .filter((crisis) => crisis.case === name)
              .map(({ id, from, to, outcomes }) => ({
                key: id,
                name: evidence.crises[id],
                detail: evidence.period(day(from), day(to)),
                outcomes,
              }))}
          />
        ))}
      </div>
    </PageSection>
  );
}
