"use client";

import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { useUiMessages } from "@/components/i18n/use-ui-messages";

interface TableToggleProps {
  /** What the table or chart is of. */
  title: string;
  view: "chart" | "table";
  onChange: (view: "chart" | "table") => void;
}

/** TableToggle swaps a drawing for the table of the same data; `t` does the same inside the figure. */
export function TableToggle({ title, view, onChange }: TableToggleProps) {
  const { ui } = useUiMessages();
  const isTable = view === "table";
  const Icon = isTable ? ChartNoAxesColumn : Table2;
  return (
    <button
      type="button"
      aria-pressed={isTable}
      aria-label={ui.tableOf(title)}
      aria-keyshortcuts="t"
      onClick={() => onChange(isTable ? "chart" : "table")}
      className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-1.5 text-dense text-soft hover:bg-hover hover:text-ink pointer-coarse:h-10"
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={1.75} />
      {isTable ? ui.showChart : ui.showTable}
    </button>
  );
}
