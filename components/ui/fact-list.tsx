import type { ReactNode } from "react";

/** FactList is named values under each other, hairlined. Put Facts in it. */
export function FactList({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <dl aria-label={label} className="border-t border-line text-dense">
      {children}
    </dl>
  );
}

interface FactProps {
  term: ReactNode;
  children: ReactNode;
  /** Said smaller after the value. */
  detail?: ReactNode;
}

/** Fact is one named value. */
export function Fact({ term, children, detail }: FactProps) {
  return (
    <div className="flex items-baseline justify-between gap-3 border-b border-line py-1.5">
      <dt className="text-soft">{term}</dt>
      <dd className="figures text-right text-ink">
        {children}
        {detail === undefined ? null : <span className="ml-1.5 text-caption text-muted">{detail}</span>}
      </dd>
    </div>
  );
}
