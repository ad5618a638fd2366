import type { ReactNode } from "react";
import { clsx } from "clsx";

/** A hairline stands left of every cell; the first column's falls outside the row. */
const ROW =
  "grid grid-cols-2 gap-y-4 overflow-hidden border-y border-line py-4 *:-ml-px *:border-l *:border-line *:px-4 md:gap-y-0 md:*:px-5";

const COLUMNS = { 2: "md:grid-cols-2", 3: "md:grid-cols-3", 4: "md:grid-cols-4" } as const;

interface FigureRowProps {
  /** What these figures are, read by assistive technology. */
  label: string;
  columns: keyof typeof COLUMNS;
  /** Figures. */
  children: ReactNode;
}

/** FigureRow holds a screen's key figures: one line on wide screens, two columns on phones. */
export function FigureRow({ label, columns, children }: FigureRowProps) {
  return (
    <div className="overflow-hidden">
      <dl aria-label={label} className={clsx("-ml-4 md:-ml-5", ROW, COLUMNS[columns])}>
        {children}
      </dl>
    </div>
  );
}
