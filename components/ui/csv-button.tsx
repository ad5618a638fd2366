"use client";

import { Download } from "lucide-react";
import { useUiMessages } from "@/components/i18n/use-ui-messages";

interface CsvButtonProps {
  /** What the file holds. */
  title: string;
  /** File name without extension. */
  fileName: string;
  /** Written on press, so that a figure that changes is written as it stands then. */
  write: () => string;
  /** What stands on the button instead of "CSV". */
  label?: string;
}

/** CsvButton saves a table as a file, without asking the server. */
export function CsvButton({ title, fileName, write, label }: CsvButtonProps) {
  const { ui } = useUiMessages();
  return (
    <button
      type="button"
      aria-label={ui.csvOf(title)}
      onClick={() => save(`${fileName}.csv`, write())}
      className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-1.5 text-dense text-soft hover:bg-hover hover:text-ink pointer-coarse:h-10"
    >
      <Download aria-hidden className="size-3.5" strokeWidth={1.75} />
      {label ?? ui.csv}
    </button>
  );
}

function save(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
