"use client";

import type { EvidenceRow } from "@/lib/domain/evidence";
import { measuresCsv } from "@/lib/format/measures-csv";
import { CsvButton } from "@/components/ui/csv-button";

/** RowsCsvButton saves every measure of every case. */
export function RowsCsvButton({ title, rows }: { title: string; rows: readonly EvidenceRow[] }) {
  return <CsvButton title={title} fileName="evidence" write={() => measuresCsv(rows)} />;
}
