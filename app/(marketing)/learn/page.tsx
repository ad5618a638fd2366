import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import type { GlossaryTerm } from "@/lib/format/messages/en/glossary";
import { getMessages } from "@/lib/format/messages/get-messages";
import { PageSection } from "../_components/page-section";
import { termsIn } from "./glossary-groups";

const { glossary, learn, shell } = getMessages(DEFAULT_LOCALE);
// Object.keys forgets the names it has; they are the glossary's.
const TERMS = Object.keys(glossary) as GlossaryTerm[];
const GROUPS = Object.keys(learn.groups) as (keyof typeof learn.groups)[];

export const metadata: Metadata = {
  title: learn.metaTitle,
  description: learn.metaDescription,
  openGraph: {
    title: `${learn.metaTitle} \u00b7 ${shell.brand}`,
    description: learn.metaDescription,
    siteName: shell.brand,
    type: "website",
  },
};

/** Glossary: what every term means and how it is computed; hints on the screens lead here. */
export default function LearnPage() {
  return (
    <>
      <header className="py-8 lg:py-14">
        <h1 className="text-headline font-semibold tracking-[-0.02em] text-ink lg:text-display">{learn.title}</h1>
        <p className="mt-3 max-w-[62ch] text-lead text-soft">{learn.lead}</p>
      </header>
      {GROUPS.map((group) => (
        <PageSection key={group} id={group} title={learn.groups[group]}>
          <dl>
            {termsIn(group, TERMS).map((term) => (
              <GlossaryEntry key={term} term={term} />
            ))}
          </dl>
        </PageSection>
      ))}
    </>
  );
}

function GlossaryEntry({ term }: { term: GlossaryTerm }) {
  const { term: name, text } = glossary[term];
  const { formula, source } = learn.formulas[term];
  return (
    <div
      id={term}
      className="grid scroll-mt-4 gap-x-6 gap-y-0.5 border-b border-line py-3 target:bg-selected first:pt-0 last:border-b-0 sm:grid-cols-[10rem_minmax(0,1fr)_minmax(0,17rem)]"
    >
      <dt className="text-body font-medium text-ink first-letter:uppercase">{name}</dt>
      <dd className="text-body text-soft">{text}</dd>
      <dd className="text-dense">
        <span className="sr-only">{`${learn.formula}: `}</span>
        <span className="block font-mono text-caption text-ink">{formula}</span>
        <span className="sr-only">{`${learn.source}: `}</span>
        <span className="block text-caption text-muted">{source}</span>
      </dd>
    </div>
  );
}
