import type { ReactNode } from "react";

/** AuthHeading is the page's question and one sentence about it. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-6">
      <h1 className="text-headline font-medium text-balance">{title}</h1>
      {children === undefined ? null : <p className="mt-2 text-body text-soft">{children}</p>}
    </div>
  );
}
