interface TermListProps {
  items: readonly { term: string; text: string }[];
  isNumbered?: boolean;
}

/** TermList is a definition list ruled with hairlines: what, then one or two sentences. */
export function TermList({ items, isNumbered = false }: TermListProps) {
  return (
    <dl>
      {items.map(({ term, text }, i) => (
        <div
          key={term}
          className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 first:pt-0 last:border-b-0 sm:grid-cols-[14rem_minmax(0,1fr)]"
        >
          <dt className="flex gap-2 text-body font-medium text-ink">
            {isNumbered ? (
              <span aria-hidden className="figures w-4 shrink-0 font-normal text-muted">
                {i + 1}
              </span>
            ) : null}
            {term}
          </dt>
          <dd className="max-w-[64ch] text-body text-soft">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
