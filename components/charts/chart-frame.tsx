"use client";

import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { CsvButton } from "@/components/ui/csv-button";
import { TableToggle } from "@/components/ui/table-toggle";

interface ChartFrameProps {
  title: string;
  /** How to read it, in one line. */
  note?: ReactNode;
  /** Controls beside the title, such as a choice of window. */
  tools?: ReactNode;
  chart: ReactNode;
  /** The same data as a table; `t` swaps the two. */
  table: ReactNode;
  csv: { fileName: string; write: () => string };
}

/** ChartFrame is a drawing with its title, the table of the same data one key away, and that table as a file. */
export function ChartFrame({ title, note, tools, chart, table, csv }: ChartFrameProps) {
  const id = useId();
  const [view, setView] = useState<"chart" | "table">("chart");
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "t" && !event.metaKey && !event.ctrlKey) setView(view === "chart" ? "table" : "chart");
  };
  return (
    <figure aria-labelledby={id} onKeyDown={onKeyDown} className="min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <figcaption>
          <h2 id={id} className="text-body font-medium text-ink">
            {title}
          </h2>
        </figcaption>
        <div className="flex flex-wrap items-center gap-1">
          {tools}
          <CsvButton title={title} {...csv} />
          <TableToggle title={title} view={view} onChange={setView} />
        </div>
      </div>
      {note === undefined ? null : <p className="mt-0.5 max-w-[76ch] text-dense text-soft">{note}</p>}
      <div className="mt-3">{view === "chart" ? chart : table}</div>
    </figure>
  );
}
