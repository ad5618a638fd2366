import type { ReactNode } from "react";
import { clsx } from "clsx";

export interface SumPart {
  key: string;
  label: string;
  value: ReactNode;
}

/** A line on phones; a column with the sum's sign before it on wide screens. */
const PART =
  "relative before:absolute before:bottom-0 before:left-3.5 before:text-body before:text-muted " +
  "max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:border-b max-sm:border-line max-sm:py-1.5 max-sm:last:border-b-0";

/** SumParts is a sum one can follow: parts, plus signs between them, and what they come to. */
export function SumParts({ parts, sum }: { parts: readonly SumPart[]; sum: SumPart }) {
  return (
    <dl className="figures flex flex-col border-y border-line sm:flex-row sm:flex-wrap sm:items-end sm:gap-y-3 sm:py-3">
      {parts.map(({ key, label, value }, index) => (
        <div key={key} className={clsx(PART, index > 0 && "sm:pl-9 sm:before:content-['+']")}>
          <dt className="eyebrow">{label}</dt>
          <dd className="text-body text-ink">{value}</dd>
        </div>
      ))}
      <div className={clsx(PART, "sm:pl-9 sm:before:content-['=']")}>
        <dt className="eyebrow">{sum.label}</dt>
        <dd className="text-body font-semibold text-ink">{sum.value}</dd>
      </div>
    </dl>
  );
}
