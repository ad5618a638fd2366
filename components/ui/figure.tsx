import type { ReactNode } from "react";
import { clsx } from "clsx";

interface FigureProps {
  label: ReactNode;
  /** The value with its unit, set large. */
  value: ReactNode;
  /** A second value, such as the target after an arrow, or a word. */
  beside?: ReactNode;
  /** Change since yesterday, in words with its sign. */
  delta?: ReactNode;
  /** Sparkline or scale; keeps its height when empty so that nothing jumps. */
  drawing?: ReactNode;
  /** Rests on old data: dimmed; say the age near it. */
  isStale?: boolean;
  className?: string;
}

/** Figure is one number with its name, its change and its place. No box: hairlines come from the row around it. */
export function Figure({ label, value, beside, delta, drawing, isStale = false, className }: FigureProps) {
  return (
    <div className={clsx("flex min-w-0 flex-col", className)}>
      <dt className="eyebrow whitespace-nowrap">{label}</dt>
      <dd className="mt-1 flex h-7 items-baseline gap-1.5 whitespace-nowrap">
        <span className={clsx("figures text-figure font-medium tracking-tight", isStale ? "text-muted" : "text-ink")}>
          {value}
        </span>
        {beside === undefined ? null : <span className="figures text-body text-soft">{beside}</span>}
      </dd>
      <dd className="figures mt-0.5 min-h-4 whitespace-nowrap text-caption text-muted">{delta}</dd>
      {drawing === undefined ? null : <dd className="mt-2 h-4">{drawing}</dd>}
    </div>
  );
}
