import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { PageSection } from "./page-section";

/** MeasuresSection defines each measure in one line, with its unit and how it is computed. */
export function MeasuresSection() {
  const { measures } = getMessages(DEFAULT_LOCALE).marketing;
  return (
    <PageSection id="measures" title={measures.title} lead={measures.lead}>
      <dl>
        {measures.items.map(({ term, text, unit, formula }) => (
          <div
            key={term}
            className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 first:pt-0 last:border-b-0 sm:grid-cols-[7rem_minmax(0,1fr)_minmax(0,17rem)]"
          >
            <dt className="text-body font-medium text-ink">{term}</dt>
            <dd className="text-body text-soft">{text}</dd>
            <dd className="text-dense">
              <span className="sr-only">{`${measures.unit}: `}</span>
              <span className="block text-ink">{unit}</span>
              <span className="sr-only">{`${measures.formula}: `}</span>
              <span className="block font-mono text-caption text-muted">{formula}</span>
            </dd>
          </div>
        ))}
      </dl>
    </PageSection>
  );
}
