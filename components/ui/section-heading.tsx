import type { ReactNode } from "react";

interface SectionHeadingProps {
  id?: string;
  children: ReactNode;
  aside?: ReactNode;
}

/** SectionHeading names a section; sections are separated by space and this, not by boxes. */
export function SectionHeading({ id, children, aside }: SectionHeadingProps) {
  return (
    <div className="mb-2 flex items-baseline justify-between gap-4">
      <h2 id={id} className="text-body font-medium text-ink">
        {children}
      </h2>
      {aside}
    </div>
  );
}
