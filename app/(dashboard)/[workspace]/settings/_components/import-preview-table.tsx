"use client";

import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ImportedRow, ImportKind, ImportPreviewRow } from "@/lib/domain/import-views";
import { quantity } from "@/lib/format/quantity";
import { utcParts } from "@/lib/format/utc-parts";

/** Enough to see a column taken for another. */
const SHOWN = 8;

/** ImportPreviewTable shows rows as they were read, so that a column taken for another is seen before it counts. */
export function ImportPreviewTable({ kind, rows }: { kind: ImportKind; rows: readonly ImportPreviewRow[] }) {
  const { imports: words } = useAccountMessages();
  return (
    <section aria-labelledby="import-rows">
      <SectionHeading id="import-rows">{words.found.firstRows}</SectionHeading>
      <Table
        caption={words.found.firstRows}
        head={
          <>
            <Th isFigure>{words.errorList.line}</Th>
            {words.columns[kind].map((name) => (
              <Th key={name}>{name}</Th>
            ))}
          </>
        }
      >
        {rows.slice(0, SHOWN).map(({ line, row }) => (
          <Tr key={line}>
            <Td isFigure className="text-muted">
              {line}
            </Td>
            {cellsOf(row).map((cell, at) => (
              <Td key={words.columns[kind][at]} className="figures whitespace-nowrap">
                {cell}
              </Td>
            ))}
          </Tr>
        ))}
      </Table>
    </section>
  );
}

function cellsOf(row: ImportedRow): string[] {
  switch (row.kind) {
    case "trades": {
      const { isoDate, time } = utcParts(row.eventAt);
      const fee = row.feeAsset === "" ? "" : `${quantity(row.feeAmount)} ${row.feeAsset}`;
      return [
        `${isoDate} ${time}`,
        `${row.base}/${row.quote}`,
        row.side,
        quantity(row.quantity),
        quantity(row.price),
        fee,
      ];
    }
    case "positions":
      return [
        row.asset,
        quantity(row.quantity),
        row.place,
        row.note,
        row.priceUsd === null ? "" : quantity(row.priceUsd),
      ];
    case "prices":
      return [row.day, row.asset, quantity(row.price), row.currency];
  }
}
