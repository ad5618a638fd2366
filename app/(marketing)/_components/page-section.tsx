import type { ReactNode } from "react";

interface PageSectionProps {
  id: string;
  title: string;
  lead?: string;
  /** Below the lead, in the narrow column. */
  aside?: ReactNode;
  children: ReactNode;
}

/** PageSection is a heading in a narrow column and its substance beside it, like a page of a data sheet. */
export function PageSection({ id, title, lead, aside, children }: PageSectionProps) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-6 border-t border-line py-10 lg:grid-cols-[19rem_minmax(0,1fr)] lg:py-14"
    >
      <div>
        <h2 id={id} className="text-title font-semibold text-balance text-ink">
          {title}
        </h2>
        {lead === undefined ? null : <p className="mt-2 max-w-[60ch] text-body text-soft">{lead}</p>}
        {aside}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
