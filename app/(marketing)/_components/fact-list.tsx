interface FactListProps {
  id: string;
  title: string;
  lead?: string;
  rows: readonly (readonly string[])[];
}

/** FactList is a titled list of term and sentence, hairlined, two columns on wide screens. */
export function FactList({ id, title, lead, rows }: FactListProps) {
  return (
    <section aria-labelledby={id} className="grid gap-x-12 gap-y-4 lg:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
      <div>
        <h2 id={id} className="text-title font-semibold tracking-[-0.01em] text-ink">
          {title}
        </h2>
        {lead === undefined ? null : <p className="mt-2 text-body text-soft">{lead}</p>}
      </div>
      <dl>
        {rows.map(([term, text]) => (
          <div key={term} className="grid gap-x-8 gap-y-0.5 border-t border-line py-3 sm:grid-cols-[14rem_1fr]">
            <dt className="text-body font-medium text-ink">{term}</dt>
            <dd className="max-w-[64ch] text-body text-soft">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
